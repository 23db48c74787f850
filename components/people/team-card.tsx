"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { attempt, type Refused } from "@/components/projects/attempt";
import { RefusalNote } from "@/components/projects/refusal-note";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Status } from "@/components/ui/status";
import {
  addToTeamAction,
  deleteTeamAction,
  removeFromTeamAction,
  renameTeamAction,
} from "@/lib/actions/people";
import { TEAM_NAME_LENGTH } from "@/lib/schemas/people-limits";
import { Confirm } from "./confirm";

interface Named {
  readonly id: string;
  readonly name: string;
}

interface TeamCardProps {
  team: Named & { readonly members: readonly Named[]; readonly projects: number };
  /** Every member of the organisation. */
  people: readonly Named[];
}

/** One team: its name, who is in it, and what can be done with it. */
export function TeamCard({ team, people }: TeamCardProps) {
  const { id, members, projects } = team;
  const router = useRouter();
  const [name, setName] = useState(team.name);
  const [chosen, setChosen] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [isBusy, start] = useTransition();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [said, setSaid] = useState("");
  const others = people.filter((person) => !members.some((member) => member.id === person.id));

  function send(action: () => ReturnType<typeof deleteTeamAction>, done: string) {
    start(async () => {
      const outcome = await attempt(action);
      setOpen(false);
      setRefused("refused" in outcome ? outcome.refused : null);
      setSaid("refused" in outcome ? "" : done);
      router.refresh();
    });
  }

  return (
    <section
      aria-labelledby={`team-${id}`}
      className="grid max-w-measure gap-4 rounded-sheet border border-line bg-surface p-4"
    >
      <div>
        <h2 id={`team-${id}`} className="text-h2 wrap-anywhere">
          {team.name}
        </h2>
        <p className="text-ink-2">{projects === 1 ? "1 project" : `${projects} projects`}</p>
      </div>
      <RefusalNote refused={refused} title="Nothing was changed" />
      {members.length > 0 ? (
        <ul aria-label={`In ${team.name}`} className="grid gap-1">
          {members.map((member) => (
            <li key={member.id} className="flex items-center justify-between gap-3">
              <span className="wrap-anywhere">{member.name}</span>
              <Button
                size="sm"
                variant="quiet"
                disabled={isBusy}
                onClick={() =>
                  send(() => removeFromTeamAction(id, member.id), `Took ${member.name} out`)
                }
              >
                Take out<span className="sr-only"> {member.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-2">Nobody is in it yet.</p>
      )}
      {others.length > 0 ? (
        <Form
          className="flex items-end gap-2"
          busy={isBusy}
          onSend={() => {
            const person = others.find((it) => it.id === chosen);
            if (person) send(() => addToTeamAction(id, person.id), `Added ${person.name}`);
          }}
        >
          <Field id={`add-${id}`} label="Add a member" className="grow">
            {(control) => (
              <Select
                {...control}
                name="member"
                value={chosen}
                onChange={(event) => setChosen(event.target.value)}
              >
                <option value="">Choose</option>
                {others.map((person) => (
                  <option key={person.id} value={person.id}>
                    {person.name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Button type="submit" disabled={isBusy || !others.some((it) => it.id === chosen)}>
            Add<span className="sr-only"> to {team.name}</span>
          </Button>
        </Form>
      ) : null}
      <Form
        className="grid gap-3 border-t border-line pt-4"
        busy={isBusy}
        onSend={() => send(() => renameTeamAction(id, { name }), "Renamed")}
      >
        <Field id={`name-${id}`} label="Name" error={refused?.fields.name}>
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
          <Button type="submit" size="sm" disabled={isBusy || name.trim() === team.name}>
            Rename<span className="sr-only"> {team.name}</span>
          </Button>
          <Button size="sm" variant="danger" disabled={isBusy} onClick={() => setOpen(true)}>
            Delete<span className="sr-only"> {team.name}</span>
          </Button>
          <Status>{said}</Status>
        </div>
      </Form>
      <Confirm
        open={isOpen}
        title={`Delete ${team.name}`}
        verb="Delete the team"
        isBusy={isBusy}
        onClose={() => setOpen(false)}
        onConfirm={() => send(() => deleteTeamAction(id), "Deleted")}
      >
        Its members stay in the organisation. A team that has projects is not deleted.
      </Confirm>
    </section>
  );
}
