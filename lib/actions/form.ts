import "server-only";
import { fieldMessages } from "@/lib/schemas/field-messages";
import type { FormState } from "./account";
import type { ActionResult } from "./run-action";

/** A text field of a form that was sent; empty when it is missing or a file. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** What a form shows of how it went, with what was typed, less the passwords. */
export function stateOf(
  result: ActionResult<unknown>,
  values: Record<string, string> = {},
): FormState {
  if (result.ok) return { done: true };
  // A new password that the schema refuses has no name: it is checked alone.
  const { "": unnamed, ...named } = fieldMessages(result.details.fields);
  const fields = unnamed === undefined ? named : { password: unnamed, ...named };
  return { message: result.message, fields, values };
}
