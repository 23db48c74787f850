/**
 * Reads what an answer of the server's says about single fields: `details.fields`, messages by path. What is wrong with
 * the third tag is wrong with the tags; the first message of a field counts, and what is no text is left out. Never throws.
 */
export function fieldMessages(named: unknown): Readonly<Record<string, string>> {
  const fields = new Map<string, string>();
  for (const [path, message] of Object.entries(named instanceof Object ? named : {})) {
    const field = path.split(".")[0] ?? path;
    if (typeof message === "string" && !fields.has(field)) fields.set(field, message);
  }
  return Object.fromEntries(fields);
}
