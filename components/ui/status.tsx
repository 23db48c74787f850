import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

/** A line that a screen reader says when its words change: "Saved 12:04". Keep it mounted while it is empty. */
export function Status({ className, ...props }: ComponentProps<"p">) {
  return <p role="status" className={cn("text-meta text-ink-3", className)} {...props} />;
}
