import { isUnresolved } from "../containers/verdict";
import { parseImageReference } from "../images/reference";
import { imageKey } from "../images/same";
import type { ImageReport } from "../reports/types";
import type { FileNote } from "../source";
import { allImages, type InputImage } from "./all-images";
import type { BuiltImage, InspectedImage, MatchedReport, RunningContainer } from "./types";

type Match = MatchedReport["matches"][number];

/** An image of the input as a report may speak of it. */
interface Candidate {
  /** The image built here, and each container that runs it. */
  readonly subjects: readonly string[];
  /** `imageKey` of all its names. */
  readonly names: ReadonlySet<string>;
  /** Digests and ids. */
  readonly hashes: ReadonlySet<string>;
  /** It has a name that hangs on a variable. */
  readonly open: boolean;
}

/**
 * Which images of the input each report speaks of (facts 0.4, "Report to image"): by digest or id observed; by repository
 * and tag configured; the only image, where it has no name, likewise. A report of none of them gets the note
 * `other-image`. A match names the container that runs the image and the image built here, by their subjects.
 */
export function matchReports(
  reports: readonly ImageReport[],
  inputs: {
    readonly images: readonly BuiltImage[];
    readonly containers: readonly RunningContainer[];
    readonly inspected: readonly InspectedImage[];
  },
): { readonly reports: readonly MatchedReport[]; readonly notes: readonly FileNote[] } {
  if (reports.length === 0) return { reports: [], notes: [] };
  const candidates = candidatesOf(inputs);
  const index = new Index(candidates);
  const matched = reports.map((report) => ({ report, matches: matchesOf(report, index) }));
  const notes = matched
    .filter(({ matches }) => matches.length === 0)
    .map(
      ({ report }): FileNote => ({
        code: "other-image",
        values: { image: (report.image.names[0] ?? report.image.digests[0] ?? "").slice(0, 200) },
        at: report.at,
      }),
    );
  return { reports: matched, notes };
}

/** Candidates by each name and hash. */
class Index {
  readonly byName = new Map<string, Candidate[]>();
  readonly byHash = new Map<string, Candidate[]>();
  /** The only image of the input, where nothing names it. */
  readonly nameless: Candidate | null;

  constructor(candidates: readonly Candidate[]) {
    const [only, another] = candidates;
    const isNameless =
      only && !another && only.names.size === 0 && only.hashes.size === 0 && !only.open;
    this.nameless = isNameless ? only : null;
    for (const candidate of candidates) {
      for (const name of candidate.names) put(this.byName, name, candidate);
      for (const hash of candidate.hashes) put(this.byHash, hash, candidate);
    }
  }
}

function put(map: Map<string, Candidate[]>, key: string, candidate: Candidate): void {
  const known = map.get(key);
  if (known) known.push(candidate);
  else map.set(key, [candidate]);
}

function matchesOf({ image }: ImageReport, index: Index): readonly Match[] {
  const hashes = [...image.digests, ...(image.id ? [image.id] : [])].map(hashOf);
  const names = image.names.flatMap((name) => imageKey(name) ?? []);
  // A report's own name may carry the digest of what it looked at.
  for (const name of image.names) {
    const digest = parseImageReference(name)?.digest;
    if (digest) hashes.push(digest);
  }
  const matches = new Map<string, Match>();
  const add = (found: readonly Candidate[], basis: Match["basis"]) => {
    for (const { subjects } of found) {
      for (const subject of subjects) {
        if (!matches.has(subject)) matches.set(subject, { subject, basis });
      }
    }
  };
  for (const hash of hashes) add(index.byHash.get(hash) ?? [], "observed");
  for (const name of names) add(index.byName.get(name) ?? [], "configured");
  if (matches.size === 0 && index.nameless) add([index.nameless], "configured");
  return [...matches.values()];
}

/** `repository@sha256:…` or the bare hash. */
function hashOf(text: string): string {
  return text.slice(text.lastIndexOf("@") + 1).toLowerCase();
}

function candidatesOf({
  images,
  containers,
  inspected,
}: Parameters<typeof matchReports>[1]): readonly Candidate[] {
  const seen = hashesByName(inspected);
  return allImages({ images, containers }).map((image) => {
    const names = new Set(image.names.flatMap((name) => imageKey(name) ?? []));
    const hashes = new Set(image.names.flatMap((name) => parseImageReference(name)?.digest ?? []));
    for (const name of names) for (const hash of seen.get(name) ?? []) hashes.add(hash);
    for (const { imageId, observed } of image.containers) {
      const id = observed?.imageId ?? imageId;
      if (id) hashes.add(hashOf(id));
    }
    const open = image.containers.some((container) => isUnresolved(container.image));
    return { subjects: subjectsOf(image), names, hashes, open };
  });
}

/** How findings speak of an image: itself where it is built here, and each container that runs it. */
export function subjectsOf({ built, containers }: InputImage): readonly string[] {
  return [...(built ? [built.subject] : []), ...containers.map(({ subject }) => subject)];
}

/** What `docker inspect` shows of an image: its id and digests, by each of its names. */
function hashesByName(
  inspected: readonly InspectedImage[],
): ReadonlyMap<string, readonly string[]> {
  const hashes = new Map<string, string[]>();
  for (const { id, tags, digests } of inspected) {
    const own = [...digests, ...(id ? [id] : [])].map(hashOf);
    for (const name of [...tags, ...digests]) {
      const key = imageKey(name);
      if (key !== null) hashes.set(key, [...(hashes.get(key) ?? []), ...own]);
    }
  }
  return hashes;
}
