import { placeHref, questionHref } from "@/components/project/hrefs";
import { LinkButton } from "@/components/ui/link-button";
import { cn } from "@/lib/utils";
import type { ContinueAt } from "./continue-at";
import { CopyMarkdown } from "./copy-markdown";
import { headlineOf } from "./headline";
import { PrintButton } from "./print-button";

const ONE_LINE = 56;

interface ResultHeadProps {
  projectId: string;
  /** The one sentence. */
  summary: string;
  /** Whose result it is, for paper: on screen the bar says it. */
  project: string;
  facts: readonly string[];
  /** Where answering goes on; null for who may only read. */
  next: ContinueAt | null;
  /** Null where there is no result to pass on yet. */
  markdown: string | null;
}

/** The sentence that says it all, and what can be done from here. */
export function ResultHead({
  projectId,
  summary,
  project,
  facts,
  next,
  markdown,
}: ResultHeadProps) {
  const { loud, quiet } = headlineOf(summary);
  const fitsOneLine = summary.length <= ONE_LINE;
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-4 print:mb-3">
      <div className="min-w-0 flex-1 basis-120">
        <p className="mb-1 text-meta text-ink-3">
          <span className="hidden font-semibold text-ink print:inline">{project}. </span>
          {facts.join(" ")}
        </p>
        <h1 className="text-h1 print:text-h2">
          {loud}
          {quiet ? (
            <>
              {" "}
              <span
                className={cn(
                  "font-normal text-ink-2",
                  fitsOneLine ? null : "block max-w-240 text-h2 text-pretty print:text-body",
                )}
              >
                {quiet}
              </span>
            </>
          ) : null}
        </h1>
      </div>
      <div className="flex flex-wrap gap-2 max-md:w-full max-md:*:flex-1 max-md:[&>.button-primary]:order-first max-md:[&>.button-primary]:basis-full print:hidden">
        <LinkButton href={placeHref(projectId, "snapshots")}>Snapshots</LinkButton>
        {markdown === null ? null : (
          <>
            <PrintButton />
            <CopyMarkdown markdown={markdown} />
          </>
        )}
        <Continue projectId={projectId} next={next} />
      </div>
    </header>
  );
}

function Continue({ projectId, next }: Pick<ResultHeadProps, "projectId" | "next">) {
  const checklist = placeHref(projectId, "checklist");
  switch (next?.kind) {
    case "basics":
      return (
        <LinkButton variant="primary" href={placeHref(projectId, "basics")}>
          Answer the four basics
        </LinkButton>
      );
    case "question":
      return (
        <LinkButton variant="primary" href={questionHref(projectId, next.control)}>
          Continue checklist
        </LinkButton>
      );
    default:
      return <LinkButton href={checklist}>Open checklist</LinkButton>;
  }
}
