"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { deleteProjectAction } from "@/lib/actions/projects";
import { attempt, type Refused } from "./attempt";
import { RefusalNote } from "./refusal-note";

interface DeleteProjectProps {
  id: string;
  name: string;
  /** How many answers go with it. */
  answered: number;
}

/** Deletes a project for good, once its name has been typed. */
export function DeleteProject({ id, name, answered }: DeleteProjectProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isBusy, start] = useTransition();
  const answers = answered === 1 ? "its 1 answer" : `its ${answered} answers`;

  function close() {
    setOpen(false);
    setTyped("");
    setRefused(null);
  }

  function send() {
    start(async () => {
      const outcome = await attempt(() => deleteProjectAction(id, { name: typed }));
      if ("refused" in outcome) setRefused(outcome.refused);
      else router.push("/projects");
    });
  }

  return (
    <div>
      <Button variant="danger" onClick={() => setOpen(true)}>
        Delete
      </Button>
      <Dialog
        open={isOpen}
        onClose={close}
        title="Delete this project"
        footer={
          <>
            <Button onClick={close}>Keep it</Button>
            <Button
              type="submit"
              form="delete-project"
              variant="danger"
              busy={isBusy}
              disabled={typed.trim() !== name}
            >
              Delete for good
            </Button>
          </>
        }
      >
        <Form id="delete-project" className="grid gap-4" busy={isBusy} onSend={send}>
          <RefusalNote refused={refused} title="The project was not deleted" />
          <p>
            Its name, its description and{" "}
            {answered === 0 ? "all notes" : `${answers} with all notes`} go for everybody. Nothing
            brings them back.
          </p>
          <Field
            id="delete-name"
            label="Type the project’s name"
            hint={<span className="font-mono wrap-anywhere">{name}</span>}
            error={refused?.fields.name}
          >
            {(control) => (
              <Input
                {...control}
                name="name"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                maxLength={200}
              />
            )}
          </Field>
        </Form>
      </Dialog>
    </div>
  );
}
