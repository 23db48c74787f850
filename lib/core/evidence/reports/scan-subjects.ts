import type { BuiltImage, Inventory, RunningContainer } from "../inventory/types";
import type { Span } from "../source";
import type { SubjectReport } from "./by-subject";

/** An image whose scans the programme asks for (PRG-1, PRG-2). */
export interface ScanSubject {
  readonly subject: string;
  readonly shipped: boolean;
  /** Where it is named: its service, or its `FROM`. */
  readonly at: Span;
  readonly built: BuiltImage | null;
  /** What the image is called, where that is known. */
  readonly tags: readonly string[];
  /** All subjects by which a report may speak of it. */
  readonly names: readonly string[];
}

/**
 * The images built here that a container or a workflow uses, among them those whose Dockerfile isn't in the input; those
 * that nobody uses only where there is nothing else; where nothing is built here, the images that run.
 */
export function scanSubjects({ images, containers }: Inventory): readonly ScanSubject[] {
  const used = images.filter(({ usedBy, inPipeline }) => usedBy.length > 0 || inPipeline);
  const unseen = containers.filter(({ build, built }) => build !== null && built === null);
  if (used.length + unseen.length > 0) return [...used.map(ofImage), ...unseen.map(ofContainer)];
  return images.length > 0 ? images.map(ofImage) : containers.map(ofContainer);
}

function ofImage(image: BuiltImage): ScanSubject {
  return {
    subject: image.subject,
    shipped: image.shipped,
    at: image.stage.from,
    built: image,
    tags: [
      ...image.tags.map(({ value }) => value),
      ...image.usedBy.flatMap((container) => container.image?.value ?? []),
    ],
    names: [image.subject, ...image.usedBy.map(({ subject }) => subject)],
  };
}

function ofContainer({ subject, shipped, image, at }: RunningContainer): ScanSubject {
  const tags = image?.value === undefined ? [] : [image.value];
  return { subject, shipped, at: image?.at ?? at, built: null, tags, names: [subject] };
}

/** The reports of a subject's image, each once. */
export function reportsOf(
  { names }: ScanSubject,
  bySubject: ReadonlyMap<string, readonly SubjectReport[]>,
): readonly SubjectReport[] {
  const found = new Map<SubjectReport["report"], SubjectReport>();
  for (const name of names) {
    for (const one of bySubject.get(name) ?? [])
      if (!found.has(one.report)) found.set(one.report, one);
  }
  return [...found.values()].sort(
    (a, b) => (a.age ?? Number.MAX_SAFE_INTEGER) - (b.age ?? Number.MAX_SAFE_INTEGER),
  );
}
