"use client";

import { useState } from "react";
import type { AnswerRecord } from "@/components/saving/draft";
import { Button } from "@/components/ui/button";
import { answerTexts } from "@/lib/core/model/text/en/catalogue";
import type { Answer, ControlId } from "@/lib/core/model/words";

interface TakeButtonProps {
  projectId: string;
  control: ControlId;
  /** Of the answer that stands; 0: there never was one. */
  version: number;
  answer: Answer | null;
  proposed: Exclude<Answer, "unknown">;
  onTaken: (records: readonly AnswerRecord[]) => void;
}

/** Takes what files propose for a question. What it does is loaded when it is pressed. */
export function TakeButton({ projectId, onTaken, answer, ...seen }: TakeButtonProps) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function take() {
    setBusy(true);
    const outcome = await import("./take-proposal")
      .then(({ takeProposal }) => takeProposal(projectId, seen))
      .catch(() => ({ records: [], problem: "The server did not answer. Try again." }));
    setBusy(false);
    setProblem(outcome.problem);
    onTaken(outcome.records);
  }

  const isOther = answer !== null && answer !== "unknown" && answer !== seen.proposed;
  return (
    <>
      <Button size="sm" busy={isBusy} onClick={take} className="ml-2">
        {isOther ? `Take ${answerTexts[seen.proposed].label}` : "Accept"}
      </Button>
      {problem ? (
        <span role="alert" className="block text-notmet-fg">
          {problem}
        </span>
      ) : null}
    </>
  );
}
