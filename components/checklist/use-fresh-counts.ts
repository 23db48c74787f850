"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { placeCounts } from "@/components/project/place-counts";
import type { AnswerRecord } from "@/components/saving/draft";
import { entryOf } from "@/components/saving/entries";
import { refreshIfReady } from "@/components/saving/refresh-if-ready";
import type { Answers } from "@/components/saving/use-answers";
import { showCounts } from "@/components/shell/live-counts";
import { CONTROL_IDS } from "@/lib/core/model/words";
import type { Assessment } from "@/lib/core/scoring/types";
import { gatingCount } from "./live";

/**
 * Keeps the counts in the bar in step with what is saved. The server is asked again when the page is
 * left and all is sent: other pages, which the router remembers, would show the level of before.
 */
export function useFreshCounts(
  assessment: Assessment,
  answers: Answers,
  rendered: readonly AnswerRecord[],
): void {
  const router = useRouter();

  useEffect(() => {
    showCounts(placeCounts(assessment.progress, gatingCount(assessment)));
  }, [assessment]);

  const leave = useEffectEvent(() => {
    const versions = rendered.reduce((sum, { version }) => sum + version, 0);
    const difference = CONTROL_IDS.reduce(
      (left, id) => left - (entryOf(answers.state, id).record?.version ?? 0),
      versions,
    );
    if (difference === 0 && answers.unsent.length === 0) return;
    answers.afterSending(() => void refreshIfReady(router));
  });
  useEffect(() => () => leave(), []);
}
