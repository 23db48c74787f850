import { controlText } from "@/lib/core/exports/control-text";
import type { ControlId } from "@/lib/core/model/words";
import { write } from "./output";
import { shown, standardOutput } from "./terminal";

/** Prints what a control asks for. */
export function explain(control: ControlId): 0 {
  write(1, shown(controlText(control), standardOutput()));
  return 0;
}
