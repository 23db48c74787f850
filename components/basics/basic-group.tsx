import type { ReactNode } from "react";
import { RequirementGlyph } from "@/components/answers/requirement-glyph";
import { Sheet } from "@/components/ui/sheet";
import { requirementStateTexts, requirementTitles } from "@/lib/core/model/text/en/catalogue";
import type { RequirementId, RequirementState } from "@/lib/core/model/words";

interface BasicGroupProps {
  requirement: RequirementId;
  state: RequirementState;
  /** Its questions. */
  children: ReactNode;
}

/** One of the four basics: a requirement of level 1, its state, and what it asks. */
export function BasicGroup({ requirement, state, children }: BasicGroupProps) {
  return (
    <Sheet>
      <header className="flex items-center justify-between gap-3 border-b border-line px-4 py-2.5 md:px-6">
        <h2 className="text-h3">{requirementTitles[requirement]}</h2>
        <span className="flex items-center gap-1.5 text-small text-ink-2">
          <RequirementGlyph state={state} />
          {requirementStateTexts[state].label}
        </span>
      </header>
      <div className="divide-y divide-line px-4 py-4 md:px-6">{children}</div>
    </Sheet>
  );
}
