import type { Port } from "../container";
import type { ShellWord } from "../shell/read";
import type { Setting } from "../source";
import { splitAtColons } from "./split-at-colons";

/** `[[ADDRESS:]HOST:]CONTAINER[/PROTOCOL]` of `docker run -p`; null where it is no port. */
export function portOf({ value, at, unresolved }: ShellWord): Port | null {
  if (value.length > 500) return null;
  const slash = value.lastIndexOf("/");
  const protocol = slash < 0 ? "tcp" : value.slice(slash + 1).toLowerCase();
  const numbers = slash < 0 ? value : value.slice(0, slash);
  const parts = splitAtColons(numbers);
  const container = rangeOf(parts.pop() ?? "");
  if (container === undefined) return null;
  const hostText = parts.pop();
  const addressText = parts.join(":").replace(/^\[(.*)\]$/, "$1");
  const host = hostText === undefined || hostText === "" ? null : rangeOf(hostText);
  if (host === undefined) return null;
  const address: Setting<string> | null =
    addressText === ""
      ? null
      : addressText.includes("$")
        ? { unresolved: unresolved ?? addressText, at }
        : { value: addressText, at };
  return {
    at,
    ...(host === null ? {} : { host: host.first }),
    container: container.first,
    address,
    protocol,
    span: container.span,
  };
}

/** A number or a range; first is null where it hangs on a variable, all is undefined where it is neither. */
function rangeOf(
  text: string,
): { readonly first: number | null; readonly span: number } | undefined {
  if (text.includes("$")) return { first: null, span: 1 };
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text);
  if (!match) return undefined;
  const first = Number(match[1]);
  return { first, span: Math.max(1, Number(match[2] ?? first) - first + 1) };
}
