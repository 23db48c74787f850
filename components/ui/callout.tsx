import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/utils";
import { Icon, type IconName } from "./icon";

const variants = {
  info: {
    icon: "info",
    look: "border-harbour-line border-l-harbour bg-harbour-soft",
    ink: "text-harbour",
  },
  warning: {
    icon: "warning",
    look: "border-partly-line border-l-partly-fg bg-partly-bg",
    ink: "text-partly-fg",
  },
  error: {
    icon: "error",
    look: "border-notmet-line border-l-notmet-fg bg-notmet-bg",
    ink: "text-notmet-fg",
  },
  success: { icon: "check", look: "border-met-line border-l-met-fg bg-met-bg", ink: "text-met-fg" },
  signal: {
    icon: "stop",
    look: "border-signal-line border-l-signal bg-signal-soft",
    ink: "text-signal-ink",
  },
} satisfies Record<string, { icon: IconName; look: string; ink: string }>;

interface CalloutProps extends Omit<ComponentProps<"div">, "title"> {
  variant?: keyof typeof variants;
  icon?: IconName;
  title: ReactNode;
  /** Buttons or links that act on what is said. */
  actions?: ReactNode;
}

/** A rule at the left and a few words. Give it `role="alert"` where it appears after something went wrong. */
export function Callout({
  variant = "info",
  icon,
  title,
  actions,
  children,
  className,
  ...props
}: CalloutProps) {
  const { icon: usual, look, ink } = variants[variant];
  return (
    <div
      className={cn(
        "grid grid-cols-[1rem_minmax(0,1fr)] gap-x-3 gap-y-0.5 rounded-control border border-l-3 px-4 py-3",
        look,
        className,
      )}
      {...props}
    >
      <Icon name={icon ?? usual} className={cn("mt-0.75", ink)} />
      <p className="font-semibold">{title}</p>
      {children ? <div className="col-start-2 text-ink-2">{children}</div> : null}
      {actions ? <div className="col-start-2 mt-2 flex flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}
