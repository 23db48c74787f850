import { Icon, type IconName } from "@/components/ui/icon";
import { Status } from "@/components/ui/status";
import { cn } from "@/lib/utils";
import type { SaveState } from "./entries";
import { clockTime } from "./words";

interface SaveStatusProps {
  state: SaveState;
  className?: string;
}

/** One quiet line beside an answer: “Saved 12:04”, or what keeps it from being saved. */
export function SaveStatus({ state, className }: SaveStatusProps) {
  const said = wordsOf(state);
  const isUnderway = state.kind === "waiting" || state.kind === "saving";
  return (
    <div className={cn("inline-flex min-h-4 items-center gap-1.5", className)}>
      {/* Seen but not said: a screen reader hears the outcome only. */}
      {isUnderway ? (
        <span aria-hidden="true" className="text-meta text-ink-3">
          Saving…
        </span>
      ) : null}
      <Status className={cn("inline-flex items-center gap-1.5", said?.ink)}>
        {said ? <Icon name={said.icon} className="size-3" /> : null}
        {said?.text}
      </Status>
    </div>
  );
}

function wordsOf(state: SaveState): { icon: IconName; text: string; ink?: string } | null {
  switch (state.kind) {
    case "saved":
      return state.at === null ? null : { icon: "check", text: `Saved ${clockTime(state.at)}` };
    case "draft":
      return { icon: "pencil", text: "Draft, not counted yet" };
    case "kept":
      return {
        icon: "clock",
        text: `Kept in this browser since ${clockTime(state.since)}`,
        ink: "text-partly-fg",
      };
    case "refused":
      return { icon: "error", text: "Not saved", ink: "text-notmet-fg" };
    case "conflict":
      return { icon: "error", text: "Not saved: changed meanwhile", ink: "text-notmet-fg" };
    default:
      return null;
  }
}
