/**
 * What opens an expression of Jinja, Go's templates (Helm) or ERB, and what closes it. Docker's own templates, which it
 * fills in when a container starts, are none.
 */
const MARK =
  /\{\{(?!\s*\.(?:Node|Service|Task|Name|ID|Image\w*|FullID|DaemonName|ExtraAttributes)\b)|\{%[-+ ]|\{#[- ]|<%[-=# ]/;
const CLOSING: Readonly<Record<string, string>> = {
  "{{": "}}",
  "{%": "%}",
  "{#": "#}",
  "<%": "%>",
};

/** Where a text holds the first expression of a template; -1 where it holds none. */
export function templateAt(text: string): number {
  return text.search(MARK);
}

/** What closes the expression that a text begins with; null where it begins with none. */
export function closingOf(text: string): string | null {
  return templateAt(text.slice(0, 80)) === 0 ? (CLOSING[text.slice(0, 2)] ?? null) : null;
}
