import Link from "next/link";
import { questionHref } from "@/components/project/hrefs";
import { isControlId } from "@/lib/core/model/controls";

interface LinkedSentenceProps {
  projectId: string;
  children: string;
}

/** A sentence whose control ids lead to their questions. */
export function LinkedSentence({ projectId, children }: LinkedSentenceProps) {
  return children.split(/\b([A-Z]{3}-\d{1,2})\b/).map((part, place) =>
    isControlId(part) ? (
      <Link
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sentence have no identity but their place
        key={place}
        href={questionHref(projectId, part)}
        prefetch={false}
        className="font-mono text-meta print:no-underline"
      >
        {part}
      </Link>
    ) : (
      part
    ),
  );
}
