import { useEffect, useEffectEvent } from "react";
import { keyCommand, keyPlace } from "@/components/checklist/key-command";
import { controlById, isControlId } from "@/lib/core/model/controls";
import type { Answer, ControlId } from "@/lib/core/model/words";

/** Lets the keys 0 to 5 answer the question (`data-question`) that holds the focus. */
export function useAnswerKeys(
  isOn: boolean,
  onAnswer: (control: ControlId, answer: Answer | null) => void,
): void {
  const take = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || !(event.target instanceof Element)) return;
    const control = event.target.closest<HTMLElement>("[data-question]")?.dataset.question ?? "";
    const command = keyCommand(event, keyPlace(event.target));
    if (!isControlId(control) || command?.kind !== "answer") return;
    if (command.answer === "not_applicable" && controlById(control).na === "never") return;
    event.preventDefault();
    onAnswer(control, command.answer);
  });
  useEffect(() => {
    if (!isOn) return;
    const listener = (event: KeyboardEvent) => take(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, [isOn]);
}
