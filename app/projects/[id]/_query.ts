/** What an address says under a name, once or several times. */
export type QueryValue = string | string[] | undefined;

/** The one value of it that counts: the first. */
export function one(value: QueryValue): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
