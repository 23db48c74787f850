import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";
import { controlClass } from "./control-class";
import { Icon } from "./icon";

/** One of a few, by the browser's own list. */
export function Select({ className, ...props }: ComponentProps<"select">) {
  return (
    <span className={cn("relative block", className)}>
      <select className={cn(controlClass, "appearance-none pr-8")} {...props} />
      <Icon
        name="chevron-down"
        className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-ink-2"
      />
    </span>
  );
}
