import Link from "next/link";
import type { ReactNode } from "react";
import { proposalHref } from "@/components/project/hrefs";
import { Icon, type IconName } from "@/components/ui/icon";
import { requirementTitles } from "@/lib/core/model/text/en/catalogue";
import { mistakeSentence } from "@/lib/core/model/text/en/result";
import type { Assessment } from "@/lib/core/scoring/types";
import { cn } from "@/lib/utils";
import type { Contradictions } from "./contradictions";
import { ControlRef } from "./control-ref";
import { LinkedSentence } from "./linked-sentence";
import { lintRows } from "./lint-rows";
import { Section } from "./section";

interface AnswerCheckProps extends Pick<Assessment, "lint" | "mistakes" | "skippedBasics"> {
  projectId: string;
  contradictions: Contradictions;
  className?: string;
}

/** What a reader should doubt in the answers, and which of the common mistakes they show. */
export function AnswerCheck({
  projectId,
  lint,
  mistakes,
  skippedBasics,
  contradictions,
  className,
}: AnswerCheckProps) {
  const rows = lintRows(lint);
  const ahead = skippedBasics.map((id) => requirementTitles[id].toLowerCase()).join(", ");
  return (
    <Section
      title="Check of the answers"
      hint="What a reader should doubt. It never moves a level."
      className={className}
    >
      {rows.length + mistakes.length === 0 ? (
        <p className="text-small text-ink-2">
          Nothing found: no answer to doubt, and none of the five common mistakes.
        </p>
      ) : (
        <ul className="border-t border-line text-small">
          {mistakes.map((mistake) => (
            <Row key={mistake.mistake} icon="warning" ink="text-notmet-fg">
              <LinkedSentence projectId={projectId}>{mistakeSentence(mistake)}</LinkedSentence>
              {mistake.mistake === "skipping-basics" && ahead
                ? ` In place above it: ${ahead}.`
                : null}
            </Row>
          ))}
          {rows.map(({ code, sentence, controls }) => (
            <Row
              key={sentence}
              icon={code === "contradiction" ? "error" : "info"}
              ink={code === "contradiction" ? "text-notmet-fg" : "text-partly-fg"}
            >
              <LinkedSentence projectId={projectId}>{sentence}</LinkedSentence>
              {controls.length > 0 ? ": " : null}
              {controls.map((control, place) => (
                <span key={control}>
                  {place > 0 ? ", " : null}
                  <ControlRef projectId={projectId} control={control} />
                </span>
              ))}
              {controls.length > 0 ? "." : null}
              {code === "contradiction" ? (
                <ContradictedBy projectId={projectId} contradictions={contradictions} />
              ) : null}
            </Row>
          ))}
        </ul>
      )}
    </Section>
  );
}

interface ContradictedByProps {
  projectId: string;
  contradictions: Contradictions;
}

function ContradictedBy({ projectId, contradictions }: ContradictedByProps) {
  return (
    <>
      {" Contradicted: "}
      {[...contradictions].map(([control, place], index) => (
        <span key={control}>
          {index > 0 ? ", " : null}
          {contradictions.size > 1 ? `${control} by ` : "by "}
          <Link
            href={proposalHref(projectId, control)}
            prefetch={false}
            className="font-mono text-meta wrap-anywhere"
          >
            {place}
            <span className="sr-only"> for {control}</span>
          </Link>
        </span>
      ))}
      .
    </>
  );
}

function Row({ icon, ink, children }: { icon: IconName; ink: string; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[1rem_minmax(0,1fr)] gap-2.5 border-b border-line py-2 max-md:leading-6 print:py-0.5 print:text-meta print:leading-5">
      <Icon name={icon} className={cn("mt-0.5", ink)} />
      <p className="max-w-measure print:max-w-none">{children}</p>
    </li>
  );
}
