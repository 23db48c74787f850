import { randomBytes, randomInt } from "node:crypto";
import type { ControlId, Role } from "@/lib/core/model/words";
import { saveAnswer } from "@/lib/server/answers/commands";
import { type Context, provenContext } from "@/lib/server/auth/context";
import { hashPassword } from "@/lib/server/auth/password";
import { createResetToken } from "@/lib/server/auth/reset-password";
import { makeSession } from "@/lib/server/auth/test-session";
import { resolveThread, writeComment } from "@/lib/server/comments/commands";
import { database } from "@/lib/server/db";
import { uploadFiles } from "@/lib/server/evidence/upload";
import { createInvitation } from "@/lib/server/people/invitations";
import { removeMember } from "@/lib/server/people/members";
import { archiveProject, createProject } from "@/lib/server/projects/commands";
import { exportProject } from "@/lib/server/projects/export-project";
import { takeSnapshot } from "@/lib/server/snapshots/commands";
import { commandEnvironment } from "../../scripts/command-environment";
import { openDatabase } from "../../scripts/database/open";
import { BLANK_ANSWER } from "../../scripts/testing/blank-answer";
import { removeDataDirectory, startTestApp, type TestApp } from "../support/app";
import { Asker } from "./ask";
import { type Scene, type Visitor, WHO, type Who } from "./people";

const PASSWORD = "three unrelated words";

interface Account {
  readonly ctx: Context;
  readonly email: string;
}

/** An app of its own with an organisation, everybody who may come, and what they may come to. */
export class Stage {
  private readonly projectMark = newMark();
  private readonly organisationMark = newMark();
  private harbour = "";
  private docks = "";
  private owner!: Context;
  private openProjectId = "";
  private passwordHash = "";
  private spare: string[] = [];
  private hasShared = false;

  private constructor(
    private readonly app: TestApp,
    readonly secret: string,
    readonly asker: Asker,
    private readonly leave: () => Promise<void>,
  ) {}

