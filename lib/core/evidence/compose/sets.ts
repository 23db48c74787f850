import type { ComposeSet, Container } from "../container";
import type { EnvironmentFile } from "../env/types";
import { folderOf, nameOf } from "../paths";
import type { FileError, FileNote, Located, Lost } from "../source";
import { entriesOf, field } from "../yaml/access";
import type { YamlEntry, YamlMapping, YamlNode } from "../yaml/tree";
import { Extension } from "./extends";
import { includesOf } from "./include";
import type { Variables } from "./interpolate";
import { merge } from "./merge";
import { declaredNetworks, onEngineNetwork } from "./networks";
import { MOST_ERRORS, type Scope } from "./scope";
import { declaredSecrets } from "./secrets";
import { containerOf } from "./service";
import type { ComposeFile } from "./types";
import { unsaid } from "./unsaid";
import { withTakenMounts } from "./volumes-from";
import { type FileGroup, isProduction, whichFiles } from "./which-files";

/** What all Compose files of an input say together. */
export interface ComposeSets {
  readonly sets: readonly ComposeSet[];
  /** Services that only change a service of another file: they never ship by themselves. */
  readonly fragments: ReadonlySet<Container>;
  readonly errors: readonly FileError[];
  readonly notes: readonly FileNote[];
}

/**
 * Reads all Compose files of an input as the sets they make: files in order merged, includes joined, `extends` followed,
 * variables put in.
 *
 * Takes the files, the `.env` files of the input (one beside a set's base fills its variables), the order that
 * `--compose` gives, and which paths ship. Returns a set for each group of files; a mistake is reported where it stands,
 * and the rest is read.
 */
export function composeSets(
  files: readonly ComposeFile[],
  options: {
    readonly environmentFiles: readonly EnvironmentFile[];
    readonly order: readonly string[];
    readonly ships: (path: string) => boolean;
  },
): ComposeSets {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const environments = new Map(options.environmentFiles.map((file) => [file.path, file]));
  const whole = new WholeServices(files);
  const fragments = new Set<Container>();
  const errors: FileError[] = [];
  const notes: FileNote[] = [];
  const sets = whichFiles(byPath, options.order, options.ships).map((group) => {
    const reader = new SetReader(byPath, group, environments, whole);
    const set = reader.read();
    for (const fragment of reader.fragments) fragments.add(fragment);
    errors.push(...reader.errors, ...reader.extension.errors);
    notes.push(...reader.notes, ...reader.extension.notes);
    return set;
  });
  return {
    errors: onceEach(errors),
    notes: onceEach(unrenderedOnce(notes)),
    ...withDistinctSubjects(sets, fragments, options.ships),
  };
}

/**
 * Services of one name in several sets are told apart by their set's base file. Where only one of them ships, it is the
 * one that people mean by the name alone.
 */
function withDistinctSubjects(
  sets: readonly ComposeSet[],
  fragments: ReadonlySet<Container>,
  ships: (path: string) => boolean,
): Pick<ComposeSets, "sets" | "fragments"> {
  const byName = new Map<string, Container[]>();
  for (const container of sets.flatMap(({ containers }) => containers)) {
    const known = byName.get(container.name);
    if (known) known.push(container);
    else byName.set(container.name, [container]);
  }
  const distinct = new Map<Container, Container>();
  for (const services of byName.values()) {
    if (services.length < 2) continue;
    const shipped = services.filter((one) => ships(one.set) && !fragments.has(one));
    for (const one of services) {
      if (shipped.length === 1 && shipped[0] === one) continue;
      distinct.set(one, { ...one, subject: `${one.subject} of ${one.set}` });
    }
  }
  if (distinct.size === 0) return { sets, fragments };
  const rename = (container: Container) => distinct.get(container) ?? container;
  return {
    sets: sets.map((set) => ({ ...set, containers: set.containers.map(rename) })),
    fragments: new Set([...fragments].map(rename)),
  };
}

