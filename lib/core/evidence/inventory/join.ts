import { gather } from "@/lib/core/evidence/gather";
import { compareCodePoints } from "../code-points";
import { composeSets } from "../compose/sets";
import type { Container } from "../container";
import { gitIgnores } from "../ignore/parse";
import { imageKey } from "../images/same";
import { READ_KINDS } from "../kinds";
import type { FileError, FileNote } from "../source";
import { assignObservations } from "../transcript/whose";
import { builtImages } from "./built-images";
import { Tree } from "./context";
import type { FactsByKind, FileFacts } from "./file-facts";
import { inspectedImages } from "./inspected-images";
import { matchReports } from "./match-reports";
import { projectNames } from "./projects";
import { usedReferences } from "./references";
import { isOtherByProfile, remembered, shipping } from "./ships";
import type { Inventory, RunningContainer } from "./types";

export interface JoinOptions {
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** The files are all there are under the root. */
  readonly complete: boolean;
  readonly platform: Inventory["platform"];
  /** `--compose a,b`: these files are merged in this order. */
  readonly composeOrder?: readonly string[];
  /** Glob patterns of `.plimsoll.yaml`: what they match doesn't ship. */
  readonly exclude?: readonly string[];
}

/** The facts of all files as one, and what joining them showed: to be told at the files it stands in. */
export interface Joined {
  readonly inventory: Inventory;
  readonly errors: readonly FileError[];
  readonly notes: readonly FileNote[];
}

/**
 * Joins the facts of all files: Compose files to sets, services to Dockerfiles and stages, containers that run to
 * services, reports to images.
 *
 * Takes one entry for every file of the input, in any order, also for those that gave nothing; returns the inventory
 * that the detectors read. The same entries give the same inventory. Never throws.
 */
export function joinInventory(files: readonly FileFacts[], options: JoinOptions): Joined {
  const sorted = [...files].sort((a, b) => compareCodePoints(a.path, b.path));
  const paths = sorted.map((file) => file.path);
  const named = new Set(sorted.filter((file) => file.named).map((file) => file.path));
  const rule = shipping(named, options.exclude ?? []);
  const facts = <Kind extends keyof FactsByKind>(kind: Kind) => factsOf(sorted, kind);

  const composeFiles = facts("compose");
  const compose = composeSets(composeFiles, {
    environmentFiles: facts("env"),
    order: options.composeOrder ?? [],
    ships: rule.ships,
  });
  const transcripts = facts("transcript");
  const inspected = [...facts("inspect"), ...transcripts.map((transcript) => transcript.inspected)];
  const services = gather(compose.sets, (set) => set.containers);
  const runs = gather(transcripts, (transcript) => transcript.containers);
  const projects = projectNames(compose.sets, composeFiles);
  const described: readonly Described[] = [
    ...services.map((container) => ({ container, shipped: shipsService(container) })),
    ...runs.map((container) => ({ container, shipped: rule.ships(container.at.path) })),
  ];
  const observed = observe(
    described,
    gather(inspected, (file) => file.containers),
    projects,
  );
  const drafts: readonly Described[] = [
    ...described,
    ...observed.rest.map((container) => ({ container, shipped: rule.ships(container.at.path) })),
  ];

  function shipsService(container: Container): boolean {
    return (
      rule.ships(container.set) &&
      !compose.fragments.has(container) &&
      !isOtherByProfile(container.profiles)
    );
  }

  const workflows = facts("workflow");
  const dockerignores = facts("dockerignore");
  const built = builtImages({
    dockerfiles: gather(sorted, (file) =>
      file.kind === "dockerfile" && file.facts ? [{ facts: file.facts, source: file.source }] : [],
    ),
    containers: drafts,
    workflows,
    transcripts,
    ignores: new Map(dockerignores.map((file) => [file.path, file])),
    paths: new Set(paths),
    tree: options.complete ? new Tree(paths) : null,
    ships: rule.ships,
  });
  const images = gather(inspected, (file) => file.images);
  const inspectedOf = inspectedImages(images);
  const containers = drafts.map(({ container, shipped }): RunningContainer => {
    const own = built.imageOf(container);
    const isBuilt = built.isBuilt(container);
    const seen = observed.of.get(container) ?? null;
    const running = {
      shipped: shipped && !container.none,
      built: own,
      isBuilt,
      observed: seen,
      inspectedImage: own || isBuilt ? null : inspectedOf(container, seen),
      ...container,
    };
    built.use(running);
    return running;
  });

  const shippedFiles = new Set(
    built.images
      .filter((image) => image.builds.length > 0 && image.shipped)
      .map((image) => image.dockerfile.path),
  );
  const gitignores = facts("gitignore");
  const isIgnored = gitIgnores(gitignores);
  const tracked = new Set(sorted.filter((file) => file.tracked).map(({ path }) => path));
  const texts = new Map(sorted.map(({ path, source }) => [path, source?.text ?? null]));
  const reports = matchReports([...facts("trivy").flat(), ...facts("sarif").flat()], {
    images: built.images,
    containers,
    inspected: images,
  });
  return {
    inventory: {
      asOf: options.asOf,
      complete: options.complete,
      unseen: sorted.some((file) => !READ_KINDS.has(file.kind)),
      platform: options.platform,
      paths,
      ships: (path) => shippedFiles.has(path) || rule.ships(path),
      countsForSecrets: (path) => shippedFiles.has(path) || rule.countsForSecrets(path),
      isTracked: remembered((path) => tracked.has(path) || !isIgnored(path)),
      textOf: (path) => texts.get(path) ?? null,
      unread: sorted
        .filter(({ kind, facts: read }) => !read && kind !== "text" && READ_KINDS.has(kind))
        .map(({ path }) => path),
      dockerfiles: built.dockerfiles,
      images: built.images,
      composeFiles,
      sets: compose.sets,
      containers,
      references: usedReferences({
        containers,
        images: built.images,
        workflows,
        ships: rule.ships,
      }),
      inspectedImages: images,
      transcripts: assignObservations(transcripts, containers, projects),
      dockerignores,
      gitignores,
      environmentFiles: facts("env"),
      workflows,
      updates: facts("updates").flat(),
      registrySettings: facts("registry-config").flat(),
      reports: reports.reports,
      texts: [...facts("text").flat(), ...gather(sorted, ({ hits }) => hits ?? [])],
      missingDockerfiles: built.missing,
    },
    errors: [...compose.errors, ...built.errors],
    notes: [...compose.notes, ...built.notes, ...reports.notes],
  };
}

