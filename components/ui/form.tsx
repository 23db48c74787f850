import type { ComponentProps } from "react";
import { HeldFields } from "./held-fields";

interface FormProps extends Omit<ComponentProps<"form">, "method" | "noValidate" | "onSubmit"> {
  /** Sends it: once, until `busy` ends. */
  onSend: () => void;
  busy: boolean;
}

/** A form that scripts send, whose fields are checked by the server and by ourselves. */
export function Form({ onSend, busy, children, ...props }: FormProps) {
  return (
    // Sent before the scripts are there, what was typed must not stand in an address.
    <form
      {...props}
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSend();
      }}
    >
      <HeldFields className="contents">{children}</HeldFields>
    </form>
  );
}
