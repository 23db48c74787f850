declare const made: unique symbol;

/** Markup in which every value was escaped. Only `markup` makes one: what comes as data cannot pass for it. */
export interface Markup {
  readonly [made]: true;
  /** Under the name that React asks for. */
  readonly __html: string;
}

type Value = string | number | false | null | undefined | Markup | readonly Markup[];

// Known by itself, not by its class: React sends plain objects only from the server's components to the browser.
const known = new WeakSet<object>();

/**
 * Puts markup together, for what stands on a page in large numbers and does nothing: React takes many
 * times as long for elements. The template's own words stay as they are, values are escaped, for text
 * and for attributes in double quotes; `null`, `undefined` and `false` are nothing.
 *
 *     <p {...holding(markup`<b title="${title}">${name}</b>`)} />
 */
export function markup(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  let html = strings[0] ?? "";
  values.forEach((value, at) => {
    html += htmlOf(value) + (strings[at + 1] ?? "");
  });
  const result = { __html: html } as Markup;
  known.add(result);
  return result;
}

/**
 * What makes an element hold markup, to spread into it. The one way in for markup: nothing else sets
 * `dangerouslySetInnerHTML`, and what `markup` did not make is escaped here too.
 */
export function holding(value: Markup): { dangerouslySetInnerHTML: { __html: string } } {
  return { dangerouslySetInnerHTML: { __html: htmlOf(value) } };
}

function htmlOf(value: Value): string {
  if (value === null || value === undefined || value === false) return "";
  if (typeof value !== "object") return escaped(String(value));
  if (isList(value)) return value.map(htmlOf).join("");
  return known.has(value) ? value.__html : escaped(String(value));
}

function isList(value: Markup | readonly Markup[]): value is readonly Markup[] {
  return Array.isArray(value);
}

function escaped(text: string): string {
  if (!/[&<>"']/.test(text)) return text;
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
