"use server";

import type {
  CopyProjectInput,
  DeleteProjectInput,
  ProjectInput,
  UpgradeCatalogueInput,
} from "@/lib/schemas/project";
import {
  archiveProject,
  copyProject,
  createProject,
  deleteProject,
  editProject,
  openExample,
  type ProjectId,
  unarchiveProject,
} from "@/lib/server/projects/commands";
import { upgradeCatalogue } from "@/lib/server/projects/upgrade-catalogue";
import { type ActionResult, runAction } from "./run-action";

type Result = Promise<ActionResult<ProjectId>>;

/** Makes a project. */
export async function createProjectAction(input: ProjectInput): Result {
  return runAction((ctx) => createProject(ctx, input));
}

/** Changes what a project says of itself, if it still says what was seen. */
export async function editProjectAction(
  id: string,
  input: ProjectInput,
  seen: ProjectInput,
): Result {
  return runAction((ctx) => editProject(ctx, id, input, seen));
}

/** Copies a project with its answers. */
export async function copyProjectAction(id: string, input: CopyProjectInput): Result {
  return runAction((ctx) => copyProject(ctx, id, input));
}

/** Puts a project away, read-only. */
export async function archiveProjectAction(id: string): Result {
  return runAction((ctx) => archiveProject(ctx, id));
}

/** Takes a project out of the archive. */
export async function unarchiveProjectAction(id: string): Result {
  return runAction((ctx) => unarchiveProject(ctx, id));
}

/** Deletes a project once its name has been typed. */
export async function deleteProjectAction(id: string, input: DeleteProjectInput): Result {
  return runAction((ctx) => deleteProject(ctx, id, input));
}

/** Opens the example project. */
export async function openExampleAction(): Result {
  return runAction((ctx) => openExample(ctx));
}

/** Moves a project to the newest catalogue, if it still is on the one that was seen. */
export async function upgradeCatalogueAction(input: UpgradeCatalogueInput): Result {
  return runAction((ctx) => upgradeCatalogue(ctx, input));
}
