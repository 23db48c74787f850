import { andMore } from "@/lib/core/model/text/en/and-more";
import { levelFallText } from "@/lib/core/model/text/en/level-fall";
import type { ControlId } from "@/lib/core/model/words";
import type { NoticeKind } from "@/lib/schemas/notice";

/** What a notice says, as far as its words need it. */
interface Told {
  readonly kind: NoticeKind;
  readonly control: ControlId | null;
  /** Null: time did it. */
  readonly actor: string | null;
  readonly fromLevel: number | null;
  readonly toLevel: number | null;
  readonly more: number | null;
}

/** A notice as a sentence without its full stop; the project stands beside it. */
export function noticeWords({ kind, control, actor, fromLevel, toLevel, more }: Told): string {
  const who = actor ?? "Somebody";
  const what = control ?? "a control";
  switch (kind) {
    case "mentioned":
      return `${who} mentioned you in a comment on ${what}`;
    case "assigned":
      return `${who} made you the owner of ${what}`;
    case "level_fell":
      return `${levelFallText(fromLevel ?? 0, toLevel ?? 0)} when ${who} changed ${what}`;
    case "evidence_regressed":
      return `The files that ${who} changed say less of ${andMore(what, more ?? 0)} than before`;
    case "step_overdue":
      return `The due date of ${what} has passed, and it is not met`;
  }
}

/** What a kind of notice is about, as the preferences name it. */
export const NOTICE_TEXTS = {
  mentioned: { label: "Mentioned", says: "Somebody mentions you in a comment." },
  assigned: { label: "Assigned", says: "Somebody makes you the owner of an answer." },
  level_fell: {
    label: "Level fell",
    says: "The declared level falls where you changed or own an answer; to owners, in every project.",
  },
  evidence_regressed: {
    label: "Files got worse",
    says: "New files say less than those before of an answer that you own; to owners, in every project.",
  },
  step_overdue: {
    label: "Step overdue",
    says: "A due date has passed and the control is not met; without a member as its owner, whoever changed it last is told.",
  },
} as const satisfies Record<NoticeKind, { label: string; says: string }>;
