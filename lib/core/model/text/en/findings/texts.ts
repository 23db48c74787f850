/** The values of a finding's message, such as a service's name or a line's words; never a secret. */
export type FindingValues = Readonly<Record<string, string>>;

/** A sentence per code. A value that a sentence needs and doesn't get reads "…". */
export type FindingTexts = Readonly<Record<string, (values: FindingValues) => string>>;
