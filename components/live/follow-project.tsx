"use client";

import { useRouter, useSelectedLayoutSegment } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { knownStore } from "@/components/saving/browser";
import { refreshIfReady } from "@/components/saving/refresh-if-ready";
import type { AnswerRecord } from "@/lib/schemas/answer";
import type { LivePresence } from "@/lib/schemas/live";
import { tabStream } from "./browser";
import { PeopleHere } from "./people-here";
import type { Said } from "./tab-stream";

/** While others change much, the server renders a page so often at most. Milliseconds. */
const REST = 2_000;
const FIRST = 200;

interface FollowProjectProps {
  projectId: string;
  /** The member who looks. */
  me: string;
  /** As the page was rendered with it. */
  changedAt: string;
  isArchived: boolean;
}

/**
 * Keeps an open page of a project in step with what others do: answers go to where they are typed, the
 * rest is rendered again by the server. Shows who else is there.
 */
export function FollowProject({ projectId, me, changedAt, isArchived }: FollowProjectProps) {
  const [people, setPeople] = useState<LivePresence["people"]>([]);
  const refresh = useRefresh();

  // Pages where answers are typed show them, and the level, by themselves.
  const showsItself = ["basics", "checklist"].includes(useSelectedLayoutSegment() ?? "");

  const onSaid = useEffectEvent((said: Said) => {
    if (said.event === "presence") setPeople(said.data.people);
    else if (said.event === "ended")
      location.reload(); // to sign-in, or to what may still be seen
    else if (said.event === "state") {
      take(said.data.records);
      const isOld = !showsItself && said.data.changedAt !== changedAt;
      if (isOld || said.data.isArchived !== isArchived) refresh();
    } else if (said.event === "changes") {
      const records = said.data.flatMap((it) => (it.kind === "answer" ? [it.record] : []));
      const isNews = take(records);
      // Whoever shows comments reads them anew by itself.
      const isOther = said.data.some(({ kind }) => kind === "project");
      if (isOther || (isNews && !showsItself)) refresh();
    }
  });

  function take(records: readonly AnswerRecord[]): boolean {
    return knownStore(projectId, me)?.receive(records) ?? records.length > 0;
  }

  useEffect(() => {
    setPeople(tabStream().presence(projectId));
    return tabStream().follow(projectId, onSaid);
  }, [projectId]);

  return (
    <PeopleHere people={people.filter(({ memberId }) => memberId !== me)} projectId={projectId} />
  );
}

function useRefresh(): () => void {
  const router = useRouter();
  const [timing] = useState({
    last: 0,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
  });
  useEffect(() => () => clearTimeout(timing.timer), [timing]);
  return () => {
    if (timing.timer) return;
    const rest = timing.last + REST - Date.now();
    timing.timer = setTimeout(
      () => {
        timing.timer = undefined;
        timing.last = Date.now();
        void refreshIfReady(router);
      },
      Math.max(FIRST, rest),
    );
  };
}
