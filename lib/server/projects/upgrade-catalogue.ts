import "server-only";
import { EDITIONS, type Editions } from "@/lib/core/catalogues/bundle";
import { type UpgradeCatalogueInput, upgradeCatalogueInput } from "@/lib/schemas/project";
import { AppError } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import { ABOUT_PROJECT } from "@/lib/server/history/queries";
import { changeInTransaction } from "@/lib/server/transaction";
import { actorOf, demand, demandWritable, lockProject } from "./access";
import { catalogueOf } from "./catalogue-of";
import type { ProjectId } from "./commands";
import { readVisible, visibleStatement } from "./read-visible";

/**
 * Moves a project to the newest catalogue, if it still is on the one whose difference was shown. Nothing else of it
 * changes: answers, versions and revisions stay as they are. Where it is there already, that is no change.
 * @throws ZodError, or AppError `NOT_FOUND`, `FORBIDDEN`, `INVALID` where `to` is not the newest, `CONFLICT` with the
 * version that it is on as `current`, or `UNAVAILABLE` where this server lacks that one.
 */
export async function upgradeCatalogue(
  ctx: Context,
  raw: UpgradeCatalogueInput,
  now: Date = new Date(),
  editions: Editions = EDITIONS,
): Promise<ProjectId> {
  const { projectId, from, to } = upgradeCatalogueInput.parse(raw);
  return changeInTransaction(ctx, async (tx) => {
    const actor = await actorOf(tx, ctx);
    const project = await lockProject(tx, actor, projectId);
    const refusal = "Your role does not move projects to another catalogue.";
    demand(actor, "project.edit", project.teamId, refusal);
    demandWritable(project);
    const { id, catalogue: current } = project;
    catalogueOf(project, editions);
    const { version: newest } = editions.newest.release;
    if (to !== newest) {
      throw new AppError("INVALID", `A project moves to the newest catalogue, which is ${newest}.`);
    }
    if (current === to) return { result: { id }, audit: null };
    if (current !== from) {
      const message = `The project is on catalogue ${current} by now. Look at what changes from there.`;
      throw new AppError("CONFLICT", message, { current });
    }
    await tx.project.update({ where: { id }, data: { catalogue: to, changedAt: now } });
    const details = { from, to };
    const audit = { action: "project.upgrade-catalogue", subject: `project:${id}`, details };
    return { result: { id }, audit };
  });
}

/** A move of a project that was made. */
export interface MadeUpgrade {
  readonly from: string;
  readonly to: string;
  /** An ISO text. */
  readonly at: string;
}

const LAST_UPGRADE = visibleStatement(
  "last-upgrade",
  `(
     SELECT json_build_object('from', details->>'from', 'to', details->>'to',
              'at', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
       FROM audit_event WHERE ${ABOUT_PROJECT} AND action = 'project.upgrade-catalogue'
      ORDER BY seq DESC LIMIT 1
   ) AS upgrade`,
);

/**
 * The last move of a project to another catalogue; null for one that was never moved.
 * @throws AppError `NOT_FOUND` for a project that whoever asks may not see.
 */
export async function lastUpgrade(ctx: Context, projectId: string): Promise<MadeUpgrade | null> {
  const row = await readVisible<{ upgrade: MadeUpgrade | null }>(ctx, projectId, LAST_UPGRADE);
  return row.upgrade;
}
