import Link from "next/link";
import { questionHref } from "@/components/project/hrefs";
import type { ControlId } from "@/lib/core/model/words";

interface ControlNameProps {
  id: ControlId;
  title: string;
  /** Leads to its question in this project. */
  projectId?: string;
}

/** A control by its id and title. */
export function ControlName({ id, title, projectId }: ControlNameProps) {
  return (
    <p className="min-w-0 wrap-anywhere">
      <span className="mr-2 font-mono text-meta text-ink-2">{id}</span>
      {projectId ? <Link href={questionHref(projectId, id)}>{title}</Link> : title}
    </p>
  );
}
