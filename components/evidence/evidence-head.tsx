import { addEvidenceHref } from "@/components/project/hrefs";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { formatDay } from "@/lib/core/model/text/en/day";
import { Commit } from "./commit";

interface EvidenceHeadProps {
  projectId: string;
  /** What the page's first sentence says. */
  title: string;
  /** What it goes on to say, quieter. */
  more?: string;
  last: {
    readonly at: string;
    readonly by: string;
    readonly commit: string | null;
    readonly branch: string | null;
    readonly component: string;
    readonly source: string;
  } | null;
  /** Of all components. */
  files: number;
  /** Where no file is there yet, the empty state has the way. */
  mayAdd: boolean;
}

/** Where a project's files stand: the newest upload, and the way to add more. */
export function EvidenceHead(props: EvidenceHeadProps) {
  const { projectId, title, more, last, files, mayAdd } = props;
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div className="min-w-0 flex-1 basis-96">
        {last ? (
          <p className="mb-1 text-meta wrap-anywhere text-ink-3">
            {last.source === "removal" ? "Last removal" : "Last upload"}:{" "}
            <time dateTime={last.at}>{formatDay(last.at)}</time> by {last.by}
            <Commit commit={last.commit} branch={last.branch} />, {last.component},{" "}
            {files === 1 ? "1 file" : `${files.toLocaleString("en")} files`} in all
          </p>
        ) : null}
        <h1 className="text-h1 text-pretty">
          {title} {more ? <span className="font-normal text-ink-2">{more}</span> : null}
        </h1>
      </div>
      {mayAdd ? (
        <LinkButton variant="primary" href={addEvidenceHref(projectId)}>
          <Icon name="plus" />
          Add files
        </LinkButton>
      ) : null}
    </header>
  );
}
