import type { ControlId } from "@/lib/core/model/words";

/** What the address switches on. */
export interface SwitchedOn {
  /** In the order of the roadmap. */
  readonly on: readonly ControlId[];
  /** Named there, but no step of this roadmap: done meanwhile, or mistyped. */
  readonly gone: number;
}

const SEPARATOR = ",";

/** Reads `?with=CTR-2,NET-1`. Anything may stand there: what is no step is counted, not shown. */
export function readWith(
  text: string | readonly string[] | undefined,
  steps: readonly ControlId[],
): SwitchedOn {
  const named = new Set(
    [text ?? []]
      .flat()
      .flatMap((part) => part.split(SEPARATOR))
      .map((part) => part.trim().toUpperCase())
      .filter((part) => part !== ""),
  );
  const on = steps.filter((control) => named.has(control));
  return { on, gone: named.size - on.length };
}

/** The address with these steps switched on, everything else in it kept; a plain one where none is. */
export function writeWith(address: string, on: readonly ControlId[]): string {
  const url = new URL(address);
  url.searchParams.delete("with");
  if (on.length === 0) return url.href;
  // Ids need no escapes, and an address that people read aloud should have none.
  const rest = url.searchParams.toString();
  url.search = `${rest}${rest ? "&" : ""}with=${on.join(SEPARATOR)}`;
  return url.href;
}
