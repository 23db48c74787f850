/** What the caller can mend: it is printed without a stack, and the command ends with 2. */
export class UsageError extends Error {}
