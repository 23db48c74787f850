import "server-only";
import { LEVELS, type LevelReached } from "@/lib/core/model/words";
import { type Words, wordsDigest } from "@/lib/core/snapshot/make";
import type { Snapshot, SnapshotKind } from "@/lib/core/snapshot/types";
import { readSnapshot } from "@/lib/schemas/snapshot";
import { memberNames } from "@/lib/server/answers/record";
import { dayOf } from "@/lib/server/answers/states";
import { notFound } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import { database } from "@/lib/server/db";
import type { Snapshot as SnapshotRow } from "@/lib/server/generated/client";
import { isUuid } from "@/lib/server/projects/access";
import { demandVisible } from "@/lib/server/projects/read-visible";

/** A snapshot in a list. Days and moments are ISO texts. */
export interface ListedSnapshot {
  readonly id: string;
  readonly name: string;
  readonly kind: SnapshotKind;
  readonly catalogue: string;
  readonly asOf: string;
  readonly digest: string;
  readonly declared: LevelReached | null;
  readonly verified: LevelReached | null;
  readonly ceiling: LevelReached | null;
  readonly takenBy: string;
  readonly at: string;
}

/** What people typed with an answer that is frozen, and what its owner is called now. */
interface FrozenWords {
  /** Null where the words that were frozen are not kept any more. */
  readonly words: Words | null;
  readonly owner: string | null;
}

export interface OpenSnapshot extends ListedSnapshot {
  /** Null: what is kept is not what the digest is of. */
  readonly snapshot: Snapshot | null;
  readonly wordsOf: ReadonlyMap<string, FrozenWords>;
}

/** So many are listed, the newest: the rest are found by their addresses. */
const LISTED = 200;

/**
 * The newest snapshots of a project, newest first.
 * @throws AppError `NOT_FOUND` for a project that whoever asks may not see.
 */
export async function listSnapshots(
  ctx: Context,
  projectId: string,
): Promise<readonly ListedSnapshot[]> {
  await demandVisible(ctx, projectId);
  const rows = await database().snapshot.findMany({
    where: { projectId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: LISTED,
  });
  const names = await database().snapshotContent.findMany({
    where: { snapshotId: { in: rows.map(({ id }) => id) } },
    select: { snapshotId: true, name: true },
  });
  const called = new Map(names.map(({ snapshotId, name }) => [snapshotId, name]));
  const members = rows.map(({ memberId }) => memberId);
  const nameOf = await memberNames(database(), ctx.organisationId, members);
  return rows.map((row) => listed(row, called.get(row.id) ?? "", nameOf));
}

/**
 * A snapshot as it was taken: everything that it says stands in it, nothing is scored anew.
 * @throws AppError `NOT_FOUND` for one that whoever asks may not see.
 */
export async function getSnapshot(
  ctx: Context,
  projectId: string,
  snapshotId: string,
): Promise<OpenSnapshot> {
  const { row, name, content } = await readKept(ctx, projectId, snapshotId);
  const snapshot = readSnapshot(content, row.digest);
  const owners = snapshot?.answers.map(({ ownerMemberId }) => ownerMemberId) ?? [];
  const [nameOf, texts] = await Promise.all([
    memberNames(database(), ctx.organisationId, [row.memberId, ...owners]),
    snapshot ? revisionTexts(projectId, snapshot.answers) : [],
  ]);
  const wordsOf = new Map(
    snapshot?.answers.map((answer): [string, FrozenWords] => {
      const { control, version, ownerMemberId } = answer;
      const text = texts.find((each) => each.control === control && each.version === version);
      const words = text && wordsDigest(text) === answer.words ? text : null;
      const owner = ownerMemberId ? nameOf(ownerMemberId) : (text?.ownerName ?? null);
      return [control, { words, owner }];
    }),
  );
  return { ...listed(row, name, nameOf), snapshot, wordsOf };
}

/**
 * The very bytes that a snapshot's digest is of.
 * @throws AppError `NOT_FOUND` for one that whoever asks may not see.
 */
export async function getSnapshotText(
  ctx: Context,
  projectId: string,
  snapshotId: string,
): Promise<string> {
  return (await readKept(ctx, projectId, snapshotId)).content;
}

interface Kept {
  readonly row: SnapshotRow;
  readonly name: string;
  readonly content: string;
}

async function readKept(ctx: Context, projectId: string, snapshotId: string): Promise<Kept> {
  await demandVisible(ctx, projectId);
  if (!isUuid(snapshotId)) throw notFound("snapshot");
  const [row, kept] = await Promise.all([
    database().snapshot.findFirst({ where: { id: snapshotId, projectId } }),
    database().snapshotContent.findFirst({ where: { snapshotId, projectId } }),
  ]);
  if (!row || !kept) throw notFound("snapshot");
  return { row, name: kept.name, content: kept.content };
}

function revisionTexts(projectId: string, answers: Snapshot["answers"]) {
  const these = answers.map(({ control, version }) => ({ control, version }));
  return database().revisionText.findMany({ where: { projectId, OR: these } });
}

function listed(row: SnapshotRow, name: string, nameOf: (id: string) => string): ListedSnapshot {
  const { id, kind, catalogue, digest, declared, verified, ceiling, memberId } = row;
  return {
    id,
    name,
    kind,
    catalogue,
    asOf: dayOf(row.asOf),
    digest,
    declared: toReached(declared),
    verified: toReached(verified),
    ceiling: toReached(ceiling),
    takenBy: nameOf(memberId),
    at: row.at.toISOString(),
  };
}

function toReached(number: number | null): LevelReached | null {
  return number === 0 ? 0 : (LEVELS.find((level) => level === number) ?? null);
}