/** The facts of all files of one kind. */
function factsOf<Kind extends keyof FactsByKind>(
  files: readonly FileFacts[],
  kind: Kind,
): readonly FactsByKind[Kind][] {
  return gather(files, (file) =>
    file.kind === kind && file.facts !== null ? [file.facts as FactsByKind[Kind]] : [],
  );
}

/** A container that files describe, and whether it ships. */
interface Described {
  readonly container: Container;
  readonly shipped: boolean;
}

/**
 * Joins inspected containers to the services and run lines they are of: by Compose's labels, by the container's name, or
 * by the image where only one has it. The rest are subjects of their own.
 */
function observe(
  described: readonly Described[],
  inspected: readonly Container[],
  projects: ReadonlyMap<string, string>,
): { readonly of: ReadonlyMap<Container, Container>; readonly rest: readonly Container[] } {
  if (inspected.length === 0) return { of: new Map(), rest: [] };
  const owners = new Owners(described, projects);
  const of = new Map<Container, Container>();
  const rest = inspected.filter((container) => {
    const owner = owners.of(container);
    if (!owner || of.has(owner)) return true;
    of.set(owner, container);
    return false;
  });
  return { of, rest };
}

/** What files describe, by each way to know it again. */
class Owners {
  readonly #byService = new Map<string, Described[]>();
  readonly #byName = new Map<string, Described[]>();
  readonly #byImage = new Map<string, Described[]>();

  constructor(
    described: readonly Described[],
    private readonly projects: ReadonlyMap<string, string>,
  ) {
    for (const one of described) {
      const { origin, name, aliases, image } = one.container;
      put(origin === "compose" ? this.#byService : this.#byName, name, one);
      for (const alias of new Set(aliases)) put(this.#byName, alias, one);
      const key = image?.value === undefined ? null : imageKey(image.value);
      if (key !== null) put(this.#byImage, key, one);
    }
  }

  of(inspected: Container): Container | undefined {
    const service = labelOf(inspected, "com.docker.compose.service");
    if (service !== undefined) {
      const files = labelOf(inspected, "com.docker.compose.project.config_files")?.split(",") ?? [];
      const project = labelOf(inspected, "com.docker.compose.project");
      const named = (this.#byService.get(service) ?? []).filter(
        ({ container }) => (this.projects.get(container.set) ?? project) === project,
      );
      const ofFile = named.filter(({ container }) =>
        files.some((file) => `/${file.replaceAll("\\", "/")}`.endsWith(`/${container.set}`)),
      );
      return only(ofFile.length > 0 ? ofFile : named);
    }
    const byName = this.#byName.get(inspected.name);
    if (byName) return only(byName);
    const key = inspected.image?.value === undefined ? null : imageKey(inspected.image.value);
    return key === null ? undefined : only(this.#byImage.get(key) ?? []);
  }
}

function put(map: Map<string, Described[]>, key: string, one: Described): void {
  const known = map.get(key);
  if (known) known.push(one);
  else map.set(key, [one]);
}

/** The only one, or the only one that ships. */
function only(found: readonly Described[]): Container | undefined {
  const shipped = found.filter((one) => one.shipped);
  const [one, another] = shipped.length > 0 ? shipped : found;
  return another ? undefined : one?.container;
}

function labelOf({ labels }: Container, key: string): string | undefined {
  const label = labels.find(({ value }) => value.startsWith(`${key}=`))?.value;
  return label?.slice(key.length + 1);
}
