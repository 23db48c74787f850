"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { attempt, type Refused } from "@/components/projects/attempt";
import { RefusalNote } from "@/components/projects/refusal-note";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Status } from "@/components/ui/status";
import { changeRoleAction, removeMemberAction } from "@/lib/actions/people";
import type { Role } from "@/lib/core/model/words";
import { formatDay } from "@/lib/utils";
import { Confirm } from "./confirm";
import { MemberSignIn } from "./member-sign-in";
import { RoleForm } from "./role-form";

interface ListedMember {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  readonly teams: readonly string[];
  readonly since: string;
  readonly isSelf: boolean;
  readonly hasAuthenticator: boolean | null;
}

interface MemberListProps {
  members: readonly ListedMember[];
  /** Whether whoever looks gives roles and removes people. */
  mayManage: boolean;
}

/** Who belongs to the organisation, as what; for an owner with the means to change it. */
export function MemberList({ members, mayManage }: MemberListProps) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [said, setSaid] = useState("");
  const [leaving, setLeaving] = useState<ListedMember | null>(null);

  function send(action: () => ReturnType<typeof removeMemberAction>, done: string) {
    start(async () => {
      const outcome = await attempt(action);
      setRefused("refused" in outcome ? outcome.refused : null);
      setSaid("refused" in outcome ? "" : done);
      setLeaving(null);
      router.refresh();
    });
  }

  return (
    <>
      <RefusalNote refused={refused} title="Nothing was changed" />
      <ul className="rounded-sheet border border-line bg-surface">
        {members.map((member) => {
          const { id, name, email, role, teams, since, isSelf, hasAuthenticator } = member;
          return (
            <li
              key={id}
              className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-3 last:border-b-0"
            >
              <div className="min-w-0 grow basis-64">
                <p className="font-medium wrap-anywhere">
                  {name} {isSelf ? <Badge>You</Badge> : null}
                </p>
                {email ? <p className="text-small wrap-anywhere text-ink-2">{email}</p> : null}
                <p className="text-small wrap-anywhere text-ink-2">
                  {teams.length > 0 ? `${teams.join(", ")}. ` : ""}Since {formatDay(since)}
                  {hasAuthenticator === null
                    ? null
                    : hasAuthenticator
                      ? ". Has an authenticator app"
                      : ". No authenticator app"}
                </p>
              </div>
              {mayManage ? (
                <>
                  <RoleForm
                    key={role}
                    name={name}
                    role={role}
                    isBusy={isBusy}
                    onChange={(chosen) =>
                      send(() => changeRoleAction(id, chosen), `${name} is now ${chosen}`)
                    }
                  />
                  {isSelf ? null : (
                    <>
                      <MemberSignIn id={id} name={name} asksForCode={hasAuthenticator === true} />
                      <Button size="sm" disabled={isBusy} onClick={() => setLeaving(member)}>
                        Remove<span className="sr-only"> {name}</span>
                      </Button>
                    </>
                  )}
                </>
              ) : (
                <p className="text-ink-2">{role}</p>
              )}
            </li>
          );
        })}
      </ul>
      <Status>{said}</Status>
      <Confirm
        open={leaving !== null}
        title={`Remove ${leaving?.name ?? ""}`}
        verb="Remove"
        isBusy={isBusy}
        onClose={() => setLeaving(null)}
        onConfirm={() => {
          if (leaving) send(() => removeMemberAction(leaving.id), `${leaving.name} was removed`);
        }}
      >
        They are signed out at once and see nothing here any more. What they wrote and what they own
        stays under their name.
      </Confirm>
    </>
  );
}
