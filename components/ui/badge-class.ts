import { cn } from "@/lib/utils";

const variants = {
  plain: "border-line-2 text-ink-2",
  /** Solid edge: what has been shown to be so. */
  solid: "border-ink-3 text-ink",
  /** Dashed edge: what somebody says. */
  dashed: "border-dashed border-line-control text-ink-2",
  good: "border-met-line bg-met-bg text-met-fg",
  half: "border-partly-line bg-partly-bg text-partly-fg",
  bad: "border-notmet-line bg-notmet-bg text-notmet-fg",
  slate: "border-na-line bg-na-bg text-na-fg",
  signal: "border-signal-line bg-signal-soft text-signal-ink",
};

export type BadgeVariant = keyof typeof variants;

/** The look of a badge (app/controls.css), for `Badge` and for markup. */
export function badgeClass(variant: BadgeVariant = "plain", className?: string): string {
  return cn("badge", variants[variant], className);
}
