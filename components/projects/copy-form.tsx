"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState, useTransition } from "react";
import { projectHref } from "@/components/project/hrefs";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { copyProjectAction } from "@/lib/actions/projects";
import type { Environment, Level } from "@/lib/core/model/words";
import { PROJECT_LIMITS } from "@/lib/schemas/project-limits";
import { aimOf } from "./aim";
import { AimFields } from "./aim-fields";
import { attempt, type Refused } from "./attempt";
import { RefusalNote } from "./refusal-note";

interface CopyFormProps {
  source: {
    readonly id: string;
    readonly name: string;
    readonly environment: Environment;
    readonly target: Level;
  };
  /** Stands beside the button. */
  cancel?: ReactNode;
}

const FIELDS = [
  { name: "name", label: "Name", id: "name" },
  { name: "environment", label: "Environment", id: "environment" },
  { name: "target", label: "Target", id: "target" },
] as const;

/** Names a copy and says where it runs, makes it and goes there. */
export function CopyForm({ source, cancel }: CopyFormProps) {
  const router = useRouter();
  const [name, setName] = useState(copyName(source.name));
  const [aim, setAim] = useState(aimOf(source));
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isBusy, start] = useTransition();
  const errors = refused?.fields ?? {};

  function send() {
    const { environment, target } = aim;
    start(async () => {
      const outcome = await attempt(() =>
        copyProjectAction(source.id, {
          name,
          environment: environment ?? source.environment,
          target: target ?? undefined,
        }),
      );
      if ("refused" in outcome) setRefused(outcome.refused);
      else router.push(projectHref(outcome.id));
    });
  }

  return (
    <Form className="grid gap-5" busy={isBusy} onSend={send}>
      <RefusalNote refused={refused} title="The copy was not made" fields={FIELDS} />
      <Field id="name" label="Name of the copy" error={errors.name}>
        {(control) => (
          <Input
            {...control}
            name="name"
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={PROJECT_LIMITS.name}
            autoComplete="off"
            required
          />
        )}
      </Field>
      <AimFields aim={aim} onChange={setAim} errors={errors} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" busy={isBusy}>
          Copy the project
        </Button>
        {cancel}
      </div>
    </Form>
  );
}

function copyName(name: string): string {
  const copy = `${name} (copy)`;
  return copy.length <= PROJECT_LIMITS.name ? copy : name;
}
