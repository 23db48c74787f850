"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { attempt, type Refused } from "@/components/projects/attempt";
import { RefusalNote } from "@/components/projects/refusal-note";
import { Button } from "@/components/ui/button";
import { Status } from "@/components/ui/status";
import { eraseMemberAction } from "@/lib/actions/people";
import { Confirm } from "./confirm";

interface FormerMember {
  readonly id: string;
  readonly name: string;
}

/** Those who left, each to be erased. */
export function FormerMembers({ members }: { members: readonly FormerMember[] }) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [chosen, setChosen] = useState<FormerMember | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [said, setSaid] = useState("");

  function erase(id: string) {
    start(async () => {
      const outcome = await attempt(() => eraseMemberAction(id));
      setChosen(null);
      setRefused("refused" in outcome ? outcome.refused : null);
      setSaid("refused" in outcome ? "" : `Erased: now Former member ${outcome.former}`);
      router.refresh();
    });
  }

  return (
    <>
      <RefusalNote refused={refused} title="Nobody was erased" />
      {members.length > 0 ? (
        <ul className="rounded-sheet border border-line bg-surface">
          {members.map((member) => (
            <li
              key={member.id}
              className="flex items-center justify-between gap-3 border-b border-line px-4 py-3 last:border-b-0"
            >
              <span className="min-w-0 wrap-anywhere">{member.name}</span>
              <Button size="sm" disabled={isBusy} onClick={() => setChosen(member)}>
                Erase<span className="sr-only"> {member.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-2">Nobody has left.</p>
      )}
      <Status>{said}</Status>
      <Confirm
        open={chosen !== null}
        title={`Erase ${chosen?.name ?? ""}`}
        verb="Erase for good"
        isBusy={isBusy}
        onClose={() => setChosen(null)}
        onConfirm={() => {
          if (chosen) erase(chosen.id);
        }}
      >
        Name, e-mail address and password go for good; nothing brings them back. Answers, histories
        and the audit log stay, under “Former member” and a number. A name that somebody typed into
        a note stays there.
      </Confirm>
    </>
  );
}
