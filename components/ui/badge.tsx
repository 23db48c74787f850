import type { ComponentProps } from "react";
import { type BadgeVariant, badgeClass } from "./badge-class";

interface BadgeProps extends ComponentProps<"span"> {
  variant?: BadgeVariant;
}

/** A word or two about the thing beside it. */
export function Badge({ variant, className, ...props }: BadgeProps) {
  return <span className={badgeClass(variant, className)} {...props} />;
}
