import "server-only";
import { type Action, type Actor, can, seesEveryTeam } from "@/lib/core/access/can";
import { findCatalogue } from "@/lib/core/catalogues/bundle";
import { isControlId } from "@/lib/core/model/controls";
import type { Environment, Level, Platform } from "@/lib/core/model/words";
import { besideFiles, type PlacedProposals } from "@/lib/core/review/standing";
import { answersByControl } from "@/lib/core/scoring/answers";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import type { AnswersByControl } from "@/lib/core/scoring/types";
import type { AnswerRecord } from "@/lib/schemas/answer";
import type { OpenThreads } from "@/lib/schemas/live";
import type { ProjectFilter } from "@/lib/schemas/project";
import { nameIn, toRecord } from "@/lib/server/answers/record";
import { answersByProject } from "@/lib/server/answers/states";
import { notFound } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import { today } from "@/lib/server/clock";
import { database, runStatement, type Statement } from "@/lib/server/db";
import type { Prisma } from "@/lib/server/generated/client";
import { actorOf, visibleTo } from "./access";
import { toLevel } from "./level";
import { beyond, cursorOf, orderBy, placeOf } from "./list-order";
import { type ReadProject, readProject } from "./read-project";

/** A project as screens show it. Moments are ISO texts, so that it can go to a browser. */
interface Project {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly environment: Environment;
  readonly target: Level;
  readonly platform: Platform;
  readonly tags: readonly string[];
  readonly catalogue: string;
  /** Null: for the whole organisation. */
  readonly team: { readonly id: string; readonly name: string } | null;
  readonly isExample: boolean;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly archivedAt: string | null;
  /** What whoever asks may do here now. */
  readonly may: {
    readonly answer: boolean;
    readonly edit: boolean;
    readonly snapshot: boolean;
    readonly addEvidence: boolean;
    readonly deleteEvidence: boolean;
    readonly copy: boolean;
    readonly export: boolean;
    readonly archive: boolean;
    readonly delete: boolean;
  };
}

/** A project with what scoring needs. */
interface ScoredProject {
  readonly project: Project;
  /** As the project's files leave them today. */
  readonly answers: AnswersByControl;
}

/** A project with its answers in full, for the project's own pages. A control without one was never touched. */
export interface OpenProject extends ScoredProject {
  readonly records: readonly AnswerRecord[];
  readonly proposals: PlacedProposals;
  readonly openThreads: OpenThreads;
  /** How many files its components have. */
  readonly files: number;
}

/** One page of projects, and how many there are on all pages. */
export interface ProjectPage {
  readonly items: readonly ScoredProject[];
  readonly total: number;
  readonly pages: number;
  /** The page that it is. */
  readonly page: number;
  /** Where its neighbours begin and end, for a filter's `before` and `after`; null where it is empty. */
  readonly first: string | null;
  readonly last: string | null;
}

const PAGE_SIZE = 50;
/**
 * A project with its answers in full.
 * @param reading what was read of it for the same member already.
 * @param asOf the day on which its answers stand beside its files.
 * @throws AppError `NOT_FOUND` for one that whoever asks may not see.
 */
export async function getProject(
  ctx: Context,
  id: string,
  reading: ReadProject | null | Promise<ReadProject | null> = readProject(ctx, id),
  asOf = today(),
): Promise<OpenProject> {
  const { organisationId, role } = ctx;
  const found = await reading;
  if (!found || found.organisationId !== organisationId) throw notFound("project");
  const actor = { organisationId, role, teamIds: found.teamIds };
  if (!can(actor, "project.read", { organisationId, teamId: found.teamId })) {
    throw notFound("project");
  }
  const nameOf = nameIn(found.people);
  const records = found.answers.flatMap((answer) =>
    isControlId(answer.control) ? [toRecord(answer, answer.control, nameOf)] : [],
  );
  const { openThreads, proposals, files } = found;
  const project = toProject(found, actor);
  const catalogue = findCatalogue(found.catalogue) ?? undefined;
  const given = answersByControl(records);
  const answers = besideFiles(given, proposals, asOf, DEFAULT_POLICY, catalogue);
  return { project, answers, records, proposals, openThreads, files };
}

/**
 * The page of visible projects that a filter asks for, each with its answers.
 * @param asOf the day on which they stand beside the projects' files.
 */
