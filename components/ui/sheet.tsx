import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

/** A sheet of paper on the desk: a surface with a hairline round it. */
export function Sheet({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      className={cn("break-inside-avoid rounded-sheet border border-line bg-surface", className)}
      {...props}
    />
  );
}
