import { placeHref, projectHref, questionHref } from "@/components/project/hrefs";
import { CATALOGUE_VERSION } from "@/lib/core/model/version";
import type { Answer, ControlId } from "@/lib/core/model/words";
import type { SaveAnswerInput } from "@/lib/schemas/answer";
import type { ProjectInput } from "@/lib/schemas/project";
import type { UploadInput } from "@/lib/schemas/upload";
import { saveAnswer } from "@/lib/server/answers/commands";
import type { Context } from "@/lib/server/auth/context";
import { contextOf } from "@/lib/server/auth/membership";
import { makeSession } from "@/lib/server/auth/test-session";
import { writeComment } from "@/lib/server/comments/commands";
import { database } from "@/lib/server/db";
import { uploadFiles } from "@/lib/server/evidence/upload";
import { archiveProject, createProject, openExample } from "@/lib/server/projects/commands";
import { takeSnapshot } from "@/lib/server/snapshots/commands";
import { BLANK_ANSWER } from "../../scripts/testing/blank-answer";
import { OWNER } from "./people";

/** An answer as a test gives it: the word alone, or with what else was typed. */
export type GivenAnswer =
  | Answer
  | Partial<Omit<SaveAnswerInput, "projectId" | "control" | "version">>;

/** What a project is made of. What is left out is ordinary. */
export type ProjectOptions = Partial<ProjectInput> & {
  answers?: Partial<Record<ControlId, GivenAnswer>>;
};

/** A project in the shared app's database, and where its pages are. */
export class TestProject {
  constructor(
    readonly id: string,
    readonly name: string,
  ) {}

  /** The address of its overview, or of another place of it. */
  href(place?: Parameters<typeof placeHref>[1]): string {
    return place ? placeHref(this.id, place) : projectHref(this.id);
  }

  /** The address of one question. */
  questionHref(control: ControlId): string {
    return questionHref(this.id, control);
  }

  /** Answers a control as the owner, past the browser. An answer that is there is replaced. */
  async answer(control: ControlId, given: GivenAnswer, at?: Date): Promise<void> {
    const save = {
      projectId: this.id,
      control,
      version: (await this.saved(control))?.version ?? 0,
      ...BLANK_ANSWER,
      ...(typeof given === "string" ? plain(given) : given),
    };
    await saveAnswer(await ownerContext(), save, at);
  }

  /** As if it had been made on an earlier day. */
  async madeOn(createdAt: Date): Promise<void> {
    await database().project.update({ where: { id: this.id }, data: { createdAt } });
  }

  /** What the database holds for a control, or null. */
  async saved(control: ControlId) {
    return database().answerRecord.findUnique({
      where: { projectId_control: { projectId: this.id, control } },
    });
  }

  /** Says something about a control as the owner, past the browser. */
  async comment(control: ControlId, text: string): Promise<void> {
    const given = { projectId: this.id, control, threadId: null, text };
    await writeComment(await ownerContext(), given);
  }

  /** Puts it away, read-only. */
  async archive(): Promise<void> {
    await archiveProject(await ownerContext(), this.id);
  }
}

let made = 0;

/** Makes a project, with answers if need be, as the owner and past the browser. */
export async function makeProject(options: ProjectOptions = {}): Promise<TestProject> {
  const { answers = {}, ...facts } = options;
  made += 1;
  const name = facts.name ?? `service ${process.pid}-${made}`;
  const input = { environment: "production", platform: "compose", ...facts, name } as const;
  const { id } = await createProject(await ownerContext(), input);
  const project = new TestProject(id, name);
  for (const [control, given] of Object.entries(answers)) {
    await project.answer(control as ControlId, given);
  }
  return project;
}

/** Freezes a project as the owner, past the browser. */
export async function takeSnapshotOf(projectId: string, name: string): Promise<string> {
  return (await takeSnapshot(await ownerContext(), { projectId, name })).id;
}

/** Puts files into a project as the owner, past the browser. Returns their ids, in the order of their paths. */
export async function uploadTo(
  projectId: string,
  files: Readonly<Record<string, string>>,
  over: Partial<UploadInput> = {},
): Promise<readonly string[]> {
  const { componentId } = await uploadFiles(await ownerContext(), {
    projectId,
    component: "Main",
    source: "folder",
    mode: "replace",
    complete: true,
    date: "2026-11-23",
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
    ...over,
  });
  const rows = await database().componentFile.findMany({
    where: { componentId, toUpload: null },
    orderBy: { path: "asc" },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Leaves a project on another version of the catalogue, as another version of the product would. */
export async function putOnCatalogue(projectId: string, catalogue: string): Promise<void> {
  await database().project.update({ where: { id: projectId }, data: { catalogue } });
}

/** The example project, opened when it is not yet. All tests share it; nobody removes it. */
export async function exampleProject(): Promise<TestProject> {
  const { id } = await openExample(await ownerContext());
  const { name } = await database().project.findUniqueOrThrow({ where: { id } });
  return new TestProject(id, name);
}

/** A project of another organisation, which nobody of ours may see. */
export async function makeForeignProject(): Promise<TestProject> {
  await ownerContext();
  const name = "a stranger’s project";
  const { id } = await database().project.create({
    data: {
      name,
      environment: "production",
      platform: "compose",
      target: 3,
      catalogue: CATALOGUE_VERSION,
      organisation: { create: { name: "Sydhavn" } },
    },
  });
  return new TestProject(id, name);
}

/** The id of a member of ours. */
export async function memberNamed(name: string): Promise<string> {
  const { organisationId } = await ownerContext();
  const where = { organisationId, person: { name } };
  return (await database().member.findFirstOrThrow({ where })).id;
}

/** The id of a team of ours. */
export async function teamNamed(name: string): Promise<string> {
  const { organisationId } = await ownerContext();
  return (await database().team.findFirstOrThrow({ where: { organisationId, name } })).id;
}

function plain(answer: Answer) {
  const reason = "The service has no such part, as its Compose file shows.";
  return answer === "not_applicable" ? { answer, reason } : { answer };
}

let owner: Promise<Context> | undefined;

/** The context that the owner's commands run in. */
export function ownerContext(): Promise<Context> {
  owner ??= readOwner();
  return owner;
}

async function readOwner(): Promise<Context> {
  // Read by `database()` at its first use, which is here.
  process.env.DATABASE_URL = process.env.PLIMSOLL_E2E_DATABASE;
  const person = await database().person.findUniqueOrThrow({ where: { email: OWNER.email } });
  const ctx = await contextOf(await makeSession(person.id));
  if (!ctx) throw new Error("The owner of the shared app has no membership.");
  return ctx;
}
