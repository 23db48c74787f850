import { cn } from "@/lib/utils";
import type { AreaView } from "./area-view";
import { TerminalNarrow } from "./terminal-narrow";
import { TerminalWide } from "./terminal-wide";

interface TerminalProps {
  areas: readonly AreaView[];
  className?: string;
}

/**
 * The checklist as a place: seven areas, seven parts of a container terminal. What is missing is seen as a missing thing.
 * Which of two drawings shows depends on the room it has. Put a `TerminalList` beside it.
 */
export function Terminal({ areas, className }: TerminalProps) {
  return (
    <div className={cn("@container overflow-hidden", className)}>
      <TerminalWide areas={areas} />
      <TerminalNarrow areas={areas} />
    </div>
  );
}
