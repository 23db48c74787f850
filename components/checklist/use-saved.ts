"use client";

import { useMemo } from "react";
import type { AnswersState } from "@/components/saving/entries";
import type { AnswersByControl } from "@/lib/core/scoring/types";
import { savedAnswers } from "./live";

/** What the server holds, as scoring reads it. The same answers are the same object: typing scores nothing again. */
export function useSaved(state: AnswersState): AnswersByControl {
  const saved = savedAnswers(state);
  const key = JSON.stringify(saved);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when it differs
  return useMemo(() => saved, [key]);
}
