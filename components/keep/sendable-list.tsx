import type { MaskedFile } from "@/components/try/worker/protocol";
import { artefactNames } from "@/lib/core/model/text/en/artefacts";
import { sizeOf } from "./sendable";

/** More make a list that nobody reads, and a page that answers slowly. */
const LISTED_AT_MOST = 1000;

/** What would be sent, file by file, before it is. */
export function SendableList({ files }: { files: readonly MaskedFile[] }) {
  const rest = files.length - LISTED_AT_MOST;
  return (
    <ul
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      id="files"
      aria-label="Files to send"
      className="max-h-96 overflow-y-auto rounded-sheet border border-line bg-surface"
    >
      {files.slice(0, LISTED_AT_MOST).map((file) => (
        <li
          key={file.path}
          className="grid grid-cols-[minmax(0,1fr)_auto] gap-4 border-b border-line px-4 py-1.5 text-small last:border-b-0"
        >
          <span className="font-mono wrap-anywhere">{file.path}</span>
          <span className="whitespace-nowrap text-ink-3">
            {artefactNames[file.kind]}, {inKilobytes(sizeOf(file))}
          </span>
        </li>
      ))}
      {rest > 0 ? (
        <li className="px-4 py-1.5 text-small text-ink-2">and {rest.toLocaleString("en")} more</li>
      ) : null}
    </ul>
  );
}

function inKilobytes(bytes: number): string {
  return bytes < 1024 ? "under 1 KB" : `${Math.round(bytes / 1024)} KB`;
}
