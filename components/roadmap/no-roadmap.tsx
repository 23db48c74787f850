import { placeHref } from "@/components/project/hrefs";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { Level } from "@/lib/core/model/words";

interface NoRoadmapProps {
  projectId: string;
  target: Level;
  canAnswer: boolean;
}

/** Where nothing is answered: what a roadmap comes from, and where to begin. */
export function NoRoadmap({ projectId, target, canAnswer }: NoRoadmapProps) {
  return (
    <>
      <h1 className="mb-5 text-h1">Roadmap</h1>
      <EmptyState
        title="Nothing is answered yet"
        action={
          canAnswer ? (
            <LinkButton variant="primary" href={placeHref(projectId, "basics")}>
              Answer the four basics
            </LinkButton>
          ) : null
        }
      >
        A roadmap follows from answers: it is the shortest way from what a project has to level{" "}
        {target}, its target. The four basics come first: five questions.
      </EmptyState>
    </>
  );
}
