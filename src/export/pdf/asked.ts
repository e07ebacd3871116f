/** The entry among the properties of a PDF that says what its fields ask: `Asked` as JSON. */
export const askedEntry = 'Fragebogen';
