import "server-only";
import { can } from "@/lib/core/access/can";
import { mentionedIn } from "@/lib/core/comments/mentions";
import { AppError } from "@/lib/server/app-error";
import { database, type Transaction } from "@/lib/server/db";

/** A text mentions so many at most: more are told by other ways. */
const MOST = 20;

type Project = { readonly organisationId: string; readonly teamId: string | null };

/** A member as far as mentions care. */
interface Reader {
  readonly memberId: string;
  readonly name: string;
  readonly mayRead: boolean;
}

/** The members of a project's organisation, by name, with whether they may see the project. */
export async function listReaders(
  project: Project,
  ids?: readonly string[],
  db: Transaction = database(),
): Promise<Reader[]> {
  const { organisationId } = project;
  const members = await db.member.findMany({
    where: { organisationId, removedAt: null, ...(ids ? { id: { in: [...ids] } } : {}) },
    select: {
      id: true,
      role: true,
      person: { select: { name: true } },
      teams: { select: { teamId: true } },
    },
    orderBy: [{ person: { name: "asc" } }, { id: "asc" }],
  });
  return members.map(({ id, role, person, teams }) => {
    const actor = { organisationId, role, teamIds: teams.map(({ teamId }) => teamId) };
    const mayRead = can(actor, "project.read", project);
    return { memberId: id, name: person?.name ?? "", mayRead };
  });
}

/**
 * The members that a text newly mentions.
 * @param before the text that it replaces: who stands there already is not looked at again.
 * @throws AppError `INVALID` naming whoever is no member or may not see the project.
 */
export async function newlyMentioned(
  tx: Transaction,
  project: Project,
  text: string,
  before = "",
): Promise<string[]> {
  const known = mentionedIn(before);
  const ids = mentionedIn(text).filter((id) => !known.includes(id));
  if (ids.length === 0) return [];
  if (ids.length > MOST) throw refused(`Mention at most ${MOST} people.`);
  const readers = await listReaders(project, ids, tx);
  for (const id of ids) {
    const reader = readers.find(({ memberId }) => memberId === id);
    if (!reader) throw refused(`No member is @[${id}]. Choose somebody from the list.`);
    if (!reader.mayRead) {
      throw refused(`${reader.name} may not see this project. Take the mention out.`);
    }
  }
  return ids;
}

function refused(message: string): AppError {
  return new AppError("INVALID", message, { fields: { text: message } });
}
