import Link from "next/link";
import { placeHref } from "@/components/project/hrefs";
import { Digest } from "@/components/snapshots/digest";
import { buttonClass } from "@/components/ui/button-class";
import { artefactNames } from "@/lib/core/model/text/en/artefacts";
import { formatDay } from "@/lib/core/model/text/en/day";
import { Commit } from "./commit";
import { DeleteFiles } from "./delete-files";
import type { OpenFile } from "./shown";

interface FileHeadProps {
  projectId: string;
  file: OpenFile;
  mayDelete: boolean;
}

/** Which file it is, whence, and what can be done with it. */
export function FileHead({ projectId, file, mayDelete }: FileHeadProps) {
  const { id, path, component, componentId, upload, digest, text, about, isCurrent } = file;
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div className="min-w-0 flex-1 basis-96">
        <p className="mb-1 text-meta">
          <Link href={placeHref(projectId, "evidence")}>Evidence</Link>
        </p>
        <h1 className="font-mono text-h2 wrap-anywhere">{path}</h1>
        <p className="mt-1 text-small wrap-anywhere text-ink-2">
          {about ? `${artefactNames[about.kind]} of ${component}` : component}, as of{" "}
          <time dateTime={upload.date}>{formatDay(upload.date)}</time>
          <Commit commit={upload.commit} branch={null} />, added{" "}
          <time dateTime={upload.at}>{formatDay(upload.at)}</time> by {upload.by}.
        </p>
        {digest ? (
          <p className="mt-1">
            <Digest digest={digest} of={path} />
          </p>
        ) : null}
      </div>
      <div className="flex flex-wrap gap-2">
        {text === null ? null : (
          <a
            href={`/api/projects/${projectId}/evidence/${id}`}
            download
            className={buttonClass("secondary")}
          >
            Download, masked
          </a>
        )}
        {mayDelete && isCurrent ? (
          <DeleteFiles
            projectId={projectId}
            componentId={componentId}
            fileIds={[id]}
            what={path}
            label="Delete"
          />
        ) : null}
      </div>
    </header>
  );
}
