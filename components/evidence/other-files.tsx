import Link from "next/link";
import { evidenceFileHref } from "@/components/project/hrefs";
import { Icon } from "@/components/ui/icon";
import type { ShownFile } from "./shown";

interface OtherFilesProps {
  projectId: string;
  files: readonly ShownFile[];
}

/** More make a page that nobody reads. */
const LISTED_AT_MOST = 500;

/** The texts that were searched for secrets and hold none: folded away, for a repository has thousands. */
export function OtherFiles({ projectId, files }: OtherFilesProps) {
  const rest = files.length - LISTED_AT_MOST;
  return (
    <tr className="block md:table-row">
      <td colSpan={3} className="block border-t border-line px-4 md:table-cell">
        <details>
          <summary className="flex min-h-10 items-center gap-1.5 text-ink-2 max-md:min-h-11">
            <Icon name="chevron-down" className="text-ink-3" />
            {files.length === 1
              ? "1 other text file"
              : `${files.length.toLocaleString("en")} other text files`}
            , searched for secrets
          </summary>
          <ul className="columns-1 gap-8 pb-3 pl-6 md:columns-2 xl:columns-3">
            {files.slice(0, LISTED_AT_MOST).map(({ id, path }) => (
              <li key={id} className="break-inside-avoid py-0.5 wrap-anywhere">
                <Link
                  href={evidenceFileHref(projectId, id)}
                  prefetch={false}
                  className="font-mono text-meta"
                >
                  {path}
                </Link>
              </li>
            ))}
          </ul>
          {rest > 0 ? (
            <p className="pb-3 pl-6 text-ink-2">
              and {rest.toLocaleString("en")} more, in the order of their paths.
            </p>
          ) : null}
        </details>
      </td>
    </tr>
  );
}
