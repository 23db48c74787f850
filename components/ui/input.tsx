import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";
import { controlClass } from "./control-class";

/** A line of text. */
export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input className={cn(controlClass, className)} {...props} />;
}
