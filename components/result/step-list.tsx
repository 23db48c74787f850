import Link from "next/link";
import { questionHref } from "@/components/project/hrefs";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import { effortTexts, riskTexts, stepKindTexts } from "@/lib/core/model/text/en/catalogue";
import { formatDay } from "@/lib/core/model/text/en/day";
import { stepReason } from "@/lib/core/model/text/en/result";
import type { LevelReached } from "@/lib/core/model/words";
import type { Step } from "@/lib/core/scoring/types";
import type { RecordOf, ResultRecord } from "./record-of";

interface StepListProps {
  projectId: string;
  steps: readonly Step[];
  /** The level before the first of them. */
  levelBefore: LevelReached | null;
  /** What `levelAfter` of these steps speaks of. */
  reaches: "declared" | "verified";
  recordOf: RecordOf;
  /** `YYYY-MM-DD`; what is due before it is overdue. */
  asOf: string;
}

/** A few steps of the roadmap, in its order. */
export function StepList({
  projectId,
  steps,
  levelBefore,
  reaches,
  recordOf,
  asOf,
}: StepListProps) {
  return (
    <ol className="overflow-hidden rounded-sheet border border-line bg-surface">
      {steps.map((step, place) => {
        const before = place === 0 ? levelBefore : (steps[place - 1]?.levelAfter ?? null);
        const risen = (step.levelAfter ?? 0) > (before ?? 0) ? step.levelAfter : null;
        return (
          <li
            key={step.control}
            className="relative grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3 gap-y-3 border-b border-line p-4 last:border-b-0 hover:bg-harbour-soft sm:grid-cols-[1.25rem_minmax(0,1fr)_11rem] xl:grid-cols-[1.25rem_minmax(0,1fr)_11rem_10rem]"
          >
            <span aria-hidden="true" className="text-h2 font-medium text-ink-3">
              {place + 1}
            </span>
            <div className="min-w-0">
              <p className="text-h3">
                <Link
                  href={questionHref(projectId, step.control)}
                  prefetch={false}
                  className="text-ink no-underline after:absolute after:inset-0 hover:text-harbour hover:underline focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
                >
                  {CONTROL_TEXT[step.control].title}
                </Link>
              </p>
              <p className="text-small text-ink-2">
                <span className="mr-1.5 font-mono text-meta text-ink-3">{step.control}</span>
                {stepReason(step)}
              </p>
              <p className="mt-1.5 flex flex-wrap items-center gap-1.5">
                <Badge>{stepKindTexts[step.kind].label}</Badge>
                {step.quickWin ? <Badge>Quick win</Badge> : null}
                {risen === null ? null : (
                  <Badge variant="solid">
                    <Icon name="arrow-up" className="size-3" />
                    {reaches === "declared" ? "Reaches" : "Proves"} level {risen}
                  </Badge>
                )}
              </p>
            </div>
            <dl className="grid grid-cols-[3rem_minmax(0,1fr)] content-start gap-x-2 text-small max-sm:col-start-2">
              <dt className="text-ink-3">Effort</dt>
              <dd>
                {effortTexts[step.effort].label}
                <span className="block text-meta text-ink-3">
                  {effortTexts[step.effort].meaning}
                </span>
              </dd>
              <dt className="text-ink-3">Risk</dt>
              <dd>
                {riskTexts[step.risk].label}, {step.risk} of 5
              </dd>
            </dl>
            <Ownership record={recordOf(step.control)} asOf={asOf} />
          </li>
        );
      })}
    </ol>
  );
}

function Ownership({ record, asOf }: { record: ResultRecord | undefined; asOf: string }) {
  const owner = record?.owner ?? null;
  const due = record?.dueDate ?? null;
  return (
    <div className="flex min-w-0 items-start gap-2 text-small max-xl:col-start-2 max-xl:-mt-1">
      {owner ? <Avatar name={owner} /> : null}
      <p className="min-w-0">
        <span className="block break-words">
          {owner ?? <span className="text-ink-3">No owner</span>}
        </span>
        <span className="block text-ink-3">{due ? formatDay(due) : "No date"}</span>
        {due && due < asOf ? (
          <span className="flex items-center gap-1 text-notmet-fg">
            <Icon name="clock" className="size-3.5" />
            Overdue
          </span>
        ) : null}
      </p>
    </div>
  );
}
