"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { attempt, type Refused } from "@/components/projects/attempt";
import { ChoiceGroup } from "@/components/projects/choice-group";
import { RefusalNote } from "@/components/projects/refusal-note";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { inviteAction } from "@/lib/actions/people";
import { ROLES, type Role } from "@/lib/core/model/words";
import { INVITATION_DAYS } from "@/lib/schemas/people-limits";
import { roleWords } from "./role-words";
import { SecretLink } from "./secret-link";

interface InvitationFormProps {
  /** The teams that somebody can join with it. */
  teams: readonly { readonly id: string; readonly name: string }[];
  /** Whether the server sends mail. */
  mails: boolean;
}

/** An invitation that was just made. */
interface Made {
  readonly link: string;
  readonly mailedTo: string | null;
  readonly notMailed: string | null;
}

const FIELDS = [
  { name: "role", label: "Role", id: "role" },
  { name: "teamId", label: "Team", id: "team" },
  { name: "email", label: "Only for", id: "email" },
  { name: "days", label: "Works for", id: "days" },
] as const;
const CHOICES = ROLES.map((value) => ({
  value,
  label: `${value[0]?.toUpperCase()}${value.slice(1)}`,
  meaning: roleWords[value],
}));
const NOTHING = { role: null, teamId: "", email: "", days: String(INVITATION_DAYS.usual) };

/** Makes an invitation and shows its link, this once. */
export function InvitationForm({ teams, mails }: InvitationFormProps) {
  const router = useRouter();
  const [typed, setTyped] = useState<
    Record<"teamId" | "email" | "days", string> & { role: Role | null }
  >(NOTHING);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const [isBusy, start] = useTransition();
  const errors = refused?.fields ?? {};

  function send() {
    setMade(null);
    const { role, teamId, email, days } = typed;
    if (!role) {
      const fields = { role: "Choose a role." };
      setRefused({ message: "Something is missing.", fields, isSignedOut: false });
      return;
    }
    start(async () => {
      const outcome = await attempt(() =>
        inviteAction({
          role,
          teamId: teamId || null,
          email: email.trim() || null,
          days: Number(days),
        }),
      );
      setRefused("refused" in outcome ? outcome.refused : null);
      if ("refused" in outcome) return;
      // After the `#`: that part of an address reaches no server and no log.
      setMade({ ...outcome, link: `${location.origin}/join#${outcome.secret}` });
      setTyped(NOTHING);
      router.refresh();
    });
  }

  return (
    <Form className="grid gap-5" busy={isBusy} onSend={send}>
      <RefusalNote refused={refused} title="The invitation was not made" fields={FIELDS} />
      <ChoiceGroup
        id="role"
        name="role"
        legend="Role"
        choices={CHOICES}
        value={typed.role}
        onChange={(role) => setTyped({ ...typed, role })}
        error={errors.role}
      />
      {teams.length > 0 ? (
        <Field id="team" label="Team" error={errors.teamId}>
          {(control) => (
            <Select
              {...control}
              name="teamId"
              value={typed.teamId}
              onChange={(event) => setTyped({ ...typed, teamId: event.target.value })}
            >
              <option value="">None</option>
              {teams.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
      <Field
        id="email"
        label="Only for"
        hint={`An e-mail address${mails ? ", where the link is mailed" : ""}. Empty: whoever has the link can join, once.`}
        error={errors.email}
      >
        {(control) => (
          <Input
            {...control}
            name="email"
            type="email"
            value={typed.email}
            onChange={(event) => setTyped({ ...typed, email: event.target.value })}
            maxLength={254}
            autoComplete="off"
          />
        )}
      </Field>
      <Field
        id="days"
        label="Works for"
        hint={`Days, at most ${INVITATION_DAYS.most}.`}
        error={errors.days}
      >
        {(control) => (
          <Input
            {...control}
            name="days"
            type="number"
            min={1}
            max={INVITATION_DAYS.most}
            value={typed.days}
            onChange={(event) => setTyped({ ...typed, days: event.target.value })}
            className="max-w-28"
          />
        )}
      </Field>
      <div>
        <Button type="submit" variant="primary" busy={isBusy}>
          Make the invitation
        </Button>
      </div>
      <div role="status">{made ? <InvitationMade {...made} /> : null}</div>
    </Form>
  );
}

function InvitationMade({ link, mailedTo, notMailed }: Made) {
  const title = mailedTo
    ? `Mailed to ${mailedTo}`
    : notMailed
      ? "Not mailed: send this link yourself"
      : "Send this link";
  return (
    <SecretLink
      link={link}
      title={title}
      what="the invitation"
      variant={notMailed ? "warning" : "success"}
    >
      {notMailed ? <p>{notMailed}</p> : null}
      <p>{mailedTo ? "The same link, to copy: it" : "It"} works once and is shown only now.</p>
    </SecretLink>
  );
}
