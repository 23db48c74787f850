import { cn } from "@/lib/utils";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "sm" | "md" | "lg" | "square";

/** The look of a button (app/controls.css), for what is one (`Button`) and what only looks like one (`LinkButton`). */
export function buttonClass(
  variant: ButtonVariant = "secondary",
  size: ButtonSize = "md",
  className?: string,
): string {
  return cn("button", `button-${variant}`, `button-${size}`, className);
}
