import Link from "next/link";
import { Section } from "@/components/result/section";
import type { LookAgain } from "@/lib/core/catalogues/effect";
import { formatDay } from "@/lib/core/model/text/en/day";
import { AnswersToLookAt } from "./answers-to-look-at";
import type { TitleOf } from "./title-of";

interface NewestPageProps {
  projectId: string;
  catalogue: string;
  createdAt: string;
  /** The last move; null for a project that was never moved. */
  moved: { readonly from: string; readonly to: string; readonly at: string } | null;
  /** Answers from before that move that nobody has looked at since. */
  lookAgain: readonly LookAgain[];
  titleOf: TitleOf;
}

/** Says that a project is on the newest catalogue, since when, and what is left to do of its last move. */
export function NewestPage(props: NewestPageProps) {
  const { projectId, catalogue, createdAt, moved, lookAgain, titleOf } = props;
  return (
    <>
      <header>
        <h1 className="text-h1">Catalogue {catalogue}</h1>
        <p className="mt-1 max-w-measure text-ink-2">
          This project is on the newest catalogue here; there is nothing to move to.{" "}
          {moved
            ? `It was moved from ${moved.from} to ${moved.to} on ${formatDay(moved.at)}.`
            : `It has been on it since it was made, on ${formatDay(createdAt)}.`}{" "}
          When a newer one comes, this page shows what changes before anything is moved.
        </p>
        <p className="mt-2">
          <Link href="/catalogue">What the catalogue asks</Link>
        </p>
      </header>
      {lookAgain.length > 0 ? (
        <Section
          title="Answers to look at again"
          hint="They are older than the move, and nobody has saved them since."
        >
          <AnswersToLookAt projectId={projectId} answers={lookAgain} titleOf={titleOf} />
        </Section>
      ) : null}
    </>
  );
}
