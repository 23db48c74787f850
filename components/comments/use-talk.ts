"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { tabStream } from "@/components/live/browser";
import { attempt } from "@/components/projects/attempt";
import { readTalkAction } from "@/lib/actions/comments";
import type { ActionResult } from "@/lib/actions/run-action";
import type { ControlId } from "@/lib/core/model/words";
import type { Talk } from "@/lib/schemas/comment";

interface TalkState {
  /** Null: not read yet. */
  readonly talk: Talk | null;
  /** Why it could not be read, or what was asked for last not done. */
  readonly problem: string | null;
  readonly read: () => void;
  /** Does something and reads what came of it; resolves to why it was refused, or null. */
  readonly change: (
    action: () => Promise<ActionResult<{ readonly id: string }>>,
  ) => Promise<string | null>;
}

/** What was said about a control, as it is now: read anew when somebody changes it, here or elsewhere. */
export function useTalk(projectId: string, control: ControlId): TalkState {
  const [talk, setTalk] = useState<Talk | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const reading = useRef({ isUnderWay: false, again: false, isOver: false });

  const read = useCallback(async () => {
    const now = reading.current;
    now.again = true;
    if (now.isUnderWay) return;
    now.isUnderWay = true;
    while (now.again && !now.isOver) {
      now.again = false;
      const outcome = await attempt(() => readTalkAction(projectId, control));
      if (now.isOver) break;
      if ("refused" in outcome) setProblem(outcome.refused.message);
      else {
        setProblem(null);
        setTalk(outcome);
      }
    }
    now.isUnderWay = false;
  }, [projectId, control]);

  useEffect(() => {
    const now = { isUnderWay: false, again: false, isOver: false };
    reading.current = now;
    void read();
    const stop = tabStream().follow(projectId, (said) => {
      const isNews =
        said.event === "state" ||
        (said.event === "changes" &&
          said.data.some((it) => it.kind === "comment" && it.control === control));
      if (isNews) void read();
    });
    return () => {
      now.isOver = true;
      stop();
    };
  }, [projectId, control, read]);

  return {
    talk,
    problem,
    read: () => void read(),
    async change(action) {
      const outcome = await attempt(action);
      if ("refused" in outcome) return outcome.refused.fields.text ?? outcome.refused.message;
      await read();
      return null;
    },
  };
}
