"use client";

import { useRouter } from "next/navigation";
import { useId, useState, useTransition } from "react";
import { snapshotHref } from "@/components/project/hrefs";
import { attempt, type Refused } from "@/components/projects/attempt";
import { RefusalNote } from "@/components/projects/refusal-note";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { takeSnapshotAction } from "@/lib/actions/snapshots";
import { SNAPSHOT_NAME_LENGTH } from "@/lib/schemas/snapshot-limits";

const NAME = "snapshot-name";
const FIELDS = [{ name: "name", label: "Name", id: NAME }] as const;

/** A button that asks for a name and freezes the project; then the snapshot opens. */
export function TakeSnapshot({ projectId }: { projectId: string }) {
  const router = useRouter();
  const form = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [name, setName] = useState("");
  const [isBusy, start] = useTransition();
  const [refused, setRefused] = useState<Refused | null>(null);

  function send() {
    start(async () => {
      const outcome = await attempt(() => takeSnapshotAction({ projectId, name }));
      if ("refused" in outcome) return setRefused(outcome.refused);
      router.push(snapshotHref(projectId, outcome.id));
    });
  }

  return (
    <>
      <Button variant="primary" onClick={() => setIsOpen(true)}>
        Take snapshot
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setIsOpen(false)}
        title="Take snapshot"
        footer={
          <>
            <Button onClick={() => setIsOpen(false)}>Cancel</Button>
            <Button type="submit" form={form} variant="primary" busy={isBusy}>
              Take it
            </Button>
          </>
        }
      >
        <Form id={form} className="grid gap-3" busy={isBusy} onSend={send}>
          <RefusalNote refused={refused} title="The snapshot was not taken" fields={FIELDS} />
          <p>
            It holds every answer as it stands now, the levels, the areas and the roadmap, and never
            changes.
          </p>
          <Field
            id={NAME}
            label="Name"
            hint="What it is for: “Before the audit”."
            error={refused?.fields.name}
          >
            {(control) => (
              <Input
                {...control}
                name="name"
                value={name}
                onChange={(event) => setName(event.target.value)}
                maxLength={SNAPSHOT_NAME_LENGTH}
                autoComplete="off"
              />
            )}
          </Field>
        </Form>
      </Dialog>
    </>
  );
}
