"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { attempt, type Refused } from "@/components/projects/attempt";
import { RefusalNote } from "@/components/projects/refusal-note";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Status } from "@/components/ui/status";
import { revokeInvitationAction } from "@/lib/actions/people";
import type { Role } from "@/lib/core/model/words";
import { formatDay } from "@/lib/utils";
import { aRole } from "./role-words";

interface InvitationListProps {
  invitations: readonly {
    readonly id: string;
    readonly role: Role;
    readonly team: string | null;
    readonly email: string | null;
    readonly invitedBy: string;
    readonly expiresAt: string;
    readonly isExpired: boolean;
  }[];
}

/** The invitations that wait, each to be withdrawn. */
export function InvitationList({ invitations }: InvitationListProps) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [said, setSaid] = useState("");

  function withdraw(id: string) {
    start(async () => {
      const outcome = await attempt(() => revokeInvitationAction(id));
      setRefused("refused" in outcome ? outcome.refused : null);
      setSaid("refused" in outcome ? "" : "Withdrawn");
      router.refresh();
    });
  }

  return (
    <>
      <RefusalNote refused={refused} title="The invitation was not withdrawn" />
      <ul className="rounded-sheet border border-line bg-surface">
        {invitations.map((invitation) => {
          const { id, role, team, email, invitedBy, expiresAt, isExpired } = invitation;
          const whom = email ?? "Whoever has the link";
          return (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-3 border-b border-line px-4 py-3 last:border-b-0"
            >
              <div className="min-w-0 grow">
                <p className="font-medium wrap-anywhere">{whom}</p>
                <p className="text-small text-ink-2">
                  As {aRole(role)}
                  {team ? ` in ${team}` : ""}, by {invitedBy}.{" "}
                  {isExpired ? null : `Until ${formatDay(expiresAt)}.`}
                </p>
              </div>
              {isExpired ? <Badge>Expired</Badge> : null}
              <Button size="sm" disabled={isBusy} onClick={() => withdraw(id)}>
                Withdraw
                <span className="sr-only"> the invitation for {whom}</span>
              </Button>
            </li>
          );
        })}
      </ul>
      <Status>{said}</Status>
    </>
  );
}
