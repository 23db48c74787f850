import type { ActionResult } from "@/lib/actions/run-action";
import type { ControlId } from "@/lib/core/model/words";
import { fieldMessages } from "@/lib/schemas/field-messages";
import { type AnswerRecord, readDraft } from "./draft";
import type { Outcome, Sent } from "./entries";

/** A request that has not been answered by then is taken for lost, and sent again. */
const PATIENCE = 20_000;

/** Sends one save of a member and says what came of it. Never rejects. */
export async function sendAnswer(
  projectId: string,
  me: string,
  control: ControlId,
  { draft, version }: Sent,
): Promise<Outcome> {
  try {
    const response = await fetch(`/api/projects/${projectId}/answers/${control}`, {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ typedBy: me, version, ...draft }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    const result = await readResult(response);
    return result ? outcomeOf(result) : unreadable(response.status);
  } catch {
    return { kind: "failed", why: "offline", maybeSaved: true };
  }
}

/** What the server's answer means for what was sent. */
function outcomeOf(result: ActionResult<AnswerRecord>): Outcome {
  if (result.ok) return { kind: "saved", record: result.value };
  const { code, message, details } = result;
  switch (code) {
    case "CONFLICT":
      return { kind: "conflict", current: readRecord(details.current) };
    case "UNAUTHENTICATED":
      return { kind: "failed", why: "signed-out", maybeSaved: false };
    case "RATE_LIMITED":
      return { kind: "failed", why: "busy", maybeSaved: false };
    case "UNAVAILABLE":
    case "UNEXPECTED":
      return { kind: "failed", why: "unavailable", maybeSaved: true };
    default: {
      const readOnly = Boolean(details.readOnly);
      return { kind: "refused", message, fields: fieldMessages(details.fields), readOnly };
    }
  }
}

/** Something between here and the app answered, or an app of another version that has no such address. */
function unreadable(status: number): Outcome {
  if (status === 404 || status === 405) {
    return { kind: "failed", why: "outdated", maybeSaved: false };
  }
  return { kind: "failed", why: "unavailable", maybeSaved: true };
}

async function readResult(response: Response): Promise<ActionResult<AnswerRecord> | null> {
  const text = await response.text();
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("ok" in value)) return null;
    if (value.ok === true ? !("value" in value) : !("code" in value)) return null;
    return value as ActionResult<AnswerRecord>; // the server's own
  } catch {
    return null;
  }
}

// Details are the server's own, typed as unknown: the draft is checked, the rest is taken as sent.
function readRecord(value: unknown): AnswerRecord | null {
  return readDraft(value) && (value as AnswerRecord);
}
