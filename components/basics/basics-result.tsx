import { ladderSentence } from "@/components/load-line/legend";
import { LoadLine } from "@/components/load-line/load-line";
import { loadLineOf } from "@/components/load-line/state";
import { placeHref, projectHref } from "@/components/project/hrefs";
import { headlineOf } from "@/components/result/headline";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { Sheet } from "@/components/ui/sheet";
import { loadLineSentence } from "@/lib/core/model/text/en/load-line";
import { summarySentence } from "@/lib/core/model/text/en/result";
import type { Assessment } from "@/lib/core/scoring/types";

interface BasicsResultProps {
  projectId: string;
  assessment: Assessment;
  isComplete: boolean;
  /** Answers that are in this browser only. */
  kept: number;
}

/** The load line as the answers draw it, the one sentence, and the ways on. */
export function BasicsResult({ projectId, assessment, isComplete, kept }: BasicsResultProps) {
  const line = loadLineOf(assessment);
  const { loud, quiet } = headlineOf(summarySentence(assessment));
  return (
    <Sheet className="p-4 md:p-6">
      <h2 className="sr-only">The result so far</h2>
      <LoadLine
        {...line}
        sentence={loadLineSentence(assessment)}
        detail={ladderSentence(line)}
        className="mx-auto max-w-full"
      />
      <p role="status" className="mt-5 text-read">
        <span className="font-semibold">{loud}</span> {quiet}
      </p>
      {kept > 0 ? (
        <p className="mt-3 flex gap-1.5 text-small text-partly-fg">
          <Icon name="clock" className="mt-0.5" />
          {kept === 1
            ? "1 answer is kept in this browser and not counted here yet."
            : `${kept} answers are kept in this browser and not counted here yet.`}
        </p>
      ) : null}
      <div className="mt-5 grid gap-2">
        {isComplete ? (
          <>
            <LinkButton variant="primary" href={projectHref(projectId)}>
              See the result
            </LinkButton>
            <LinkButton href={placeHref(projectId, "checklist")}>
              Go through the checklist
            </LinkButton>
          </>
        ) : (
          <LinkButton href={placeHref(projectId, "checklist")}>Go to the checklist</LinkButton>
        )}
      </div>
    </Sheet>
  );
}
