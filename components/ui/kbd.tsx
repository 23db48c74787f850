import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

/** The name of a key (app/controls.css). */
export function Kbd({ className, ...props }: ComponentProps<"kbd">) {
  return <kbd className={cn("key", className)} {...props} />;
}
