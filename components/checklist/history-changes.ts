import type { answerHistoryAction } from "@/lib/actions/answers";
import { answerTexts, unansweredText } from "@/lib/core/model/text/en/catalogue";
import type { Answer } from "@/lib/core/model/words";
import { formatDay } from "@/lib/utils";

/** One entry of an answer's history. */
export type Revision = Extract<
  Awaited<ReturnType<typeof answerHistoryAction>>,
  { readonly ok: true }
>["value"][number];

/** What a revision changed. `text` is what somebody wrote, to be shown as they wrote it. */
export interface Change {
  readonly what: string;
  readonly text?: string;
}

/** What changed from one revision to the next; `before` null for the first one. */
export function changesOf(after: Revision, before: Revision | null): readonly Change[] {
  const changes: Change[] = [];
  if (after.answer !== (before?.answer ?? null)) {
    changes.push({ what: `${word(before?.answer ?? null)} → ${word(after.answer)}` });
  }
  for (const [name, field] of [
    ["Reason", "reason"],
    ["Note", "note"],
  ] as const) {
    const [old, now] = [before?.[field] ?? "", after[field]];
    if (old === now) continue;
    if (now === "") changes.push({ what: `${name} removed`, text: old });
    else changes.push({ what: old === "" ? `${name} added` : `${name} changed`, text: now });
  }
  const links = { old: before?.links ?? [], now: after.links };
  const added = links.now.filter((link) => !links.old.includes(link));
  const removed = links.old.filter((link) => !links.now.includes(link));
  if (added.length > 0) changes.push({ what: counted(added, "added"), text: added.join("\n") });
  if (removed.length > 0) {
    changes.push({ what: counted(removed, "removed"), text: removed.join("\n") });
  }
  const [oldOwner, owner] = [before?.owner ?? null, after.owner];
  if (oldOwner !== owner) changes.push({ what: `Owner: ${owner ?? "nobody"}` });
  const [oldDue, due] = [before?.dueDate ?? null, after.dueDate];
  if (oldDue !== due) changes.push({ what: due ? `Due ${formatDay(due)}` : "Due date removed" });
  return changes.length > 0 ? changes : [{ what: "Saved as it was" }];
}

function word(answer: Answer | null): string {
  return (answer ? answerTexts[answer] : unansweredText).label;
}

function counted(links: readonly string[], verb: string): string {
  return links.length === 1 ? `Link ${verb}` : `${links.length} links ${verb}`;
}
