import Link from "next/link";
import { questionHref } from "@/components/project/hrefs";
import { controlName } from "@/lib/core/model/text/en/result";
import type { ControlId } from "@/lib/core/model/words";
import { cn } from "@/lib/utils";

interface ControlRefProps {
  projectId: string;
  control: ControlId;
  /** Said after the control's name: its answer, where a form beside the link shows it. */
  state?: string;
  className?: string;
}

/** A control by its id, leading to its question; its name is said to who doesn't know the ids. */
export function ControlRef({ projectId, control, state, className }: ControlRefProps) {
  return (
    // A page holds dozens of these: fetching each in advance would cost more than any click.
    <Link
      href={questionHref(projectId, control)}
      prefetch={false}
      className={cn("font-mono text-meta whitespace-nowrap print:no-underline", className)}
    >
      {control}
      <span className="sr-only">
        {" "}
        {controlName[control]}
        {state ? `: ${state}` : null}
      </span>
    </Link>
  );
}
