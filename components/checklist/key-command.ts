import { answerOfKey } from "@/components/saving/answer-choice";
import type { Answer } from "@/lib/core/model/words";

/** What a key asks for. */
export type KeyCommand =
  | { readonly kind: "answer"; readonly answer: Answer | null }
  | { readonly kind: "move"; readonly step: 1 | -1 }
  | { readonly kind: "note" }
  | { readonly kind: "undo" }
  | { readonly kind: "next-unanswered" }
  | { readonly kind: "keys" };

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">;

/** Where a key was pressed: typing is never taken for a command, and arrows belong to what they move. */
export type KeyPlace = "text" | "choice" | "page";

/** The command of a key, or null when the key belongs to the browser or to the field. */
export function keyCommand(pressed: Pressed, place: KeyPlace): KeyCommand | null {
  if (place === "text" || pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  const answer = answerOfKey(pressed.key);
  if (answer !== undefined) return { kind: "answer", answer };
  switch (pressed.key) {
    case "ArrowDown":
      return place === "choice" ? null : { kind: "move", step: 1 };
    case "ArrowUp":
      return place === "choice" ? null : { kind: "move", step: -1 };
    case "j":
    case "J":
      return { kind: "move", step: 1 };
    case "k":
    case "K":
      return { kind: "move", step: -1 };
    case "n":
    case "N":
      return { kind: "note" };
    case "u":
    case "U":
      return { kind: "undo" };
    case ".":
      return { kind: "next-unanswered" };
    case "?":
      return { kind: "keys" };
    default:
      return null;
  }
}

/** Where an event's target stands. */
export function keyPlace(target: EventTarget | null): KeyPlace {
  if (!(target instanceof HTMLElement)) return "page";
  if (target.isContentEditable || target.closest("dialog, [role=menu]")) return "text";
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return "text";
  if (target instanceof HTMLInputElement) {
    if (target.type === "radio") return "choice";
    return target.type === "checkbox" ? "page" : "text";
  }
  return target.closest("[role=tab], [role=tabpanel] pre, pre") ? "choice" : "page";
}