/** Files that several sets share are read for each: what is wrong in them is told once. */
function onceEach<T extends FileError | FileNote>(told: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return told.filter(({ code, at }) => {
    const key = `${code} ${at?.path} ${at?.start}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** One expression of a template is enough to know that a file is one. */
function unrenderedOnce(notes: readonly FileNote[]): readonly FileNote[] {
  const seen = new Set<string>();
  return notes.filter(({ code, at }) => {
    if (code !== "unrendered" || !at) return true;
    return seen.size < seen.add(at.path).size;
  });
}

type Environments = ReadonlyMap<string, EnvironmentFile>;

/** What `.env` files set together; `stronger` beats them. */
function variablesOf(
  files: Environments,
  paths: readonly string[],
  stronger?: Variables,
): Variables {
  const variables = new Map<string, string>();
  for (const path of paths) {
    for (const { key, value } of files.get(path)?.variables ?? []) {
      if (value?.value !== undefined) variables.set(key.value, value.value);
    }
  }
  if (variables.size === 0 && stronger) return stronger;
  for (const [name, value] of stronger ?? []) variables.set(name, value);
  return variables;
}

/** The `.env` that Compose looks for by itself. */
function ownEnvironment(folder: string): string {
  return folder === "" ? ".env" : `${folder}/.env`;
}

/** The names of services that say by themselves what they run, and the files that have them. */
class WholeServices {
  readonly #files: readonly ComposeFile[];
  #byName: Map<string, ComposeFile[]> | null = null;

  constructor(files: readonly ComposeFile[]) {
    this.#files = files;
  }

  /** Another file that says what the service of this name runs. */
  elsewhere(name: string, group: FileGroup): string | null {
    if (this.#files.length <= group.length) return null;
    this.#byName ??= this.#index();
    const file = this.#byName.get(name)?.find(({ path }) => !group.includes(path));
    return file?.path ?? null;
  }

  #index(): Map<string, ComposeFile[]> {
    const byName = new Map<string, ComposeFile[]>();
    for (const file of this.#files) {
      for (const { key, value } of entriesOf(field(file.root, "services")?.value)) {
        if (!field(value, "image") && !field(value, "build")) continue;
        const known = byName.get(key.value);
        if (known) known.push(file);
        else byName.set(key.value, [file]);
      }
    }
    return byName;
  }
}

/** A service of the set so far. */
interface Service {
  readonly key: Located<string>;
  readonly node: YamlMapping;
  readonly missing: Located<string> | null;
}

/** How deep includes may go. */
const DEEPEST_INCLUDE = 20;

/** Reads one set. */
class SetReader {
  readonly errors: FileError[] = [];
  readonly notes: FileNote[] = [];
  readonly fragments: Container[] = [];
  readonly extension: Extension;
  readonly #files: ReadonlyMap<string, ComposeFile>;
  readonly #group: FileGroup;
  readonly #environments: Environments;
  readonly #variables: Variables;
  /** Variables of included files that differ from the set's. */
  readonly #variablesByPath = new Map<string, Variables>();
  readonly #whole: WholeServices;
  readonly #services = new Map<string, Service>();
  readonly #tops = new Map<string, YamlMapping>();
  /** Folders that differ from the file's own. */
  readonly #folders = new Map<string, string>();
  readonly #read = new Set<string>();
  /** A file that is included or extended and isn't in the input. */
  #missing: Located<string> | null = null;
  /** Services that say nothing. */
  readonly #empty: Located<string>[] = [];

  constructor(
    files: ReadonlyMap<string, ComposeFile>,
    group: FileGroup,
    environments: Environments,
    whole: WholeServices,
  ) {
    this.#files = files;
    this.#group = group;
    this.#environments = environments;
    this.#variables = variablesOf(environments, [ownEnvironment(folderOf(group[0]))]);
    this.#whole = whole;
    // Paths in all files given in order are relative to the first.
    for (const path of group) this.#folders.set(path, folderOf(group[0]));
    this.extension = new Extension(files, this.#variablesOf, this.#folderOf);
  }

  readonly #folderOf = (path: string): string => this.#folders.get(path) ?? folderOf(path);

  readonly #variablesOf = (path: string): Variables =>
    this.#variablesByPath.get(path) ?? this.#variables;

  read(): ComposeSet {
    for (const path of this.#group) this.#add(path, "overridden-by-file", 0);
    const [id] = this.#group;
    const scope: Scope = {
      set: id,
      variablesOf: this.#variablesOf,
      sources: { get: (path) => this.#files.get(path)?.source },
      folderOf: this.#folderOf,
      errors: this.errors,
      notes: this.notes,
    };
    const volumes = this.#tops.get("volumes");
    const networks = declaredNetworks(scope, this.#tops.get("networks"));
    // A provider's service is no container.
    const services = [...this.#services.values()]
      .filter(({ node }) => !field(node, "provider"))
      .map((one) => ({ ...one, container: containerOf(scope, one.key, one.node, volumes) }));
    const containers = withTakenMounts(scope, services).map(({ container, missing }) =>
      onEngineNetwork(this.#settle(container, missing), networks),
    );
    return {
      id,
      files: this.#group,
      containers,
      networks,
      secrets: declaredSecrets(scope, this.#tops.get("secrets")),
      missing: this.#missing ?? this.#empty.find(({ value }) => !this.#services.has(value)) ?? null,
    };
  }

  #settle(container: Container, missing: Located<string> | null): Container {
    if (missing) {
      this.#missing ??= missing;
      return unsaid(container, missing);
    }
    if (container.image || container.build) return container;
    const base = this.#whole.elsewhere(container.name, this.#group);
    if (base === null) return this.#withoutBase(container);
    const fragment = unsaid(container, { value: base, at: container.at });
    this.fragments.push(fragment);
    return fragment;
  }

  /**
   * Compose refuses a service that names no image and no build. It may change one of a base file that isn't here, as
   * those of `compose.prod.yaml` do: what it doesn't say can't be told.
   */
  #withoutBase(container: Container): Container {
    const { at, name, user, healthcheck } = container;
    const [only] = this.#group;
    if (isProduction(nameOf(only))) return this.#settle(container, { value: "the base file", at });
    const value = `a file that names the image of ${name}`;
    const open = this.#settle(container, { value, at });
    const error = { code: "compose-no-image", values: { key: name }, at };
    if (this.errors.length < MOST_ERRORS) this.errors.push(error);
    // Their rules ask for the image, and say that none is named.
    return { ...open, image: null, user, healthcheck };
  }

  /** Merges a file and what it includes into the set. */
  #add(path: string, why: Lost["why"], depth: number): void {
    const file = this.#files.get(path);
    if (!file || this.#read.has(path)) return;
    this.#read.add(path);
    for (const { paths, folder, environmentFiles } of includesOf(file, this.#folderOf(path))) {
      const [first] = paths;
      for (const included of paths) {
        if (included.path === null || !this.#files.has(included.path)) {
          const { value, at } = included;
          this.notes.push({ code: "not-in-input", values: { path: value }, at });
          this.#missing ??= { value, at };
          continue;
        }
        if (depth >= DEEPEST_INCLUDE) {
          this.errors.push({
            code: "compose-too-deep",
            values: { key: "include" },
            at: included.at,
          });
          continue;
        }
        const own = folder ?? (first?.path ? folderOf(first.path) : null);
        if (own !== null && !this.#folders.has(included.path)) {
          this.#folders.set(included.path, own);
        }
        const files = environmentFiles ?? (own === null ? [] : [ownEnvironment(own)]);
        const variables = variablesOf(this.#environments, files, this.#variablesOf(path));
        if (!this.#variablesByPath.has(included.path)) {
          this.#variablesByPath.set(included.path, variables);
        }
        this.#add(included.path, why, depth + 1);
      }
    }
    const services = field(file.root, "services");
    if (services && isRepeated(services)) this.#missing ??= otherHalf(services);
    for (const entry of entriesOf(services?.value)) this.#addService(path, entry, why);
    for (const group of ["networks", "volumes", "secrets"]) {
      const top = field(file.root, group)?.value;
      if (top?.kind !== "mapping") continue;
      const before = this.#tops.get(group);
      this.#tops.set(group, before ? merge(before, top, why) : top);
    }
  }

  #addService(path: string, entry: YamlEntry, why: Lost["why"]): void {
    const name = entry.key.value;
    const before = this.#services.get(name);
    if (entry.value.tag === "!reset") {
      this.#services.delete(name);
      return;
    }
    const extended = this.extension.of(path, entry);
    if (!extended) {
      this.#empty.push(entry.key);
      return;
    }
    const node = withoutResets(extended.node);
    const missing = extended.missing ?? (isRepeated(entry) ? otherHalf(entry) : null);
    if (!before || node.tag === "!override") {
      this.#services.set(name, { key: entry.key, node, missing });
      return;
    }
    this.#services.set(name, {
      key: before.key,
      node: merge(before.node, extended.node, why),
      missing: missing ?? before.missing,
    });
  }
}

/** Whether its key stands twice in one mapping, which Compose refuses: what the other half says is lost. */
function isRepeated({ lost }: YamlEntry): boolean {
  return lost?.some(({ why }) => why === "repeated") ?? false;
}

function otherHalf({ key: { value, at } }: YamlEntry): Located<string> {
  return { value: `the other “${value}:”`, at };
}

/** `!reset` with nothing to take away leaves nothing. */
function withoutResets(node: YamlMapping): YamlMapping {
  return node.entries.some(({ value }) => isReset(value))
    ? { ...node, entries: node.entries.filter(({ value }) => !isReset(value)) }
    : node;
}

function isReset({ tag }: YamlNode): boolean {
  return tag === "!reset";
}
