import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

/** A grey line at the size of what comes; put it into a region with `aria-busy` and a name. */
export function Skeleton({ className, ...props }: ComponentProps<"span">) {
  return (
    <span
      aria-hidden="true"
      className={cn("block h-3 rounded-mark bg-line", className)}
      {...props}
    />
  );
}
