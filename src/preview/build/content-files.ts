/** A preview has no folder. */
export const contentDir = (): string => '';
