import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";
import { controlClass } from "./control-class";

/** Several lines of text; grows with what is typed where the browser can. */
export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      className={cn(controlClass, "field-sizing-content min-h-22 resize-y py-2", className)}
      {...props}
    />
  );
}
