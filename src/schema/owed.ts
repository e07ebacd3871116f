import type { FieldMeta } from './fields.ts';

/** Whether a value is missing that only the owner of the platform can supply. */
export const isOwed = ({ owner }: FieldMeta, value: unknown): boolean => owner === true && value === '';
