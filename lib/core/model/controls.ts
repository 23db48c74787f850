import { ALWAYS_APPLIES } from "./always-applies";
import type { Control, ControlStructure } from "./control";
import { BUILD_CONTROLS } from "./controls/build";
import { CONTAINER_CONTROLS } from "./controls/container";
import { IMAGE_CONTROLS } from "./controls/image";
import { NETWORK_CONTROLS } from "./controls/network";
import { PROGRAMME_CONTROLS } from "./controls/programme";
import { REGISTRY_CONTROLS } from "./controls/registry";
import { RUNTIME_CONTROLS } from "./controls/runtime";
import { SECRETS_CONTROLS } from "./controls/secrets";
import type { ControlGroup, ControlId, Level } from "./words";

/** All 45 controls, in the checklist's order, the programme last. */
export const CONTROLS: readonly Control[] = [
  ...IMAGE_CONTROLS,
  ...CONTAINER_CONTROLS,
  ...SECRETS_CONTROLS,
  ...NETWORK_CONTROLS,
  ...RUNTIME_CONTROLS,
  ...BUILD_CONTROLS,
  ...REGISTRY_CONTROLS,
  ...PROGRAMME_CONTROLS,
].map((control: ControlStructure) => ({
  ...control,
  na: ALWAYS_APPLIES.has(control.id) ? "never" : "allowed",
}));

const BY_ID: ReadonlyMap<string, Control> = new Map(CONTROLS.map((it) => [it.id, it]));
const BY_SLUG: ReadonlyMap<string, Control> = new Map(CONTROLS.map((it) => [it.slug, it]));

/**
 * The structure of a control.
 * @throws When the catalogue lacks the id, which its own test rules out.
 */
export function controlById(id: ControlId): Control {
  const control = BY_ID.get(id);
  if (!control) throw new Error(`No control ${id} in the catalogue`);
  return control;
}

/** The control whose public address ends on `slug`, or null. */
export function findControlBySlug(slug: string): Control | null {
  return BY_SLUG.get(slug) ?? null;
}

/** Whether a foreign text is the id of a control, written as the catalogue writes it. */
export function isControlId(text: string): text is ControlId {
  return BY_ID.has(text);
}

/** The controls of an area or of the programme, in the checklist's order. */
export function controlsOf(group: ControlGroup): readonly Control[] {
  return CONTROLS.filter((control) => control.group === group);
}

/** The controls expected at exactly this level, in the checklist's order. */
export function controlsExpectedAt(level: Level): readonly Control[] {
  return CONTROLS.filter((control) => control.expectedLevel === level);
}
