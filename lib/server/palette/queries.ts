import "server-only";
import { can } from "@/lib/core/access/can";
import { CONTROLS } from "@/lib/core/model/controls";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import type { ControlGroup, ControlId } from "@/lib/core/model/words";
import { type PaletteInput, paletteInput } from "@/lib/schemas/palette";
import { PALETTE_LIMITS } from "@/lib/schemas/palette-limits";
import { readsAudit } from "@/lib/server/audit/queries";
import type { Context } from "@/lib/server/auth/context";
import { database } from "@/lib/server/db";
import { managesPeople } from "@/lib/server/people/access";
import { actorOf, visibleTo } from "@/lib/server/projects/access";

/** A project as the palette names it. */
export interface FoundProject {
  readonly id: string;
  readonly name: string;
  /** Null: for the whole organisation. */
  readonly team: string | null;
  readonly isArchived: boolean;
}

/** A control as the palette names it. */
export interface NamedControl {
  readonly id: ControlId;
  readonly title: string;
  readonly group: ControlGroup;
  readonly slug: string;
}

/** What the palette holds when it opens. */
export interface Palette {
  readonly projects: readonly FoundProject[];
  readonly controls: readonly NamedControl[];
  /** What whoever asks may do and open. */
  readonly may: {
    readonly createProjects: boolean;
    readonly managePeople: boolean;
    readonly readAudit: boolean;
  };
}

/** What the palette holds when it opens: the projects that changed last, all controls, and what may be done. */
export async function openPalette(ctx: Context): Promise<Palette> {
  const { organisationId, role } = ctx;
  return {
    projects: await findProjects(ctx, {}),
    controls: CONTROLS.map(({ id, group, slug }) => ({
      id,
      title: CONTROL_TEXT[id].title,
      group,
      slug,
    })),
    may: {
      createProjects: can({ organisationId, role, teamIds: [] }, "project.create", {
        organisationId,
        teamId: null,
      }),
      managePeople: managesPeople(ctx),
      readAudit: readsAudit(ctx),
    },
  };
}

/**
 * The visible projects whose name holds every word of a text, those that changed last first; 20 at most.
 * @throws ZodError
 */
export async function findProjects(
  ctx: Context,
  raw: PaletteInput,
): Promise<readonly FoundProject[]> {
  const { text } = paletteInput.parse(raw);
  const words = text.split(/\s+/).filter(Boolean).slice(0, PALETTE_LIMITS.words);
  const named = words.map((word) => ({
    // % and _ are no wildcards to who types them.
    name: { contains: word.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" as const },
  }));
  const rows = await database().project.findMany({
    where: { AND: [visibleTo(await actorOf(database(), ctx)), ...named] },
    select: { id: true, name: true, archivedAt: true, team: { select: { name: true } } },
    orderBy: [{ changedAt: "desc" }, { id: "desc" }],
    take: PALETTE_LIMITS.projects,
  });
  return rows.map(({ id, name, archivedAt, team }) => ({
    id,
    name,
    team: team?.name ?? null,
    isArchived: archivedAt !== null,
  }));
}
