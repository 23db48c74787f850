import type { IconName } from "@/components/ui/icon";
import type { StateChangeKind } from "@/lib/core/snapshot/types";

/** The kinds of change as they are listed, what is worse first. */
export const CHANGE_TEXTS = [
  { kind: "regressed", icon: "warning", label: "Regressed", meaning: "Worse than it was." },
  {
    kind: "stale",
    icon: "clock",
    label: "Stale",
    meaning: "The same answer, but what proved it is too old now.",
  },
  { kind: "removed", icon: "trash", label: "Removed", meaning: "Answered then, unanswered now." },
  { kind: "improved", icon: "arrow-up", label: "Improved", meaning: "Better than it was." },
  { kind: "new", icon: "plus", label: "New", meaning: "Unanswered then, answered now." },
  { kind: "changed", icon: "pencil", label: "Changed", meaning: "Neither better nor worse." },
  {
    kind: "backing",
    icon: "link",
    label: "Backed differently",
    meaning: "The same answer, with more or less behind it.",
  },
] as const satisfies readonly {
  kind: StateChangeKind;
  icon: IconName;
  label: string;
  meaning: string;
}[];