  /** Starts the app, which has to be built, and makes the organisation. */
  static async open(): Promise<Stage> {
    const secret = randomBytes(32).toString("hex");
    // Behind a proxy, so that each request can come from an address of its own: none runs into a limit.
    const app = await startTestApp({ env: { NEXTAUTH_SECRET: secret, TRUST_PROXY: "1" } });
    try {
      const own = { databaseUrl: undefined, databaseOwnerUrl: undefined };
      const place = { ...commandEnvironment(), ...own, dataDirectory: app.dataDirectory };
      const { appUrl } = await openDatabase(place);
      const stage = new Stage(app, secret, new Asker(app.url), turnTo(appUrl));
      await stage.make();
      return stage;
    } catch (error) {
      await app.stop();
      removeDataDirectory(app.dataDirectory);
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.leave();
    await this.app.stop();
    removeDataDirectory(this.app.dataDirectory);
  }

  /** Everybody, signed in by the door itself. */
  async makeVisitors(): Promise<Readonly<Record<Who, Visitor>>> {
    const made: [Who, Visitor][] = [];
    for (const who of WHO) made.push([who, await this.makeVisitor(who)]);
    return Object.fromEntries(made) as Record<Who, Visitor>;
  }

  /** Somebody of a kind whom no other test knows. */
  async makeVisitor(who: Who): Promise<Visitor> {
    const nobody = { who, email: `nobody-${newMark()}@example.com`, password: PASSWORD };
    const outside = { ...nobody, memberId: "", openProjectId: "" };
    if (who === "stranger") return { ...outside, cookie: "" };
    if (who === "forged") {
      const { cookie } = await this.makeVisitor("owner");
      return { ...outside, cookie: withOneSignChanged(cookie) };
    }
    const { ctx, email } = await this.makeAccount(who);
    const cookie = await this.asker.signIn({ email, password: PASSWORD });
    const visitor = { who, email, password: PASSWORD, memberId: ctx.memberId, cookie };
    if (who === "removed") {
      await removeMember(this.owner, ctx.memberId);
      return { ...visitor, openProjectId: "" };
    }
    if (who !== "foreign") return { ...visitor, openProjectId: this.openProjectId };
    const { id } = await createProject(ctx, facts("theirs"));
    return { ...visitor, openProjectId: id };
  }

  /** What is asked for, new. */
  async makeScene(): Promise<Scene> {
    const unique = newMark();
    const settings = {
      ...facts(`service ${this.projectMark} ${unique}`),
      description: this.projectMark,
      teamId: this.harbour,
    };
    const project = await createProject(this.owner, settings);
    await this.answer(project.id, "CTR-1");
    const comment = await this.comment(project.id);
    const resolved = await this.comment(project.id);
    await resolveThread(this.owner, resolved.id);
    const archived = await createProject(this.owner, {
      ...settings,
      name: `put away ${settings.name}`,
    });
    await archiveProject(this.owner, archived.id);
    const taken = { projectId: project.id, name: `kept ${this.projectMark}` };
    const snapshot = await takeSnapshot(this.owner, taken);
    // Whoever imports it has it: nothing of the organisation or the project stands in it.
    const plain = await createProject(this.owner, facts(`exported ${unique}`));
    const exported = JSON.parse((await exportProject(this.owner, plain.id)).text);
    // By somebody new each time: one person may not add as many files as the scenes need.
    const adder = (await this.makeMember("assessor", this.harbour)).ctx;
    const { componentId } = await uploadFiles(adder, {
      projectId: project.id,
      component: "Main",
      source: "files",
      mode: "replace",
      complete: false,
      date: new Date().toISOString().slice(0, 10), // what is too old is not proposed
      files: [{ path: "Dockerfile", named: true, text: `FROM scratch\n# ${this.projectMark}\n` }],
    });
    const file = await database().componentFile.findFirstOrThrow({
      where: { componentId },
      select: { id: true },
    });
    const reader = (await this.makeMember("reviewer", null)).ctx.memberId;
    await this.comment(project.id, `@[${reader}]`);
    const where = { memberId: reader };
    const notice = await database().notice.findFirstOrThrow({ where, select: { id: true } });
    const member = await this.makeMember("assessor", null);
    const { sessionId } = await makeSession(member.ctx.personId);
    const mate = await this.makeMember("assessor", null);
    const former = await this.makeMember("viewer", null);
    await removeMember(this.owner, former.ctx.memberId);
    const name = `Team ${this.organisationMark} ${unique}`;
    const { organisationId } = this.owner;
    const team = await database().team.create({
      data: { name, organisationId, members: { create: { memberId: mate.ctx.memberId } } },
    });
    const email = `invited-${this.organisationMark}-${unique}@example.com`;
    const invitation = await createInvitation(this.owner, { role: "viewer", email });
    const open = await createInvitation(this.owner, { role: "viewer" });
    await this.withdrawSpare([invitation.id, open.id]);
    return {
      project: { id: project.id, name: settings.name, settings },
      archived: { id: archived.id },
      comment,
      resolved,
      snapshot: { id: snapshot.id },
      exported,
      file: { id: file.id, componentId },
      notice,
      member: { id: member.ctx.memberId, sessionId },
      former: { id: former.ctx.memberId },
      team: { id: team.id, name, mateId: mate.ctx.memberId },
      invitation: { id: invitation.id, email },
      secret: open.secret,
      token: await createResetToken(member.email),
      unique,
      marks: { organisation: this.organisationMark, project: this.projectMark },
    };
  }

  /** So many may be open: those of the scene before are withdrawn, but for the first scene's, which all share. */
  private async withdrawSpare(ids: readonly string[]): Promise<void> {
    const where = { id: { in: this.spare }, usedAt: null };
    await database().invitation.updateMany({ where, data: { revokedAt: new Date(), email: null } });
    this.spare = this.hasShared ? [...ids] : [];
    this.hasShared = true;
  }

  private async make(): Promise<void> {
    this.passwordHash = await hashPassword(PASSWORD);
    const organisationId = await makeOrganisation(`Nordhavn ${this.organisationMark}`);
    const team = async (name: string) =>
      (await database().team.create({ data: { name, organisationId } })).id;
    this.harbour = await team(`Harbour ${this.organisationMark}`);
    this.docks = await team(`Docks ${this.organisationMark}`);
    this.owner = (await this.makePerson(organisationId, "owner", null)).ctx;
    this.openProjectId = (await createProject(this.owner, facts("for everyone"))).id;
  }

  private async makeAccount(who: Exclude<Who, "stranger" | "forged">): Promise<Account> {
    if (who === "foreign") {
      return this.makePerson(await makeOrganisation("Sydhavn"), "owner", null);
    }
    if (who === "otherTeam") return this.makeMember("assessor", this.docks);
    return this.makeMember(who === "removed" ? "assessor" : who, this.harbour);
  }

  private makeMember(role: Role, teamId: string | null): Promise<Account> {
    return this.makePerson(this.owner.organisationId, role, teamId);
  }

  private async makePerson(
    organisationId: string,
    role: Role,
    teamId: string | null,
  ): Promise<Account> {
    const isOurs = organisationId === this.owner?.organisationId;
    const name = isOurs ? `Ines ${this.organisationMark}` : "Sune";
    const email = `${newMark()}@example.com`;
    const { passwordHash } = this;
    const person = await database().person.create({ data: { name, email, passwordHash } });
    const member = await database().member.create({
      data: {
        organisationId,
        personId: person.id,
        role,
        teams: teamId ? { create: { teamId } } : {},
      },
    });
    const facts = { organisationId, memberId: member.id, personId: person.id, role };
    return { ctx: provenContext(facts), email };
  }

  private async comment(projectId: string, mention = ""): Promise<{ id: string }> {
    const text = `heard ${this.projectMark} ${mention}`;
    return writeComment(this.owner, { projectId, control: "CTR-1", threadId: null, text });
  }

  private async answer(projectId: string, control: ControlId): Promise<void> {
    await saveAnswer(this.owner, {
      projectId,
      control,
      version: 0,
      ...BLANK_ANSWER,
      answer: "met",
      note: `seen ${this.projectMark}`,
    });
  }
}

/** Moves at any time, whoever asks: what is counted, who is there, when a session was last seen. */
const MOVING = ["_prisma_migrations", "presence", "rate_limit", "session"];

/**
 * How many rows each table has and which transaction wrote the newest, and the number of sessions: what is the same was
 * not written.
 */
export async function databaseDigest(): Promise<Readonly<Record<string, string>>> {
  const tables = await database().$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`;
  const parts = tables
    .filter(({ name }) => !MOVING.includes(name))
    .map(
      ({ name }) =>
        `SELECT '${name}' AS name, count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) AS digest FROM "${name}"`,
    );
  const rows = await database().$queryRawUnsafe<{ name: string; digest: string }[]>(
    [...parts, "SELECT 'session', count(*)::text FROM session"].join(" UNION ALL "),
  );
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

/** Lets this process's commands work on a database. Returns how to go back to the one before. */
function turnTo(url: string): () => Promise<void> {
  const before = { url: process.env.DATABASE_URL, open: globalThis.plimsollDatabase };
  process.env.DATABASE_URL = url;
  globalThis.plimsollDatabase = undefined;
  return async () => {
    await database().$disconnect();
    globalThis.plimsollDatabase = before.open;
    process.env.DATABASE_URL = before.url ?? "";
  };
}

async function makeOrganisation(name: string): Promise<string> {
  return (await database().organisation.create({ data: { name } })).id;
}

/** Not in the last sign, whose last bits may say nothing. */
function withOneSignChanged(cookie: string): string {
  const at = cookie.length - randomInt(4, 20);
  return `${cookie.slice(0, at)}${cookie[at] === "A" ? "B" : "A"}${cookie.slice(at + 1)}`;
}

function facts(name: string) {
  return { name, environment: "production", platform: "compose" } as const;
}

function newMark(): string {
  return randomBytes(8).toString("hex");
}
