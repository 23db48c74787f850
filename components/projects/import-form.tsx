"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState, useTransition } from "react";
import { projectHref } from "@/components/project/hrefs";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { PROJECT_FILE_LIMITS } from "@/lib/schemas/project-file-limits";
import { attempt, type ProjectResult, type Refused } from "./attempt";
import { RefusalNote } from "./refusal-note";
import { TeamField } from "./team-field";

interface ImportFormProps {
  /** The teams it can be put under. */
  teams: readonly { readonly id: string; readonly name: string }[];
  /** Stands beside the button. */
  cancel: ReactNode;
}

const FIELDS = [
  { name: "file", label: "File", id: "file" },
  { name: "teamId", label: "Seen by", id: "team" },
] as const;
const MEGABYTE = 1024 * 1024;

/** Takes the file of a project that was exported, and makes a project of it. */
export function ImportForm({ teams, cancel }: ImportFormProps) {
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [team, setTeam] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isBusy, start] = useTransition();
  const errors = refused?.fields ?? {};

  function send() {
    const problem = file ? problemOf(file) : "Choose the file of a project.";
    if (!file || problem) {
      setRefused(asRefused(problem ?? ""));
      return;
    }
    start(async () => {
      const bytes = await file.arrayBuffer().catch(() => null);
      if (!bytes) {
        setRefused(asRefused("This file can’t be read, or it has changed. Choose it again."));
        return;
      }
      const outcome = await attempt(() => sendFile(bytes, team));
      if ("refused" in outcome) setRefused(outcome.refused);
      else router.push(projectHref(outcome.id));
    });
  }

  return (
    <Form className="grid max-w-measure gap-5" busy={isBusy} onSend={send}>
      <RefusalNote refused={refused} title="The project was not imported" fields={FIELDS} />
      <p className="text-ink-2">
        Answers, their history, files and snapshots come as they were exported, under the names of
        whoever gave them. This server reads the files itself: an answer that they do not prove here
        counts as asserted.
      </p>
      <Field
        id="file"
        label="File"
        hint="It ends in .plimsoll.json.gz. Settings of a project, “Export”, make one."
        error={errors.file}
      >
        {(control) => (
          <Input
            {...control}
            type="file"
            name="file"
            accept=".gz,.json"
            onChange={(event) => {
              setFile(event.target.files?.[0] ?? null);
              setRefused(null);
            }}
          />
        )}
      </Field>
      <TeamField teams={teams} value={team} onChange={setTeam} error={errors.teamId} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={isBusy}>
          Import
        </Button>
        {cancel}
      </div>
    </Form>
  );
}

function problemOf({ size }: File): string | null {
  if (size === 0) return "This file is empty.";
  if (size <= PROJECT_FILE_LIMITS.bytes) return null;
  return `A project’s file has at most ${PROJECT_FILE_LIMITS.bytes / MEGABYTE} MB.`;
}

function asRefused(message: string): Refused {
  return { message, fields: { file: message }, isSignedOut: false };
}

async function sendFile(file: ArrayBuffer, team: string | null): Promise<ProjectResult> {
  const [first, second] = new Uint8Array(file);
  const isPacked = first === 0x1f && second === 0x8b;
  const answer = await fetch(`/api/projects/import${team ? `?team=${team}` : ""}`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      ...(isPacked ? { "Content-Encoding": "gzip" } : {}),
    },
    body: file,
  });
  return answer.json();
}
