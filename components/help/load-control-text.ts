import type { ControlText } from "@/lib/core/model/control";
import { controlById } from "@/lib/core/model/controls";
import type { ControlGroup, ControlId } from "@/lib/core/model/words";

type GroupText = { readonly [control in ControlId]?: ControlText };

// One chunk for each area: no prose is in the first load of a page.
const chunks = {
  image: async () => (await import("@/lib/core/model/text/en/image")).imageText,
  container: async () => (await import("@/lib/core/model/text/en/container")).containerText,
  secrets: async () => (await import("@/lib/core/model/text/en/secrets")).secretsText,
  network: async () => (await import("@/lib/core/model/text/en/network")).networkText,
  runtime: async () => (await import("@/lib/core/model/text/en/runtime")).runtimeText,
  build: async () => (await import("@/lib/core/model/text/en/build")).buildText,
  registry: async () => (await import("@/lib/core/model/text/en/registry")).registryText,
  programme: async () => (await import("@/lib/core/model/text/en/programme")).programmeText,
} satisfies Record<ControlGroup, () => Promise<GroupText>>;

const underway = new Map<ControlGroup, Promise<GroupText>>();
const arrived = new Map<ControlGroup, GroupText>();

/** The prose of a control if its area has been loaded. */
export function loadedControlText(control: ControlId): ControlText | undefined {
  return arrived.get(controlById(control).group)?.[control];
}

/**
 * The prose of a control. An area is fetched once; after a failure the next call tries again.
 * @throws What `import()` throws when the network fails.
 */
export async function loadControlText(control: ControlId): Promise<ControlText> {
  const text = (await loadGroup(controlById(control).group))[control];
  if (!text) throw new Error(`No text for ${control}`);
  return text;
}

function loadGroup(group: ControlGroup): Promise<GroupText> {
  const known = underway.get(group);
  if (known) return known;
  const texts: Promise<GroupText> = chunks[group]();
  underway.set(group, texts);
  texts.then(
    (text) => arrived.set(group, text),
    () => underway.delete(group),
  );
  return texts;
}
