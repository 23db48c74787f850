import type { ActionResult } from "@/lib/actions/run-action";
import { fieldMessages } from "@/lib/schemas/field-messages";
import type { ProjectSettings } from "@/lib/schemas/project";

/** What an action on projects comes back with. */
export type ProjectResult = ActionResult<{ readonly id: string }>;

/** Why something was not done, as a form shows it. */
export interface Refused {
  readonly message: string;
  /** A message by name of field. */
  readonly fields: Readonly<Record<string, string>>;
  readonly isSignedOut: boolean;
  /** What the project says now, where somebody else changed it in the meantime. */
  readonly current?: ProjectSettings;
}

const NO_ANSWER: Refused = {
  message:
    "The server did not answer, so whether this was done is not known. What you typed is still here; look in another tab before you try again.",
  fields: {},
  isSignedOut: false,
};

/** Runs an action and returns what it made, or why it was refused. Never throws. */
export async function attempt<T extends object>(
  action: () => Promise<ActionResult<T>>,
): Promise<T | { readonly refused: Refused }> {
  const result = await action().catch(() => null);
  if (!result) return { refused: NO_ANSWER };
  if (result.ok) return result.value;
  const { message, details, code } = result;
  const isSignedOut = code === "UNAUTHENTICATED";
  const refused = { message, fields: fieldMessages(details.fields), isSignedOut };
  if (code !== "CONFLICT" || !details.current) return { refused };
  return { refused: { ...refused, current: details.current as ProjectSettings } }; // the server's own
}
