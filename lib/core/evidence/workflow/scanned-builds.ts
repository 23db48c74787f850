import { oncePer } from "../once";
import { sameRepository, splitImage } from "./names";
import { isBefore, type Pipeline, type PlacedAct } from "./pipelines";
import type { BuildAct, PushAct, ScanAct } from "./types";

export type PlacedBuild = PlacedAct & BuildAct;
export type PlacedScan = PlacedAct & ScanAct;
export type PlacedPush = PlacedAct & PushAct;

/** A build of a pipeline with the scans that look at its image, and the pushes that publish it. */
export interface ScannedBuild {
  readonly pipeline: Pipeline;
  readonly build: PlacedBuild;
  readonly scans: readonly PlacedScan[];
  /** Scans of which it can't be told whether they do. */
  readonly openScans: readonly PlacedScan[];
  /** Another build of the same files in its job is scanned. */
  readonly scannedAgain: boolean;
  /** Scans of the source instead: less than the image. */
  readonly fileScans: readonly PlacedScan[];
  readonly pushes: readonly PlacedPush[];
  /** Pushes of which it can't be told whether they do. */
  readonly openPushes: readonly PlacedPush[];
}

/**
 * The builds of the pipelines, each once. Where a pipeline builds for a release, builds that only pull requests or other
 * branches see are left out: what counts is what is shipped.
 */
