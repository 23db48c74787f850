import * as z from "zod";
import { PALETTE_LIMITS } from "./palette-limits";
import { line } from "./text";

/** What is typed to find a project. */
export const paletteInput = z.object({ text: line(PALETTE_LIMITS.text).default("") });
export type PaletteInput = z.input<typeof paletteInput>;
