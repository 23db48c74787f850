import Link from "next/link";
import { LoadLineGlyph } from "@/components/load-line/load-line-glyph";
import { compareHref, snapshotHref } from "@/components/project/hrefs";
import { levelWords } from "@/components/projects/level-words";
import { LinkButton } from "@/components/ui/link-button";
import { formatDay } from "@/lib/core/model/text/en/day";
import type { Level, LevelReached } from "@/lib/core/model/words";
import type { SnapshotKind } from "@/lib/core/snapshot/types";
import { Digest } from "./digest";
import { snapshotKindTexts } from "./kind-texts";

interface SnapshotListProps {
  projectId: string;
  /** What the project aims at, for the flag. */
  target: Level;
  /** The newest first. */
  snapshots: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: SnapshotKind;
    readonly at: string;
    readonly digest: string;
    readonly declared: LevelReached | null;
    readonly verified: LevelReached | null;
    readonly ceiling: LevelReached | null;
    readonly takenBy: string;
  }[];
}

/** The snapshots of a project, each to be opened and compared with today. */
export function SnapshotList({ projectId, target, snapshots }: SnapshotListProps) {
  return (
    <ul className="rounded-sheet border border-line bg-surface">
      {snapshots.map((snapshot) => {
        const { id, name, kind, at, digest, takenBy, declared, verified } = snapshot;
        const level = levelWords(snapshot);
        return (
          <li
            key={id}
            className="grid items-center gap-x-6 gap-y-2 border-b border-line px-4 py-3 last:border-b-0 lg:grid-cols-[minmax(0,1fr)_13rem_14rem_auto]"
          >
            <div className="min-w-0">
              <h2 className="text-body font-semibold wrap-anywhere">
                <Link href={snapshotHref(projectId, id)} className="text-ink">
                  {name}
                </Link>
              </h2>
              <p className="text-small text-ink-2">
                <time dateTime={at}>{formatDay(at)}</time>, {takenBy}.{" "}
                {kind === "by_hand" ? null : `${snapshotKindTexts[kind]}.`}
              </p>
            </div>
            <p className="flex items-center gap-2 text-small">
              <LoadLineGlyph
                size={16}
                sentence={level}
                declared={declared}
                verified={verified}
                target={target}
              />
              <span aria-hidden="true">{level}</span>
            </p>
            <Digest digest={digest} of={name} />
            <p className="flex flex-wrap gap-2">
              <LinkButton size="sm" href={snapshotHref(projectId, id)}>
                Open<span className="sr-only"> {name}</span>
              </LinkButton>
              <LinkButton size="sm" href={compareHref(projectId, id, "today")}>
                Compare<span className="sr-only"> {name} with today</span>
              </LinkButton>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
