import { useEffect, useRef } from "react";
import { keyCommand, keyPlace } from "@/components/checklist/key-command";
import { controlById, isControlId } from "@/lib/core/model/controls";
import type { Answer, ControlId } from "@/lib/core/model/words";

/** Lets the keys 0 to 5 answer the question (`data-question`) that holds the focus. */
export function useAnswerKeys(
  isOn: boolean,
  onAnswer: (control: ControlId, answer: Answer | null) => void,
): void {
  const latest = useRef(onAnswer);
  useEffect(() => {
    latest.current = onAnswer;
  });

  useEffect(() => {
    if (!isOn) return;
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || !(event.target instanceof Element)) return;
      const control = event.target.closest<HTMLElement>("[data-question]")?.dataset.question ?? "";
      const command = keyCommand(event, keyPlace(event.target));
      if (!isControlId(control) || command?.kind !== "answer") return;
      const isNever = command.answer === "not_applicable" && controlById(control).na === "never";
      if (isNever) return;
      event.preventDefault();
      latest.current(control, command.answer);
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [isOn]);
}
