"use client";

import { useEffect, useState } from "react";
import { AnswerGlyph } from "@/components/answers/answer-glyph";
import { whoSaid } from "@/components/answers/who-said";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Skeleton } from "@/components/ui/skeleton";
import { answerHistoryAction } from "@/lib/actions/answers";
import type { ControlId } from "@/lib/core/model/words";
import { formatDay } from "@/lib/utils";
import { clockTime } from "../saving/words";
import { changesOf, type Revision } from "./history-changes";

interface AnswerHistoryProps {
  projectId: string;
  control: ControlId;
  /** Of the saved answer: a newer one is loaded again. */
  version: number;
}

type Loaded = { readonly revisions: readonly Revision[] } | { readonly problem: string };

const NO_CONNECTION = "There is no connection. Your answers are not touched by it.";

/** Who changed an answer, when, and what; loaded when it is opened. */
export function AnswerHistory({ projectId, control, version }: AnswerHistoryProps) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [tries, setTries] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version and another try load again
  useEffect(() => {
    let isWanted = true;
    answerHistoryAction(projectId, control).then(
      (result) =>
        isWanted &&
        setLoaded(result.ok ? { revisions: result.value } : { problem: result.message }),
      () => isWanted && setLoaded({ problem: NO_CONNECTION }),
    );
    return () => {
      isWanted = false;
    };
  }, [projectId, control, version, tries]);

  if (!loaded) return <Skeleton className="h-12 w-full" />;
  if ("problem" in loaded) {
    return (
      <Callout
        variant="warning"
        role="alert"
        title="The history could not be loaded"
        actions={
          <Button
            size="sm"
            onClick={() => {
              setLoaded(null);
              setTries(tries + 1);
            }}
          >
            Try again
          </Button>
        }
      >
        {loaded.problem}
      </Callout>
    );
  }
  if (loaded.revisions.length === 0) {
    return <p className="text-small text-ink-2">Nobody has answered this yet.</p>;
  }
  return (
    <ol className="grid max-h-96 gap-3 overflow-y-auto" aria-label={`History of ${control}`}>
      {loaded.revisions.map((revision, index) => (
        <RevisionItem
          key={revision.version}
          revision={revision}
          before={loaded.revisions[index + 1] ?? null}
        />
      ))}
    </ol>
  );
}

function RevisionItem({ revision, before }: { revision: Revision; before: Revision | null }) {
  const { answer, changedAt } = revision;
  return (
    <li className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-3 text-small">
      <AnswerGlyph answer={answer} className="mt-0.5" />
      <div className="min-w-0">
        <p className="text-ink-2">
          <span className="font-medium text-ink">{whoSaid(revision)}</span>, {formatDay(changedAt)},{" "}
          {clockTime(Date.parse(changedAt))}
        </p>
        {changesOf(revision, before).map(({ what, text }) => (
          <div key={what}>
            <p>{what}</p>
            {text ? (
              <p className="max-h-32 overflow-y-auto border-l-2 border-line-2 pl-3 whitespace-pre-wrap text-ink-2 wrap-anywhere">
                {text}
              </p>
            ) : null}
          </div>
        ))}
      </div>
    </li>
  );
}
