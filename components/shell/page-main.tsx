import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

/** The page under the bars; the skip link leads here. */
export function PageMain({ className, ...props }: ComponentProps<"main">) {
  return (
    <main
      id="main"
      className={cn("mx-auto max-w-page p-4 md:p-6 print:max-w-none print:p-0", className)}
      {...props}
    />
  );
}
