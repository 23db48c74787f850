import { compareCodePoints } from "../code-points";
import { foundationsOf } from "../images/foundations";
import { parseImageReference } from "../images/reference";
import { imageKey } from "../images/same";
import type { Span } from "../source";
import { allImages, type InputImage } from "./all-images";
import { subjectsOf } from "./match-reports";
import type { Inventory, RunningContainer } from "./types";

/** An image that ships: what a container runs, or what is built here to be run elsewhere. */
export interface ShippedImage {
  /** As files call it, open variables as `${NAME}`; null where nothing names it. */
  readonly name: string | null;
  /** `service web`, or the stage that makes it where nothing runs it. */
  readonly subject: string;
  /** The first place that names it. */
  readonly at: Span;
  /** How it is built here; null where it comes from elsewhere. */
  readonly build: ImageBuild | null;
  /** A report of the input speaks of it, or a terminal shows its scan. */
  readonly isScanned: boolean;
  /** A report of it would be known as its own: by its name, or because the input has no other image. */
  readonly isKnown: boolean;
}

/** What makes an image: a service that builds it, or a Dockerfile by itself. Paths are relative to the input's root. */
type ImageBuild =
  | { readonly by: "compose"; readonly files: readonly string[]; readonly service: string }
  | {
      readonly by: "dockerfile";
      readonly dockerfile: string;
      /** Null where it can't be said. */
      readonly context: string | null;
      readonly target: string | null;
    };

/**
 * The images that ship. As for the scans that the programme asks for, a Dockerfile that nothing uses counts only where
 * there is no other image.
 */
export function shippedImages(inventory: Inventory): readonly ShippedImage[] {
  const all = allImages(inventory);
  const scanned = new Set(inventory.reports.flatMap(({ matches }) => matches.map(subjectOf)));
  const shown = namesShownScanned(inventory);
  const used = all.filter(isUsed);
  const counted = used.length > 0 ? used : all.filter(({ built }) => built?.shipped);
  return counted.map((image) => ({
    isScanned:
      subjectsOf(image).some((subject) => scanned.has(subject)) ||
      image.names.some((name) => shown.has(keyOf(name))),
    isKnown: all.length === 1 || image.names.some((name) => imageKey(name) !== null),
    ...described(image, inventory),
  }));
}

function isUsed({ built, containers }: InputImage): boolean {
  return containers.some(({ shipped }) => shipped) || (built?.shipped && built.inPipeline) === true;
}

function subjectOf({ subject }: { readonly subject: string }): string {
  return subject;
}

function namesShownScanned({ transcripts }: Inventory): ReadonlySet<string> {
  const seen = transcripts.flatMap(({ observations }) => observations);
  return new Set(seen.flatMap(({ shows }) => (shows.kind === "scan" ? [keyOf(shows.image)] : [])));
}

function keyOf(name: string): string {
  return imageKey(name) ?? name;
}

function described(
  { built, containers, names }: InputImage,
  inventory: Inventory,
): Omit<ShippedImage, "isScanned" | "isKnown"> {
  const running = containers.filter(({ shipped }) => shipped).sort(byPlace);
  const [first] = running;
  const builder = running.find(({ build, origin }) => build !== null && origin === "compose");
  const resolved = names.find((name) => parseImageReference(name) !== null);
  const open = first?.image?.unresolved === undefined ? undefined : first.image.text;
  const set = builder && inventory.sets.find(({ id }) => id === builder.set);
  return {
    name: resolved ?? open ?? null,
    subject: first?.subject ?? built?.subject ?? "",
    at: placeOf(first) ?? built?.stage.from ?? { path: "", start: 0, end: 0 },
    build: set
      ? { by: "compose", files: set.files, service: builder.name }
      : built && {
          by: "dockerfile",
          dockerfile: built.dockerfile.path,
          context: built.context,
          target: built.stage === built.dockerfile.stages.at(-1) ? null : targetOf(built.stage),
        },
  };
}

function targetOf({
  name,
  index,
}: {
  readonly name: string | null;
  readonly index: number;
}): string {
  return name ?? String(index);
}

/** Where a container names what it runs. */
function placeOf(container: RunningContainer | undefined): Span | undefined {
  return container && (container.image?.at ?? container.build?.at ?? container.at);
}

function byPlace(a: RunningContainer, b: RunningContainer): number {
  return compareCodePoints(a.at.path, b.at.path) || a.at.start - b.at.start;
}

/** An image from elsewhere that ships, or that something shipped is made of. */
export interface CarriedImage {
  /** As written, after substitution. */
  readonly name: string;
  readonly at: Span;
}

/**
 * What shipped images carry from elsewhere, each place once: what those built here stand on, the compilers whose
 * libraries they hold, and what is only run.
 */
export function carriedImages({ images, references }: Inventory): readonly CarriedImage[] {
  const byPlace = new Map<string, CarriedImage>();
  const add = (name: string, at: Span) => byPlace.set(`${at.path}:${at.start}`, { name, at });
  for (const image of images) {
    if (!image.shipped) continue;
    for (const foundation of foundationsOf(image)) {
      if (foundation.kind === "image") add(foundation.reference.text, foundation.at);
      else if (foundation.kind === "unresolved") add(foundation.text, foundation.at);
    }
  }
  const own = new Set(images.flatMap(({ tags }) => tags.map(({ value }) => keyOf(value))));
  for (const { use, output, shipped, text, at } of references) {
    if (use === "deploy" && !output && shipped && !own.has(keyOf(text))) add(text, at);
  }
  return [...byPlace.values()];
}
