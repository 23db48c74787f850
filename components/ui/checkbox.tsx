import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/utils";

interface CheckboxProps extends Omit<ComponentProps<"input">, "type" | "children"> {
  label: ReactNode;
}

/** A native checkbox with its words; the whole line can be pressed. */
export function Checkbox({ label, className, ...props }: CheckboxProps) {
  return (
    <label
      className={cn(
        "flex items-start gap-2 text-body has-disabled:text-ink-3 max-md:min-h-10 max-md:items-center",
        className,
      )}
    >
      <input
        type="checkbox"
        className="mt-0.75 size-4 shrink-0 accent-harbour max-md:mt-0"
        {...props}
      />
      <span>{label}</span>
    </label>
  );
}
