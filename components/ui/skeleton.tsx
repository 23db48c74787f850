import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";
import { type Markup, markup } from "./markup";

/** A grey line at the size of what comes; put it into a region with `aria-busy` and a name. */
export function Skeleton({ className, ...props }: ComponentProps<"span">) {
  return <span aria-hidden="true" className={classOf(className)} {...props} />;
}

/** The same for markup. */
export function skeleton(className: string): Markup {
  return markup`<span aria-hidden="true" class="${classOf(className)}"></span>`;
}

function classOf(className: string | undefined): string {
  return cn("block h-3 rounded-mark bg-line", className);
}