export const scannedBuilds = oncePer((pipelines: readonly Pipeline[]): readonly ScannedBuild[] => {
  const builds = pipelines.flatMap((pipeline) =>
    pipeline.acts.filter(isBuild).map((build) => ({ pipeline, build })),
  );
  const released = builds.filter(({ build }) => build.releases !== false);
  const counted = released.length > 0 ? released : builds;
  const seen = new Set<string>();
  return counted.flatMap(({ pipeline, build }) => {
    const key = `${build.path}\0${build.at.start}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const { acts } = pipeline;
    const scans = acts.filter(isScan);
    const looks = new Map(scans.map((scan) => [scan, looksAt(scan, build, pipeline)]));
    const isSeen = scans.length === 0 || [...looks.values()].includes(true);
    const twin = isSeen ? null : twinOf(build, pipeline);
    const pushes = acts.filter(isPush);
    const pushed = new Map(pushes.map((push) => [push, publishes(push, build)]));
    return {
      pipeline,
      build,
      scans: scans.filter(
        (scan) =>
          looks.get(scan) || (twin && looksAt(scan, twin, pipeline) && isBefore(scan, build)),
      ),
      openScans: scans.filter((scan) => looks.get(scan) === null),
      scannedAgain: scannedRecipes(pipeline).has(recipeOf(build)),
      fileScans: scans.filter((scan) => scan.looksAt === "files"),
      pushes: pushes.filter((push) => pushed.get(push)),
      openPushes: pushes.filter((push) => pushed.get(push) === null),
    };
  });
});

/** The first scan of an image that another pipeline builds: on a schedule, or after the push. */
export function scanElsewhere(
  build: PlacedBuild,
  pipeline: Pipeline,
  pipelines: readonly Pipeline[],
): PlacedScan | null {
  const known = imageScans(pipelines);
  let first: ImageScan | null = null;
  for (const [repository, tags] of tagsOf(build)) {
    const found = known
      .get(repository)
      ?.find((one) => one.pipeline !== pipeline && fits(one.tag, tags));
    if (found && (first === null || found.index < first.index)) first = found;
  }
  return first?.scan ?? null;
}

/** A scan that names an image; `index` is its place among those of all pipelines. */
interface ImageScan {
  readonly pipeline: Pipeline;
  readonly scan: PlacedScan;
  readonly tag: string | null;
  readonly index: number;
}

/** The scans that name an image, by its repository: a set of files may hold thousands of pipelines. */
const imageScans = oncePer((pipelines: readonly Pipeline[]) => {
  const byRepository = new Map<string, ImageScan[]>();
  let index = 0;
  for (const pipeline of pipelines) {
    for (const scan of pipeline.acts.filter(isScan)) {
      if (scan.looksAt !== "image" || scan.image === null) continue;
      const { repository, tag } = splitImage(scan.image);
      const one = { pipeline, scan, tag, index: index++ };
      const list = byRepository.get(repository);
      if (list) list.push(one);
      else byRepository.set(repository, [one]);
    }
  }
  return byRepository;
});

function isBuild(act: PlacedAct): act is PlacedBuild {
  return act.kind === "build";
}

export function isScan(act: PlacedAct): act is PlacedScan {
  return act.kind === "scan";
}

export function isPush(act: PlacedAct): act is PlacedPush {
  return act.kind === "push";
}

/**
 * A scan that names no image, or only a step's output, looks at what was built last before it, in its own jobs. Null
 * where it can't be told.
 */
function looksAt(scan: PlacedScan, build: PlacedBuild, pipeline: Pipeline): boolean | null {
  if (scan.looksAt === "files") return false;
  if (scan.looksAt === "sbom") return isBefore(build, scan) ? null : false;
  if (scan.image !== null && !isOpaque(scan.image)) {
    const named = isNamed(scan.image, build);
    // Before the build, the name stands for an older image.
    if (named) return isBefore(scan, build) ? null : true;
    // A build without a name (Compose, Bake) may have made any.
    if (build.tags.length > 0 && !build.tags.every(({ value }) => isOpaque(value))) return named;
  }
  const built = unnamed(pipeline)(scan);
  if (built.includes(build)) return true;
  const isOpen = scan.image === null || !FROM_STEP.test(scan.image) || built.length === 0;
  return isOpen && isBefore(build, scan) ? null : false;
}

/** What is scanned of what jobs build: often it is built once to be looked at, and again from the same files to be pushed. */
const scannedRecipes = oncePer((pipeline: Pipeline): ReadonlySet<string | null> => {
  const scans = pipeline.acts.filter(isScan);
  const scanned = pipeline.acts
    .filter(isBuild)
    .filter((build) => scans.some((scan) => looksAt(scan, build, pipeline)));
  return new Set(scanned.map(recipeOf).filter((recipe) => recipe !== null));
});

/** An earlier build that an action makes in the same job of the same files, with the same inputs but for where it goes. */
function twinOf(build: PlacedBuild, pipeline: Pipeline): PlacedBuild | null {
  const twin = firstByInputs(pipeline).get(inputsOf(build));
  return twin && isBefore(twin, build) ? twin : null;
}

const firstByInputs = oncePer((pipeline: Pipeline) => {
  const builds = pipeline.acts.filter(isBuild).toReversed();
  return new Map(builds.filter(inputsOf).map((build) => [inputsOf(build), build]));
});

const inputsOf = oncePer((build: PlacedBuild): string | null => {
  const recipe = build.step.uses ? recipeOf(build) : null;
  const inputs = build.step.with
    .filter(({ key }) => !OUTPUTS.test(key.value))
    .map(({ key, value }) => `${key.value}=${value.value ?? value.unresolved}`);
  return recipe && [recipe, build.step.uses?.value, ...inputs.sort()].join("\0");
});

/** Inputs of the build action that say where the result goes, or what is said of it. */
const OUTPUTS = /^(tags|push|load|outputs|labels|annotations|cache-(from|to)|provenance|sbom)$/i;

function recipeOf({ path, job, context, dockerfile, target }: PlacedBuild): string | null {
  if (context === null || dockerfile === null) return null;
  return [path, job, context, dockerfile.value, target].join("\0");
}

/** A job's or a step's output. */
const FROM_STEP = /\b(?:needs|steps)\.([\w-]+)\./;

/** What a scan looks at that names no image. */
const unnamed = oncePer(({ acts }: Pipeline) => {
  const builds = acts.filter(isBuild);
  return oncePer((scan: PlacedScan) => builtBefore(scan, builds));
});

function builtBefore(scan: PlacedScan, builds: readonly PlacedBuild[]): readonly PlacedBuild[] {
  const before = builds.filter((one) => isBefore(one, scan));
  const from = FROM_STEP.exec(scan.image ?? "")?.[1];
  const named = before.filter(
    (one) => from !== undefined && (one.job === from || one.step.id === from),
  );
  if (named.length > 0) return named;
  const inJob = before.filter((one) => one.job === scan.job && one.path === scan.path);
  const last = inJob.at(-1) ?? (before.length === 1 ? before[0] : undefined);
  return last ? [last] : [];
}

/** Whether a text names the image of a build, as `sameImage` has it; null where that is left open. */
function isNamed(image: string, build: PlacedBuild): boolean | null {
  const { repository, tag } = splitImage(image);
  const known = tagsOf(build);
  const tags = known.get(repository);
  if (tags !== undefined) return fits(tag, tags);
  for (const [other, others] of known) {
    if (sameRepository(repository, other) === null && fits(tag, others)) return null;
  }
  return false;
}

function fits(tag: string | null, tags: ReadonlySet<string | null>): boolean {
  return tag === null || tags.has(null) || tags.has(tag);
}

/** The tags of a build by repository. */
const tagsOf = oncePer(({ tags }: PlacedBuild) => {
  const byRepository = new Map<string, Set<string | null>>();
  for (const { value } of tags) {
    const { repository, tag } = splitImage(value);
    if (repository === "") continue;
    const known = byRepository.get(repository);
    if (known) known.add(tag);
    else byRepository.set(repository, new Set([tag]));
  }
  return byRepository;
});

/** `${{ steps.build.outputs.image }}`, `${IMAGE}`: the whole repository hangs on something. */
function isOpaque(image: string): boolean {
  return /^\$\{(?:\{ (?:steps|needs|inputs|matrix|env|vars)\.[^}]*\}\}|\w+\})/.test(image);
}

function publishes(push: PlacedPush, build: PlacedBuild): boolean | null {
  if (push.step === build.step && push.path === build.path && push.step.uses !== null) return true;
  // Compose and Bake push what they built, without a name.
  if (push.images.length === 0 || build.tags.length === 0) return true;
  const named = push.images.map((image) => isOpaque(image) || isNamed(image, build));
  return named.includes(true) || (named.includes(null) ? null : false);
}
