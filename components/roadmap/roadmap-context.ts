"use client";

import { createContext, useContext } from "react";
import type { Answers } from "@/components/saving/use-answers";
import type { ControlId, Platform } from "@/lib/core/model/words";
import type { StepListId } from "./settled-sentence";

/** What every row of one roadmap shares. */
export interface RoadmapContext {
  readonly projectId: string;
  readonly platform: Platform;
  readonly canEdit: boolean;
  readonly answers: Answers;
  isOn(control: ControlId): boolean;
  toggle(control: ControlId): void;
  /** The list that a control stands in now. */
  listOf(control: ControlId): StepListId | null;
}

export const Roadmap = createContext<RoadmapContext | null>(null);

/** @throws Outside a `RoadmapBoard`. */
export function useRoadmap(): RoadmapContext {
  const roadmap = useContext(Roadmap);
  if (!roadmap) throw new Error("A roadmap's row stands inside a RoadmapBoard");
  return roadmap;
}
