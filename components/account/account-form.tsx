"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { FormState } from "@/lib/actions/account";

interface AccountField {
  name: string;
  label: string;
  type?: "text" | "email" | "password";
  autoComplete: string;
  hint?: string;
}

interface AccountFormProps {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  fields: readonly AccountField[];
  /** What the button does. */
  verb: string;
  /** The headline over what went wrong. */
  refused: string;
  /** Stands above the button once it worked. */
  done?: ReactNode;
  variant?: "primary" | "secondary";
  /** Stands before the fields' ids where a page has two such forms. */
  idPrefix?: string;
  children?: ReactNode;
}

/** A form about an account. What was typed stays after a refusal, but for passwords. */
export function AccountForm(props: AccountFormProps) {
  const {
    action,
    fields,
    verb,
    refused,
    done,
    variant = "primary",
    idPrefix = "",
    children,
  } = props;
  const [state, send, busy] = useActionState(action, {});
  return (
    <form action={send} className="grid gap-4">
      {state.message ? (
        <Callout variant="error" title={refused} role="alert">
          {state.message}
        </Callout>
      ) : null}
      {fields.map(({ name, label, hint, type = "text", autoComplete }) => (
        <Field
          key={name}
          id={`${idPrefix}${name}`}
          label={label}
          hint={hint}
          error={state.fields?.[name]}
        >
          {(control) => (
            <Input
              {...control}
              name={name}
              type={type}
              autoComplete={autoComplete}
              defaultValue={state.values?.[name]}
              required
            />
          )}
        </Field>
      ))}
      {children}
      {state.done ? <div role="status">{done}</div> : null}
      <Button type="submit" variant={variant} busy={busy}>
        {verb}
      </Button>
    </form>
  );
}
