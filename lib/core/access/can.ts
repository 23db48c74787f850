import { ROLES, type Role } from "@/lib/core/model/words";

/** What a person or a token can ask to do. */
export const ACTIONS = [
  "project.read",
  "project.create",
  "project.edit",
  "project.copy",
  "project.archive",
  "project.delete",
  "project.export",
  "answer.save",
  "snapshot.take",
  "evidence.add",
  "evidence.delete",
  "comment.write",
  "comment.resolve",
  "comment.delete",
  "organisation.edit",
  "member.manage",
  "audit.read",
] as const;
export type Action = (typeof ACTIONS)[number];

/** Who asks, as the database knows them in one organisation. */
export interface Actor {
  readonly organisationId: string;
  readonly role: Role;
  /** Teams of that organisation that the actor belongs to. */
  readonly teamIds: readonly string[];
}

/** What is asked for: something that an organisation owns, or one team of it. */
export interface Owned {
  readonly organisationId: string;
  /** Null when it belongs to the whole organisation. */
  readonly teamId: string | null;
}

const ALLOWED = {
  "project.read": ROLES,
  "project.create": ["owner", "assessor"],
  "project.edit": ["owner", "assessor"],
  "project.copy": ["owner", "assessor"],
  "project.archive": ["owner", "assessor"],
  "project.delete": ["owner"],
  /** Of everything in it, with the names of whoever answered. */
  "project.export": ["owner", "assessor", "reviewer"],
  "answer.save": ["owner", "assessor"],
  "snapshot.take": ["owner", "assessor"],
  "evidence.add": ["owner", "assessor"],
  "evidence.delete": ["owner", "assessor"],
  "comment.write": ["owner", "assessor", "reviewer"],
  /** Of any thread; whoever began one may resolve it, too. */
  "comment.resolve": ["owner", "assessor"],
  /** Of anybody's comment; who may write deletes their own. */
  "comment.delete": ["owner"],
  "organisation.edit": ["owner"],
  "member.manage": ["owner"],
  "audit.read": ["owner", "reviewer"],
} as const satisfies Record<Action, readonly Role[]>;

const SEES_EVERY_TEAM = ["owner", "reviewer"] as const satisfies readonly Role[];

/**
 * Whether an actor may do something to a subject: the same organisation, a role that the action
 * allows, and a team of the actor's where the subject belongs to one. An unknown role or action is
 * refused.
 */
export function can(actor: Actor, action: Action, subject: Owned): boolean {
  return (
    actor.organisationId === subject.organisationId &&
    Object.hasOwn(ALLOWED, action) &&
    includes(ALLOWED[action], actor.role) &&
    (seesEveryTeam(actor) || subject.teamId === null || actor.teamIds.includes(subject.teamId))
  );
}

/** Whether an actor sees the projects of teams that they don't belong to; for queries over many. */
export function seesEveryTeam(actor: Pick<Actor, "role">): boolean {
  return includes(SEES_EVERY_TEAM, actor.role);
}

function includes(roles: readonly Role[], role: Role): boolean {
  return roles.includes(role);
}
