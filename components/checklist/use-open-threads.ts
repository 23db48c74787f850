"use client";

import { useEffect, useState } from "react";
import { tabStream } from "@/components/live/browser";
import type { OpenThreads } from "@/lib/schemas/live";

/** How many threads about each control wait for somebody, as others write and resolve them. */
export function useOpenThreads(projectId: string, rendered: OpenThreads): OpenThreads {
  const [threads, setThreads] = useState(rendered);
  useEffect(
    () =>
      tabStream().follow(projectId, (said) => {
        if (said.event === "state") setThreads(said.data.openThreads);
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
