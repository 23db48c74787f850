import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

interface SwitchProps extends Omit<ComponentProps<"input">, "type" | "role"> {
  /** What it switches on: the switch stands alone, its name is heard. */
  "aria-label": string;
}

/** A native checkbox as a switch: the knob's place tells its state, then the colour. */
export function Switch({ className, ...props }: SwitchProps) {
  return (
    <label
      className={cn(
        "inline-grid size-10 cursor-pointer place-items-center has-disabled:cursor-not-allowed",
        className,
      )}
    >
      <input
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its own state
        role="switch"
        className={cn(
          "relative h-5 w-9 cursor-[inherit] appearance-none rounded-full border border-line-control bg-surface transition-colors",
          "before:absolute before:top-0.75 before:left-0.75 before:size-3 before:rounded-full before:bg-ink-3 before:transition-transform",
          "hover:border-harbour checked:border-harbour checked:bg-harbour checked:before:translate-x-4 checked:before:bg-on-harbour",
          "focus-visible:rounded-full disabled:border-line disabled:bg-sunken",
        )}
        {...props}
      />
    </label>
  );
}
