import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-class";
import { Spinner } from "./spinner";

interface ButtonProps extends ComponentProps<"button"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** At work: shows a spinner before the label and cannot be pressed again. */
  busy?: boolean;
}

/** A button. Its label is a verb that says what happens; one primary on a view. */
export function Button({
  variant,
  size,
  busy = false,
  type = "button",
  disabled,
  children,
  className,
  ...props
}: ButtonProps) {
  return (
    <button
      type={type}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={buttonClass(variant, size, className)}
      {...props}
    >
      {busy ? <Spinner /> : null}
      {children}
    </button>
  );
}
