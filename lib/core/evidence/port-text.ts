import type { Port } from "./container";
import type { Setting, Span } from "./source";

/** What can't be resolved in a text: the mark that stands there for it, and the name of what it hangs on. */
export interface Open {
  readonly mark: string;
  readonly name: string;
}

/** A port in the short form, `[[ADDRESS:]HOST:]CONTAINER[/PROTOCOL]`: what stands between its colons, from the last on. */
interface ShortPort {
  readonly between: readonly string[];
  readonly protocol: string;
}

/** Reads a port of the short form; null where it is none. */
export function shortPort({ between, protocol }: ShortPort, open: Open, at: Span): Port | null {
  const [container = "", host] = between;
  const numbers = portNumbers(container, host, open.mark);
  const address = addressOf(between, open, at);
  if (!numbers || (address?.value !== undefined && !isAddress(address.value))) return null;
  return { at, protocol, address, ...numbers };
}

/** A variable that stands first may bring an address along: it is put in before the text is split. */
function addressOf(
  between: readonly string[],
  { mark, name }: Open,
  at: Span,
): Setting<string> | null {
  if (between.at(-1)?.includes(mark)) return { unresolved: name, at };
  const text = (between[2] ?? "").replace(/^\[(.*)\]$/, "$1");
  return text === "" ? null : { value: text, at };
}

/** Whether a text is an IP address, as a published port wants one: a name such as `localhost` is refused. */
export function isAddress(text: string): boolean {
  const plain = text.replace(/^\[(.*)\]$/, "$1");
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(plain)) {
    return plain.split(".").every((part) => Number(part) <= 255);
  }
  // An IPv6 address has eight groups, or leaves some out in one place.
  const isWhole = plain.includes("::") || plain.split(":").length >= 7;
  return isWhole && /^[\da-f:.]+(?:%\w+)?$/i.test(plain);
}

/**
 * The numbers inside and outside, each one or a range; null where they are none, or ranges that don't fit. A single port
 * takes a free one of a range outside.
 */
export function portNumbers(
  container: string,
  host: string | undefined,
  mark: string,
): Pick<Port, "container" | "span" | "host" | "choices"> | null {
  const inside = rangeOf(container, mark);
  if (!inside) return null;
  if (host === undefined || host === "") return { container: inside.first, span: inside.span };
  const outside = rangeOf(host, mark);
  if (!outside) return null;
  const numbers = { container: inside.first, span: inside.span, host: outside.first };
  if (inside.first === null || outside.first === null || inside.span === outside.span) {
    return numbers;
  }
  return inside.span === 1 ? { choices: outside.span, ...numbers } : null;
}

/** What a port is called: one by its number, a range by its ends. */
export function portRange(first: number | null | undefined, span: number): string {
  if (typeof first !== "number") return "…";
  return span > 1 ? `${first}-${first + span - 1}` : String(first);
}

/** The first number of a range and how many it holds; the number is null behind a variable, all is null for no number. */
function rangeOf(text: string, mark: string): { first: number | null; span: number } | null {
  if (text.includes(mark)) return { first: null, span: 1 };
  const parts = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text.trim());
  if (!parts) return null;
  const first = Number(parts[1]);
  const last = Number(parts[2] ?? first);
  return first <= last && last <= 65_535 ? { first, span: last - first + 1 } : null;
}