export async function listProjects(
  ctx: Context,
  filter: ProjectFilter,
  asOf = today(),
): Promise<ProjectPage> {
  const actor = await actorOf(database(), ctx);
  const { sort, page } = filter;
  const place = placeOf(sort, filter.before, "before") ?? placeOf(sort, filter.after, "after");
  const isBackwards = place?.side === "before";
  const where = { AND: [visibleTo(actor), conditions(ctx, filter)] };
  const [total, found] = await Promise.all([
    database().project.count({ where }),
    database().project.findMany({
      where: place ? { AND: [where, beyond(sort, place)] } : where,
      include: { team: true },
      orderBy: orderBy(sort, isBackwards),
      skip: place ? 0 : (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
  ]);
  // Less than a page lies before it since: that is the first one.
  if (isBackwards && found.length < PAGE_SIZE) {
    return listProjects(ctx, { ...filter, page: 1, before: null, after: null }, asOf);
  }
  const rows = isBackwards ? found.reverse() : found;
  const answersIn = await answersByProject(
    database(),
    rows.map(({ id }) => id),
    asOf,
  );
  const items = rows.map((row) => ({
    project: toProject(row, actor),
    answers: answersIn(row.id, findCatalogue(row.catalogue) ?? undefined),
  }));
  const [first, last] = [rows[0], rows.at(-1)].map((row) => (row ? cursorOf(sort, row) : null));
  const pages = Math.ceil(total / PAGE_SIZE);
  return { items, total, pages, page, first: first ?? null, last: last ?? null };
}

/** From tag to tag, each with no more of its projects than the first that is visible. By their order, so that the index leads. */
const TAGS: Statement = {
  name: "tags",
  text: `
    WITH RECURSIVE every AS (
      SELECT (SELECT tag FROM project_tag WHERE organisation_id = $1 ORDER BY tag LIMIT 1) AS tag
      UNION ALL
      SELECT (SELECT next.tag FROM project_tag AS next
               WHERE organisation_id = $1 AND next.tag > every.tag ORDER BY next.tag LIMIT 1)
        FROM every WHERE tag IS NOT NULL
    )
    SELECT tag FROM every CROSS JOIN LATERAL (
      SELECT FROM project_tag AS of_project JOIN project ON project.id = project_id
       WHERE of_project.organisation_id = $1 AND of_project.tag = every.tag AND project.deleted_at IS NULL
         AND ($2 OR project.team_id IS NULL OR project.team_id = ANY($3::uuid[]))
       ORDER BY project_id LIMIT 1) AS visible`,
};

/** The tags of all projects that whoever asks may see, in alphabetical order. */
export async function listTags(ctx: Context): Promise<readonly string[]> {
  const actor = await actorOf(database(), ctx);
  const { organisationId, teamIds } = actor;
  const given = [organisationId, seesEveryTeam(actor), [...teamIds]];
  const rows = await runStatement<{ tag: string }>(TAGS, given);
  return rows.map(({ tag }) => tag).sort((a, b) => a.localeCompare(b, "en"));
}

/** The teams that whoever asks can put a project under. */
export async function listTeams(
  ctx: Context,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const actor = await actorOf(database(), ctx);
  const { organisationId } = ctx;
  const teams = await database().team.findMany({
    where: { organisationId },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
  return teams.filter(({ id }) => can(actor, "project.create", { organisationId, teamId: id }));
}

function conditions(
  { memberId, organisationId }: Context,
  filter: ProjectFilter,
): Prisma.ProjectWhereInput {
  // A search is for these very characters: % and _ are no wildcards to who types them.
  const contains = filter.search.replace(/[\\%_]/g, "\\$&");
  const found = { contains, mode: "insensitive" } as const;
  return {
    archivedAt: filter.state === "archived" ? { not: null } : null,
    ...(filter.search ? { OR: [{ name: found }, { description: found }] } : {}),
    ...(filter.environment ? { environment: filter.environment } : {}),
    ...(filter.platform ? { platform: filter.platform } : {}),
    ...(filter.assigned === "me" ? { answers: { some: { ownerMemberId: memberId } } } : {}),
    ...(filter.tag ? { tagRows: { some: { organisationId, tag: filter.tag } } } : {}),
  };
}

function toProject(
  row: Omit<ReadProject, "teamIds" | "answers" | "openThreads" | "people" | "proposals" | "files">,
  actor: Actor,
): Project {
  const { organisationId } = actor;
  const may = (action: Action) => can(actor, action, { organisationId, teamId: row.teamId });
  const isWritable = !row.isExample && !row.archivedAt;
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    environment: row.environment,
    target: toLevel(row.target),
    platform: row.platform,
    tags: row.tags,
    catalogue: row.catalogue,
    team: row.team && { id: row.team.id, name: row.team.name },
    isExample: row.isExample,
    createdAt: row.createdAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    archivedAt: row.archivedAt?.toISOString() ?? null,
    may: {
      answer: isWritable && may("answer.save"),
      edit: isWritable && may("project.edit"),
      snapshot: isWritable && may("snapshot.take"),
      addEvidence: isWritable && may("evidence.add"),
      deleteEvidence: isWritable && may("evidence.delete"),
      copy: may("project.copy"),
      export: !row.isExample && may("project.export"),
      archive: !row.isExample && may("project.archive"),
      delete: may(row.isExample ? "project.create" : "project.delete"),
    },
  };
}
