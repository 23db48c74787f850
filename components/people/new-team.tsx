"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { attempt, type Refused } from "@/components/projects/attempt";
import { RefusalNote } from "@/components/projects/refusal-note";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Status } from "@/components/ui/status";
import { createTeamAction } from "@/lib/actions/people";
import { TEAM_NAME_LENGTH } from "@/lib/schemas/people-limits";

const FIELDS = [{ name: "name", label: "New team", id: "new-team" }] as const;

/** Makes a team. */
export function NewTeam() {
  const router = useRouter();
  const [name, setName] = useState("");
  const [isBusy, start] = useTransition();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [said, setSaid] = useState("");

  function send() {
    start(async () => {
      const outcome = await attempt(() => createTeamAction({ name }));
      setRefused("refused" in outcome ? outcome.refused : null);
      setSaid("refused" in outcome ? "" : `Made ${name.trim()}`);
      if ("refused" in outcome) return;
      setName("");
      router.refresh();
    });
  }

  return (
    <Form className="grid gap-3" busy={isBusy} onSend={send}>
      <RefusalNote refused={refused} title="The team was not made" fields={FIELDS} />
      <Field id="new-team" label="New team" error={refused?.fields.name}>
        {(control) => (
          <Input
            {...control}
            name="name"
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={TEAM_NAME_LENGTH}
            autoComplete="off"
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={isBusy}>
          Make the team
        </Button>
        <Status>{said}</Status>
      </div>
    </Form>
  );
}
