import { LoadLine } from "@/components/load-line/load-line";
import { loadLineOf } from "@/components/load-line/state";
import { assess } from "@/lib/core/scoring/assess";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";

/** The load line before anything was assessed. */
export function EmptyLine() {
  const nothing = assess({}, { target: 2, asOf: "2026-01-01", policy: DEFAULT_POLICY });
  return <LoadLine {...loadLineOf(nothing)} sentence="Not assessed" />;
}
