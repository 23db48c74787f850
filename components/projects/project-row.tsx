import Link from "next/link";
import { LoadLineGlyph } from "@/components/load-line/load-line-glyph";
import { loadLineOf } from "@/components/load-line/state";
import { projectHref } from "@/components/project/hrefs";
import { environmentTexts, levelTexts, platformTexts } from "@/lib/core/model/text/en/catalogue";
import { loadLineSentence } from "@/lib/core/model/text/en/load-line";
import type { Environment, Platform } from "@/lib/core/model/words";
import type { Assessment } from "@/lib/core/scoring/types";
import { formatDay } from "@/lib/utils";
import { AreaSquares } from "./area-squares";
import { lastChange } from "./last-change";
import { levelWords } from "./level-words";
import { StateBadge } from "./state-badge";
import { TagList } from "./tag-list";

/** A project as a list shows it. Moments are ISO texts. */
export interface ListedProject {
  readonly id: string;
  readonly name: string;
  readonly environment: Environment;
  readonly platform: Platform;
  readonly tags: readonly string[];
  readonly isExample: boolean;
  readonly archivedAt: string | null;
  readonly changedAt: string;
  readonly catalogue: string;
  /** Null: it is on a catalogue that this server lacks. */
  readonly assessment: Assessment | null;
}

const cell = "lg:border-b lg:border-line lg:px-2 lg:py-0.5 lg:group-last/row:border-b-0";

/** One project: where it stands, what it aims at, when it changed. */
export function ProjectRow({ project, now }: { project: ListedProject; now: string }) {
  const { name, environment, platform, assessment } = project;
  const runs = `${environmentTexts[environment].label}, ${platformTexts[platform].label}`;
  return (
    <tr className="group/row relative flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0 hover:bg-harbour-soft lg:static lg:table-row print:break-inside-avoid">
      <th
        scope="row"
        className={`${cell} w-full font-normal lg:w-auto lg:py-1 lg:pl-4 lg:align-middle`}
      >
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            href={projectHref(project.id)}
            className="text-body font-semibold wrap-anywhere text-ink no-underline hover:underline max-lg:after:absolute max-lg:after:inset-0 lg:text-small"
          >
            {name}
          </Link>
          <StateBadge project={project} />
          <TagList tags={project.tags} />
        </span>
        <span className="mt-0.5 block text-meta text-ink-2 xl:hidden">{runs}</span>
      </th>
      {assessment ? (
        <ScoredCells assessment={assessment} />
      ) : (
        <td colSpan={5} className={`${cell} text-ink-2 max-lg:w-full`}>
          On catalogue {project.catalogue}, which this server does not have.
        </td>
      )}
      <td className={`${cell} whitespace-nowrap text-ink-2`}>
        <time dateTime={project.changedAt} title={formatDay(project.changedAt)}>
          {lastChange(project.changedAt, now)}
        </time>
      </td>
      <td className={`${cell} whitespace-nowrap text-ink-2 max-xl:hidden`}>{runs}</td>
    </tr>
  );
}

function ScoredCells({ assessment }: { assessment: Assessment }) {
  const { target, coverage, progress } = assessment;
  const { counts: _, ...line } = loadLineOf(assessment);
  return (
    <>
      <td className={`${cell} whitespace-nowrap`}>
        <span className="flex items-center gap-2">
          <LoadLineGlyph
            size={24}
            sentence={loadLineSentence(assessment)}
            cut={assessment.levels
              .filter(({ requirements }) => requirements.some(({ state }) => state === "refuted"))
              .map(({ level }) => level)}
            {...line}
          />
          <span
            aria-hidden="true"
            className={line.declared === null ? "text-ink-2" : "font-medium"}
          >
            {levelWords(assessment)}
          </span>
        </span>
      </td>
      <td className={`${cell} whitespace-nowrap`}>
        <span className="lg:hidden">Target </span>
        {target} <span className="text-ink-2">{levelTexts[target].shortName}</span>
      </td>
      <td className={`${cell} max-lg:w-full`}>
        <AreaSquares areas={assessment.areas} />
      </td>
      <td className={`${cell} whitespace-nowrap lg:text-right`}>
        {coverage === null ? (
          <span className="text-ink-2">
            <span aria-hidden="true" className="max-lg:hidden">
              –
            </span>
            <span className="lg:sr-only">No coverage yet</span>
          </span>
        ) : (
          <>
            {coverage}%<span className="lg:hidden"> coverage</span>
          </>
        )}
      </td>
      <td className={`${cell} whitespace-nowrap lg:text-right`}>
        {progress.answered} of {progress.total}
        <span className="lg:hidden"> answered</span>
      </td>
    </>
  );
}
