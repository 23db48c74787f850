import Link from "next/link";
import { LoadLineCard } from "@/components/load-line/load-line-card";
import { loadLineOf } from "@/components/load-line/state";
import { loadLineSentence } from "@/lib/core/model/text/en/load-line";
import type { Assessment } from "@/lib/core/scoring/types";
import type { LevelChange } from "./use-level-change";

interface LevelNoteProps {
  /** Null: nothing to say. The region stays, so that its words are said when they come. */
  change: LevelChange | null;
  assessment: Assessment;
  href: string;
}

/** Says in place that an answer has changed the declared level. */
export function LevelNote({ change, assessment, href }: LevelNoteProps) {
  const words = change && wordsOf(change);
  return (
    <div role="status">
      {words ? (
        <div className="mt-4 flex items-center gap-4 border-t border-line pt-4">
          <LoadLineCard {...loadLineOf(assessment)} sentence={loadLineSentence(assessment)} />
          <div>
            <p className="text-h3">{words.title}</p>
            <p className="text-ink-2">{words.meaning}</p>
            <Link href={href}>See the result</Link>
          </div>
        </div>
      ) : null}
    </div>
  );
}

function wordsOf({ from, to }: LevelChange): { title: string; meaning: string } | null {
  if (to > (from ?? 0)) {
    return {
      title: `Level ${to} reached`,
      meaning: `By what is answered, every requirement of level ${to} is satisfied.`,
    };
  }
  if (from === null || to >= from) return null;
  return {
    title: `Level ${from} is not reached any more`,
    meaning: to === 0 ? "The declared level is below basic." : `The declared level is ${to}.`,
  };
}
