import type { Step } from "@/lib/core/scoring/types";

type Switchable = Pick<Step, "control" | "kind">;

/** What the address switches on. */
export interface SwitchedOn<S> {
  /** In the order of the roadmap. */
  readonly on: readonly S[];
  /** Named there, but no step of this roadmap: done meanwhile, or mistyped. */
  readonly gone: number;
}

/**
 * A step in the address: its control, and for a proof that it is one. A link to a step that was done
 * since must not turn into a link to its proof.
 */
function nameOf({ control, kind }: Switchable): string {
  return kind === "prove" ? `${control}-proven` : control;
}

/** Reads `CTR-2,PRG-1-proven`. Anything may stand there: what is no step is counted, not shown. */
export function readWith<S extends Switchable>(text: string, steps: readonly S[]): SwitchedOn<S> {
  const named = new Set(
    text
      .split(",")
      .map((part) => part.trim().toUpperCase())
      .filter((part) => part !== ""),
  );
  const on = steps.filter((step) => named.has(nameOf(step).toUpperCase()));
  return { on, gone: named.size - on.length };
}

/** What `readWith` reads back. */
export function writeWith(on: readonly Switchable[]): string {
  return on.map(nameOf).join(",");
}

/** An address with `with` set to a text, everything else in it kept; without it where the text is empty. */
export function addressWith(address: string, text: string): string {
  const url = new URL(address);
  url.searchParams.delete("with");
  const rest = url.searchParams.toString();
  // Ids need no escapes, and an address that people read aloud should have none.
  const parts = [rest, text && `with=${text}`].filter((part) => part !== "");
  url.search = parts.join("&");
  return url.href;
}
