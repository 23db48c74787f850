import Link from "next/link";
import { LoadLineCard } from "@/components/load-line/load-line-card";
import { loadLineOf } from "@/components/load-line/state";
import { loadLineSentence } from "@/lib/core/model/text/en/load-line";
import type { Assessment } from "@/lib/core/scoring/types";

/** The level beside the areas, on its way with every saved answer; leads to the result. */
export function LevelCard({ assessment, href }: { assessment: Assessment; href: string }) {
  const { declared, target } = assessment;
  return (
    <Link
      href={href}
      className="mt-5 flex items-end gap-3 border-t border-line px-2.5 pt-4 text-small text-ink no-underline hover:text-harbour"
    >
      <LoadLineCard {...loadLineOf(assessment)} sentence={loadLineSentence(assessment)} />
      <span aria-hidden="true">
        <b className="block text-body font-semibold">
          {declared === null ? "Not assessed" : `Declared ${declared}`}
        </b>
        Target {target}
      </span>
    </Link>
  );
}
