"use server";

import type { PaletteInput } from "@/lib/schemas/palette";
import {
  type FoundProject,
  findProjects,
  openPalette,
  type Palette,
} from "@/lib/server/palette/queries";
import { type ActionResult, runAction } from "./run-action";

export type { FoundProject, NamedControl, Palette } from "@/lib/server/palette/queries";

/** What the palette holds when it opens. */
export async function openPaletteAction(): Promise<ActionResult<Palette>> {
  return runAction((ctx) => openPalette(ctx));
}

/** The projects whose name holds every word of a text. */
export async function findProjectsAction(
  input: PaletteInput,
): Promise<ActionResult<readonly FoundProject[]>> {
  return runAction((ctx) => findProjects(ctx, input));
}
