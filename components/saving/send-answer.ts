import { unstable_isUnrecognizedActionError } from "next/navigation";
import { saveAnswerAction } from "@/lib/actions/answers";
import type { ControlId } from "@/lib/core/model/words";
import { type AnswerRecord, readDraft } from "./draft";
import type { Outcome, Sent } from "./entries";

/** A request that has not been answered by then is taken for lost, and sent again. */
const PATIENCE = 20_000;

type SaveResult = Awaited<ReturnType<typeof saveAnswerAction>>;

/** Sends one save of a member with the action and says what came of it. Never rejects. */
export async function sendAnswer(
  projectId: string,
  me: string,
  control: ControlId,
  { draft, version }: Sent,
): Promise<Outcome> {
  const input = { projectId, control, version, ...draft, links: [...draft.links] };
  try {
    const result = await inTime(saveAnswerAction(input, me));
    return result ? outcomeOf(result) : LOST;
  } catch (error) {
    return unstable_isUnrecognizedActionError(error)
      ? { kind: "failed", why: "outdated", maybeSaved: false }
      : LOST;
  }
}

const LOST = { kind: "failed", why: "offline", maybeSaved: true } as const;

function inTime(result: Promise<SaveResult>): Promise<SaveResult | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), PATIENCE);
    result.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** What the server's answer means for what was sent. */
function outcomeOf(result: SaveResult): Outcome {
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
      return { kind: "refused", message, fields: readFields(details.fields), readOnly };
    }
  }
}

// Details are the server's own, typed as unknown: the draft is checked, the rest is taken as sent.
function readRecord(value: unknown): AnswerRecord | null {
  return readDraft(value) && (value as AnswerRecord);
}

function readFields(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {};
  const texts = Object.entries(value).filter(([, text]) => typeof text === "string");
  return Object.fromEntries(texts);
}
