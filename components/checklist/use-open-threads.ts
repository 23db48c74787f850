"use client";

import { useEffect, useState } from "react";
import { tabStream } from "@/components/live/browser";
import { CONTROL_IDS } from "@/lib/core/model/words";
import type { OpenThreads } from "@/lib/schemas/live";

/** How many threads about each control wait for somebody, as others write and resolve them. */
export function useOpenThreads(projectId: string, rendered: OpenThreads): OpenThreads {
  const [threads, setThreads] = useState(rendered);
  useEffect(
    () =>
      tabStream().follow(projectId, (said) => {
        // What comes first says what is known already, as a rule: then nothing is drawn again.
        if (said.event === "state") {
          const { openThreads } = said.data;
          setThreads((before) => (areSame(before, openThreads) ? before : openThreads));
        }
        if (said.event !== "changes") return;
        for (const change of said.data) {
          if (change.kind !== "comment") continue;
          setThreads((before) => ({ ...before, [change.control]: change.openThreads }));
        }
      }),
    [projectId],
  );
  return threads;
}

function areSame(before: OpenThreads, now: OpenThreads): boolean {
  return CONTROL_IDS.every((id) => (before[id] ?? 0) === (now[id] ?? 0));
}
