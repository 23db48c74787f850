import { cn } from "@/lib/utils";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "sm" | "md" | "lg" | "square";

const base =
  "inline-flex items-center justify-center gap-2 rounded-control border font-medium whitespace-nowrap no-underline " +
  "transition-colors select-none disabled:cursor-not-allowed";

const variants = {
  primary:
    "border-transparent bg-harbour text-on-harbour hover:bg-harbour-hover hover:text-on-harbour active:bg-harbour-pressed",
  secondary:
    "border-line-control bg-surface text-ink hover:border-harbour hover:bg-harbour-soft hover:text-ink active:bg-harbour-line",
  quiet:
    "border-transparent text-harbour hover:bg-harbour-soft hover:text-harbour-hover active:bg-harbour-line active:text-ink",
  danger:
    "border-danger bg-surface text-danger hover:bg-danger hover:text-on-danger active:bg-danger-hover active:text-on-danger",
} satisfies Record<ButtonVariant, string>;

// A busy button is disabled too, and keeps its colours: it is at work, not out of reach.
const disabled = {
  primary:
    "not-aria-busy:disabled:border-line not-aria-busy:disabled:bg-sunken not-aria-busy:disabled:text-ink-3",
  secondary:
    "not-aria-busy:disabled:border-line not-aria-busy:disabled:bg-sunken not-aria-busy:disabled:text-ink-3",
  quiet: "not-aria-busy:disabled:bg-transparent not-aria-busy:disabled:text-ink-3",
  danger:
    "not-aria-busy:disabled:border-line not-aria-busy:disabled:bg-sunken not-aria-busy:disabled:text-ink-3",
} satisfies Record<ButtonVariant, string>;

const sizes = {
  sm: "min-h-7 px-2 text-small max-md:min-h-9",
  md: "min-h-8 px-3 text-body max-md:min-h-10",
  lg: "min-h-11 px-4 text-body",
  square: "size-8 text-body max-md:size-10",
} satisfies Record<ButtonSize, string>;

/** The look of a button, for what is one (`Button`) and what only looks like one (`LinkButton`). */
export function buttonClass(
  variant: ButtonVariant = "secondary",
  size: ButtonSize = "md",
  className?: string,
): string {
  return cn(base, variants[variant], disabled[variant], sizes[size], className);
}
