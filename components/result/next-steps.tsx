import Link from "next/link";
import { placeHref } from "@/components/project/hrefs";
import { Icon } from "@/components/ui/icon";
import type { LevelReached } from "@/lib/core/model/words";
import type { Roadmap } from "@/lib/core/scoring/types";
import type { RecordOf } from "./record-of";
import { Section } from "./section";
import { StepList } from "./step-list";

const SHOWN = 3;

interface NextStepsProps {
  projectId: string;
  roadmap: Roadmap;
  declared: LevelReached | null;
  verified: LevelReached | null;
  recordOf: RecordOf;
  asOf: string;
}

/** The first steps to the target; where it is reached, what is recommended beside it and what is left to prove. */
export function NextSteps({
  projectId,
  roadmap,
  declared,
  verified,
  recordOf,
  asOf,
}: NextStepsProps) {
  const { gating, recommended, proving, target } = roadmap;
  const common = { projectId, recordOf, asOf };
  if (gating.length > 0) {
    const shown = gating.slice(0, SHOWN);
    return (
      <Section
        title={
          shown.length === 1 ? "Next step" : `Next ${shown.length === 2 ? "two" : "three"} steps`
        }
        hint="Lowest level first, then what a step depends on, what is broken, and risk against effort."
        className="print:hidden"
      >
        <StepList {...common} steps={shown} levelBefore={declared} reaches="declared" />
        <RoadmapLink projectId={projectId}>
          {gating.length > SHOWN
            ? `All ${gating.length} steps to level ${target}`
            : `The roadmap to level ${target}`}
        </RoadmapLink>
      </Section>
    );
  }
  return (
    <div className="grid gap-10 print:hidden">
      {recommended.length > 0 ? (
        <Section
          title="Recommended steps"
          hint={`Expected at level ${target} or below, though no level waits for them.`}
        >
          <StepList
            {...common}
            steps={recommended.slice(0, SHOWN)}
            levelBefore={declared}
            reaches="declared"
          />
          <RoadmapLink projectId={projectId}>
            {allOf(recommended.length, "recommended steps")}
          </RoadmapLink>
        </Section>
      ) : null}
      {proving.length > 0 ? (
        <Section
          title="To be proven"
          hint="Answered met, and nothing recent proves it. Proof moves the verified level, never the declared one."
        >
          <StepList
            {...common}
            steps={proving.slice(0, SHOWN)}
            levelBefore={verified}
            reaches="verified"
          />
          <RoadmapLink projectId={projectId}>
            {allOf(proving.length, "answers to prove")}
          </RoadmapLink>
        </Section>
      ) : null}
    </div>
  );
}

function allOf(count: number, what: string): string {
  return count > SHOWN ? `All ${count} ${what}` : `The ${what} on the roadmap`;
}

function RoadmapLink({ projectId, children }: { projectId: string; children: string }) {
  return (
    <p className="mt-2">
      <Link
        href={placeHref(projectId, "roadmap")}
        className="inline-flex min-h-8 items-center gap-1.5 max-md:min-h-11"
      >
        {children}
        <Icon name="arrow-right" />
      </Link>
    </p>
  );
}
