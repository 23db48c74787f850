"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { attempt, type Refused } from "@/components/projects/attempt";
import { RefusalNote } from "@/components/projects/refusal-note";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Status } from "@/components/ui/status";
import { endOtherSessionsAction, endSessionAction, signOutAction } from "@/lib/actions/account";
import type { ActionResult } from "@/lib/actions/run-action";
import { formatDay } from "@/lib/utils";

interface SessionListProps {
  sessions: readonly {
    readonly id: string;
    readonly browser: string;
    readonly bySso: boolean;
    readonly byTotp: boolean;
    readonly since: string;
    readonly lastSeen: string;
    readonly isThis: boolean;
  }[];
}

/** The browsers that one is signed in with, each to be signed out. */
export function SessionList({ sessions }: SessionListProps) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [said, setSaid] = useState("");

  function send(action: () => Promise<ActionResult<object>>, done: string) {
    start(async () => {
      const outcome = await attempt(action);
      setRefused("refused" in outcome ? outcome.refused : null);
      setSaid("refused" in outcome ? "" : done);
      router.refresh();
    });
  }

  return (
    <>
      <RefusalNote refused={refused} title="Nothing was signed out" />
      <ul className="w-full rounded-sheet border border-line bg-surface">
        {sessions.map((session) => (
          <li
            key={session.id}
            className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-3 last:border-b-0"
          >
            <div className="min-w-0 grow basis-64">
              <p className="font-medium">
                {session.browser} {session.isThis ? <Badge>This browser</Badge> : null}
              </p>
              <p className="text-small text-ink-2">
                Since {moment(session.since)}, {proofOf(session)}.
              </p>
              <p className="text-small text-ink-2">Last seen {moment(session.lastSeen)}.</p>
            </div>
            {session.isThis ? (
              <form action={signOutAction}>
                <Button type="submit" size="sm">
                  Sign out<span className="sr-only"> of this browser</span>
                </Button>
              </form>
            ) : (
              <Button
                size="sm"
                disabled={isBusy}
                onClick={() =>
                  send(() => endSessionAction(session.id), `${session.browser} is signed out`)
                }
              >
                Sign out
                <span className="sr-only">
                  {" "}
                  of {session.browser}, since {moment(session.since)}
                </span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Button
          disabled={isBusy}
          onClick={() => send(() => endOtherSessionsAction(), "The other browsers are signed out")}
        >
          Sign out of all others
        </Button>
      ) : null}
      <Status>{said}</Status>
    </>
  );
}

function moment(iso: string): string {
  return `${formatDay(iso)}, ${iso.slice(11, 16)} UTC`;
}

function proofOf({ bySso, byTotp }: { bySso: boolean; byTotp: boolean }): string {
  if (bySso) return "with single sign-on";
  return byTotp ? "with password and code" : "with a password";
}
