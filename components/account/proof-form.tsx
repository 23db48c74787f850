"use client";

import { type ReactNode, useState, useTransition } from "react";
import { attempt, type Refused } from "@/components/projects/attempt";
import { RefusalNote } from "@/components/projects/refusal-note";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import type { ActionResult } from "@/lib/actions/run-action";

const FIELDS = {
  password: { label: "Your password", type: "password", autoComplete: "current-password" },
  code: { label: "Code", type: "text", autoComplete: "one-time-code" },
} as const;
type Name = keyof typeof FIELDS;

const NOTHING = { password: "", code: "" };

interface ProofFormProps<T extends object> {
  /** Stands before the fields' ids. */
  id: string;
  asks: readonly Name[];
  /** What a code is here. */
  codeHint?: ReactNode;
  verb: string;
  /** The headline over what went wrong. */
  refused: string;
  variant?: "primary" | "secondary" | "danger";
  action: (typed: Readonly<Record<Name, string>>) => Promise<ActionResult<T>>;
  onDone: (made: T) => void;
}

/** Asks for a password, a code or both before something is done about how somebody signs in. */
export function ProofForm<T extends object>(props: ProofFormProps<T>) {
  const {
    id,
    asks,
    codeHint,
    verb,
    refused: headline,
    variant = "primary",
    action,
    onDone,
  } = props;
  const [typed, setTyped] = useState(NOTHING);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isBusy, start] = useTransition();

  function send() {
    start(async () => {
      const outcome = await attempt(() => action(typed));
      setTyped(NOTHING);
      if ("refused" in outcome) return setRefused(outcome.refused);
      setRefused(null);
      onDone(outcome);
    });
  }

  return (
    <Form className="grid gap-4" busy={isBusy} onSend={send}>
      <RefusalNote refused={refused} title={headline} />
      {asks.map((name) => {
        const { label, type, autoComplete } = FIELDS[name];
        return (
          <Field
            key={name}
            id={`${id}-${name}`}
            label={label}
            hint={name === "code" ? codeHint : undefined}
            error={refused?.fields[name]}
          >
            {(control) => (
              <Input
                {...control}
                name={name}
                type={type}
                autoComplete={autoComplete}
                value={typed[name]}
                onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
                required
              />
            )}
          </Field>
        );
      })}
      <div>
        <Button type="submit" variant={variant} busy={isBusy}>
          {verb}
        </Button>
      </div>
    </Form>
  );
}
