import { reviewGroupTexts } from "@/lib/core/model/text/en/review";
import { REVIEW_GROUPS, type Review, type ReviewGroup } from "@/lib/core/review/rows";
import type { AnswerRecord } from "@/lib/schemas/answer";
import { OpenRows } from "./open-rows";
import type { FileHref } from "./reasons";
import { ReviewDesk } from "./review-desk";
import { ReviewRow } from "./review-row";
import { TakeAll } from "./take-all";

const HEADING = "review";

interface ReviewSectionProps {
  projectId: string;
  review: Review;
  records: readonly AnswerRecord[];
  mayAnswer: boolean;
  /** `YYYY-MM-DD` */
  asOf: string;
  fileHref: FileHref;
  /** Whether the project has several components. */
  isOfSeveral: boolean;
}

/** What files propose, in groups by what it does to the answers, and what they leave open. */
export function ReviewSection(props: ReviewSectionProps) {
  const { projectId, review, records, mayAnswer, asOf, fileHref, isOfSeveral } = props;
  const { rows, open } = review;
  const recordOf = new Map(records.map((record) => [record.control, record]));
  const inGroup = (group: ReviewGroup) => rows.filter((row) => row.group === group);
  const [agreeing, blanks] = [inGroup("agrees"), inGroup("blank")];
  return (
    <section aria-labelledby={HEADING} className="min-w-0">
      <ReviewDesk projectId={projectId} headingId={HEADING}>
        <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
          <div>
            <h2 id={HEADING} tabIndex={-1} className="text-h2">
              Review
            </h2>
            <p className="max-w-measure text-small text-ink-2">
              A proposal is not an answer until someone accepts it, and no answer of a person is
              changed in silence.
            </p>
          </div>
          {mayAnswer ? (
            <div className="flex flex-wrap gap-2">
              {agreeing.length > 1 ? (
                <TakeAll
                  name="agrees"
                  proposals={agreeing.map(seenOf)}
                  label={`Accept the ${agreeing.length} that agree`}
                />
              ) : null}
              {blanks.length > 1 ? (
                <TakeAll
                  name="blanks"
                  proposals={blanks.map(seenOf)}
                  label={`Fill the ${blanks.length} blanks`}
                />
              ) : null}
            </div>
          ) : null}
        </div>
        {REVIEW_GROUPS.map((group) => {
          const list = inGroup(group);
          if (list.length === 0) return null;
          return (
            <div key={group} className="mb-5">
              <div className="mb-1.5 grid gap-x-6 px-4 text-meta text-ink-2 lg:grid-cols-[minmax(0,4fr)_minmax(0,3fr)_minmax(0,6fr)_minmax(0,4fr)]">
                <h3 className="-ml-4 text-body font-semibold text-ink">
                  {reviewGroupTexts[group]}
                  <span className="ml-2 font-normal text-ink-3">{list.length}</span>
                </h3>
                <span aria-hidden="true" className="max-lg:hidden">
                  Answer
                </span>
                <span aria-hidden="true" className="max-lg:hidden">
                  Files say
                </span>
              </div>
              <ul
                aria-label={reviewGroupTexts[group]}
                className="rounded-sheet border border-line bg-surface"
              >
                {list.map((row) => (
                  <ReviewRow
                    key={row.control}
                    projectId={projectId}
                    row={row}
                    record={recordOf.get(row.control)}
                    mayAnswer={mayAnswer}
                    asOf={asOf}
                    fileHref={fileHref}
                    isOfSeveral={isOfSeveral}
                  />
                ))}
              </ul>
            </div>
          );
        })}
        {open.length > 0 ? (
          <OpenRows
            projectId={projectId}
            open={open}
            fileHref={fileHref}
            isOfSeveral={isOfSeveral}
          />
        ) : null}
      </ReviewDesk>
    </section>
  );
}

function seenOf({ control, version, proposed }: Review["rows"][number]) {
  return { control, version, proposed };
}
