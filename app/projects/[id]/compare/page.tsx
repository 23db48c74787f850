import type { Metadata } from "next";
import Link from "next/link";
import { compareHref, placeHref } from "@/components/project/hrefs";
import { PageMain } from "@/components/shell/page-main";
import { type ChosenState, CompareForm } from "@/components/snapshots/compare-form";
import { Comparison } from "@/components/snapshots/comparison";
import { formatDay } from "@/lib/core/model/text/en/day";
import { compareStates } from "@/lib/core/snapshot/compare-states";
import { parseStateRef, type StateRef } from "@/lib/core/snapshot/state-ref";
import { listSnapshots } from "@/lib/server/snapshots/queries";
import { type NamedState, readStates, type StateProblem } from "@/lib/server/snapshots/states";
import { openProject } from "../_open";
import { one, type QueryValue } from "../_query";

type Asked = Record<"from" | "to" | "from-day" | "to-day", QueryValue>;

interface ComparePageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Partial<Asked>>;
}

export async function generateMetadata({ params }: ComparePageProps): Promise<Metadata> {
  const { project } = await openProject((await params).id);
  return { title: `Compare two states of ${project.name}` };
}

/** What differs between two states of a project, each a snapshot, a day, or today. */
export default async function ComparePage({ params, searchParams }: ComparePageProps) {
  const { ctx, project, answers, assessment, asOf } = await openProject((await params).id);
  const asked = await searchParams;
  const snapshots = await listSnapshots(ctx, project.id);
  const from = askedState(asked.from, asked["from-day"], snapshots[0]?.id ?? "day");
  const to = askedState(asked.to, asked["to-day"], "today");
  const standing = { ...project, asOf, answers, assessment };
  const today: StateRef = { kind: "today" };
  const refs = [from.ref ?? today, to.ref ?? today] as const;
  const [before, after] = await readStates(ctx, standing, ...refs);
  const [earlier, later] = [from.ref ? before : null, to.ref ? after : null];
  const isDay = refs.some(({ kind }) => kind === "day");
  const comparison =
    isState(earlier) && isState(later) ? compareStates(earlier.state, later.state) : null;
  return (
    <PageMain className="grid gap-8">
      <header>
        <p className="mb-1 text-small">
          <Link href={placeHref(project.id, "snapshots")}>Snapshots</Link>
        </p>
        <h1 className="text-h1">Compare two states</h1>
        <p className="mt-1 max-w-measure text-ink-2">
          A snapshot says what stands in it. A day is rebuilt from the log of all changes, as it was
          at its end in UTC.
        </p>
      </header>
      <CompareForm
        key={JSON.stringify(asked)}
        action={compareHref(project.id)}
        from={chosen(from, earlier, project.createdAt)}
        to={chosen(to, later, project.createdAt)}
        snapshots={snapshots}
        days={{ min: project.createdAt.slice(0, 10), max: asOf }}
      />
      {comparison && isState(earlier) && isState(later) ? (
        <>
          {earlier.catalogue === later.catalogue ? null : (
            <p className="max-w-measure text-ink-2">
              Catalogue {earlier.catalogue} and catalogue {later.catalogue}: each level stands as it
              was reached by its own.
            </p>
          )}
          {isDay ? (
            <p className="max-w-measure text-ink-2">
              A day is scored by catalogue {project.catalogue} against today’s target.
            </p>
          ) : null}
          <Comparison
            comparison={comparison}
            before={titleOf(earlier, refs[0])}
            after={titleOf(later, refs[1])}
          />
        </>
      ) : null}
    </PageMain>
  );
}

interface AskedState {
  readonly choice: string;
  readonly day: string;
  /** Null where nothing makes sense of it. */
  readonly ref: StateRef | null;
  /** False where the address says nothing yet. */
  readonly isAsked: boolean;
}

function askedState(value: QueryValue, day: QueryValue, usual: string): AskedState {
  const given = one(value);
  const text = given ?? usual;
  const typed = one(day) ?? "";
  const ref = parseStateRef(text === "day" ? typed : text);
  const shownDay = ref?.kind === "day" ? ref.day : "";
  const choice =
    ref?.kind === "day" || text === "day" ? "day" : ref?.kind === "snapshot" ? ref.id : "today";
  return { choice, day: shownDay, ref, isAsked: given !== undefined };
}

function isState(state: NamedState | StateProblem | null): state is NamedState {
  return typeof state === "object" && state !== null;
}

function chosen(
  { choice, day, ref, isAsked }: AskedState,
  state: NamedState | StateProblem | null,
  createdAt: string,
): ChosenState {
  if (ref === null) {
    const missing = choice === "day" ? "Choose a day." : "Choose a snapshot, a day, or today.";
    return { choice, day, problem: isAsked ? missing : null };
  }
  return { choice, day, problem: typeof state === "string" ? PROBLEMS[state](createdAt) : null };
}

const PROBLEMS = {
  "no-snapshot": () => "This snapshot does not exist in this project.",
  "broken-snapshot": () => "What is kept of this snapshot is not what was frozen.",
  ahead: () => "This day is still to come.",
  "before-project": (createdAt) => `The project was made on ${formatDay(createdAt)}.`,
} satisfies Record<StateProblem, (createdAt: string) => string>;

function titleOf({ state, snapshotName }: NamedState, ref: StateRef): string {
  if (ref.kind === "today") return "Today";
  const day = formatDay(state.asOf);
  return snapshotName === null ? day : `${snapshotName}, ${day}`;
}
