import type { KeepInput } from "@/lib/schemas/keep";
import { FIRST_COMPONENT } from "@/lib/schemas/upload-limits";
import { saveAnswer } from "@/lib/server/answers/commands";
import { type Context, provenContext } from "@/lib/server/auth/context";
import { createSetupCode, setUp } from "@/lib/server/auth/setup";
import { resolveThread, writeComment } from "@/lib/server/comments/commands";
import { database } from "@/lib/server/db";
import { uploadFiles } from "@/lib/server/evidence/upload";
import { createInvitation } from "@/lib/server/people/invitations";
import { joinAsNew } from "@/lib/server/people/join";
import { createTeam } from "@/lib/server/people/teams";
import { createProject } from "@/lib/server/projects/commands";
import { keepProject } from "@/lib/server/projects/keep-project";
import { ORGANISATION, PEOPLE, type PersonKey, TEAMS, type TeamKey } from "./people";
import { PROJECTS } from "./projects";
import type { Said, StoryProject, Talk } from "./story";
import { morning, type StoryEvent, timeline } from "./timeline";

/** A password for everybody of the story. */
export type Passwords = Readonly<Record<PersonKey, string>>;

interface World {
  readonly day: string;
  readonly members: ReadonlyMap<PersonKey, Context>;
  readonly teams: ReadonlyMap<TeamKey, string>;
  /** The ids of the projects made so far. */
  readonly projects: Map<StoryProject, string>;
}

/**
 * Fills an empty database with the demo's organisation, by the commands that the app itself uses: what it may not do is
 * not there either. Revisions carry the days of the story; the audit log says when it was written, which is now.
 * @param day the day the story ends, `YYYY-MM-DD`: the same day, the same story.
 * @throws Error where there is an organisation already.
 */
export async function fillDemo(day: string, passwords: Passwords): Promise<void> {
  const owner = await setUpOrganisation(day, passwords);
  const teams = new Map<TeamKey, string>();
  for (const key of keysOf(TEAMS)) {
    teams.set(key, (await createTeam(owner, { name: TEAMS[key] })).id);
  }
  const members = new Map<PersonKey, Context>([["mara", owner]]);
  for (const key of keysOf(PEOPLE)) {
    if (key !== "mara") members.set(key, await join(owner, key, teams, day, passwords));
  }
  const world: World = { day, members, teams, projects: new Map() };
  for (const event of timeline(PROJECTS, day)) await happen(world, event);
  for (const project of PROJECTS) {
    for (const talk of project.talks ?? [])
      await speak(world, known(world.projects, project), talk);
  }
}

async function setUpOrganisation(day: string, passwords: Passwords): Promise<Context> {
  const { name, email, daysAgo } = PEOPLE.mara;
  const code = await createSetupCode();
  if (code === null) throw new Error("There is an organisation already.");
  await setUp({ code, organisation: ORGANISATION, name, email, password: passwords.mara });
  const createdAt = morning(day, daysAgo);
  await database().organisation.updateMany({ data: { createdAt } });
  return memberSince(email, createdAt);
}

async function join(
  owner: Context,
  key: PersonKey,
  teams: ReadonlyMap<TeamKey, string>,
  day: string,
  passwords: Passwords,
): Promise<Context> {
  const { name, email, role, team, daysAgo } = PEOPLE[key];
  const teamId = team && teams.get(team);
  const { secret } = await createInvitation(owner, { role, email, teamId });
  await joinAsNew(secret, { name, email, password: passwords[key] }, "the demo");
  return memberSince(email, morning(day, daysAgo));
}

async function memberSince(email: string, createdAt: Date): Promise<Context> {
  const person = await database().person.update({ where: { email }, data: { createdAt } });
  const { organisationId, id, role } = await database().member.findFirstOrThrow({
    where: { personId: person.id },
  });
  await database().member.update({ where: { id }, data: { createdAt } });
  return provenContext({ organisationId, memberId: id, personId: person.id, role });
}

async function happen(world: World, event: StoryEvent): Promise<void> {
  const ctx = known(world.members, event.by);
  if (event.kind === "answer") {
    const projectId = known(world.projects, event.project);
    await answer(world, ctx, { ...event, projectId });
    return;
  }
  if (event.kind === "add") {
    const { commit, files } = event.added;
    await uploadFiles(
      ctx,
      {
        projectId: known(world.projects, event.project),
        component: FIRST_COMPONENT,
        source: "folder",
        mode: "replace",
        complete: true,
        date: event.at.toISOString().slice(0, 10),
        commit,
        branch: "main",
        files: asFiles(files),
      },
      event.at,
    );
    return;
  }
  const { facts, files, team } = event.project;
  const project = { ...facts, teamId: known(world.teams, team) };
  const { id } = files
    ? await keepProject(
        ctx,
        { project, complete: true, files: asFiles(files), answers: [] },
        event.at,
      )
    : await createProject(ctx, project);
  world.projects.set(event.project, id);
  const moments = { createdAt: event.at, changedAt: event.at };
  await database().project.update({ where: { id }, data: moments });
}

function asFiles(files: Readonly<Record<string, string>>): KeepInput["files"] {
  return Object.entries(files).map(([path, text]) => ({ path, named: false, text }));
}

async function answer(
  { day, members }: World,
  ctx: Context,
  { projectId, control, said, at }: Extract<StoryEvent, { kind: "answer" }> & { projectId: string },
): Promise<void> {
  const before = await database().answerRecord.findUnique({
    where: { projectId_control: { projectId, control } },
  });
  const state = {
    projectId,
    control,
    version: before?.version ?? 0,
    answer: said.answer,
    note: said.note ?? "",
    reason: said.reason ?? "",
    links: [...(said.links ?? [])],
    dueDate: said.due === undefined ? null : morning(day, -said.due).toISOString().slice(0, 10),
    ...ownerOf(said, members, before),
  };
  await saveAnswer(ctx, state, at);
}

async function speak(world: World, projectId: string, talk: Talk): Promise<void> {
  const { control, comments, settledBy } = talk;
  let threadId: string | null = null;
  let at = new Date(0);
  for (const { by, daysAgo, text } of comments) {
    const said = { projectId, control, threadId, text: withMentions(text, world.members) };
    const { id }: { id: string } = await writeComment(known(world.members, by), said);
    at = morning(world.day, daysAgo);
    await database().comment.update({ where: { id }, data: { createdAt: at } });
    threadId ??= id;
  }
  if (!settledBy || !threadId) return;
  await resolveThread(known(world.members, settledBy), threadId);
  await database().comment.update({ where: { id: threadId }, data: { resolvedAt: at } });
}

/** Who is mentioned by the story's key stands in the text by id. */
function withMentions(text: string, members: ReadonlyMap<PersonKey, Context>): string {
  return keysOf(PEOPLE).reduce(
    (before, key) => before.replaceAll(`@${key}`, `@[${known(members, key).memberId}]`),
    text,
  );
}

interface Owner {
  readonly ownerMemberId: string | null;
  readonly ownerName: string | null;
}

/** Who was named, else whoever owned it before. */
function ownerOf(
  { owner }: Said,
  members: ReadonlyMap<PersonKey, Context>,
  before: Owner | null,
): Owner {
  if (owner === undefined) {
    const { ownerMemberId = null, ownerName = null } = before ?? {};
    return { ownerMemberId, ownerName };
  }
  if (typeof owner === "object") return { ownerMemberId: null, ownerName: owner.name };
  return { ownerMemberId: known(members, owner).memberId, ownerName: null };
}

function known<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`The demo's story names ${String(key)} too early.`);
  return value;
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(record) as Key[];
}
