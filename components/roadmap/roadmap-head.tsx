import { placeHref } from "@/components/project/hrefs";
import { CopyMarkdown } from "@/components/result/copy-markdown";
import { PrintButton } from "@/components/result/print-button";
import { LinkButton } from "@/components/ui/link-button";
import type { Headline } from "./headline";

interface RoadmapHeadProps {
  projectId: string;
  /** For paper: on screen the bar says it. */
  project: string;
  headline: Headline;
  facts: readonly string[];
  canEdit: boolean;
  markdown: string;
}

/** The way to the target in a sentence, and what can be done with the whole of it. */
export function RoadmapHead({
  projectId,
  project,
  headline,
  facts,
  canEdit,
  markdown,
}: RoadmapHeadProps) {
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-4 print:mb-3">
      <div className="min-w-0 flex-1 basis-120">
        <p className="mb-1 text-meta text-ink-3 wrap-anywhere">
          <span className="hidden font-semibold text-ink print:inline">{project}. </span>
          {facts.join(" ")}
        </p>
        <h1 className="text-h1 print:text-h2">
          <span className="inline-block">{headline.loud}</span>{" "}
          {headline.quiet ? (
            <span className="inline-block font-normal text-ink-2">{headline.quiet}</span>
          ) : null}
        </h1>
      </div>
      <div className="flex flex-wrap gap-2 max-md:w-full max-md:*:flex-1 print:hidden">
        <PrintButton />
        <CopyMarkdown markdown={markdown} />
        {canEdit ? (
          <LinkButton href={placeHref(projectId, "settings")}>Change target</LinkButton>
        ) : null}
      </div>
    </header>
  );
}
