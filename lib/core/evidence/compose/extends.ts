import { joinPath } from "../paths";
import type { FileError, FileNote, Located } from "../source";
import { entriesOf, field } from "../yaml/access";
import { isNull } from "../yaml/scalars";
import type { YamlEntry, YamlMapping, YamlNode } from "../yaml/tree";
import { interpolate, type Variables } from "./interpolate";
import { merge } from "./merge";
import type { ComposeFile } from "./types";

/** A service with what it extends merged in. */
export interface ExtendedService {
  readonly node: YamlMapping;
  /** What it extends that isn't in the input. */
  readonly missing: Located<string> | null;
  /** How many services stand behind it. */
  readonly depth: number;
}

/** A service on the way, and the file it stands in. */
interface Step {
  readonly path: string;
  readonly node: YamlMapping;
}

/** How many services may extend one another in a row. */
const DEEPEST = 20;
/** How many nodes all services of a set together may take over: as with aliases, a small file may ask for a large one. */
const MOST_TAKEN_OVER = 50_000;

/** Follows `extends` in a file and across the files of the input. Each service is worked out once. */
export class Extension {
  readonly errors: FileError[] = [];
  readonly notes: FileNote[] = [];
  readonly #files: ReadonlyMap<string, ComposeFile>;
  readonly #variablesOf: (path: string) => Variables;
  readonly #folderOf: (path: string) => string;
  readonly #done = new Map<YamlNode, ExtendedService>();
  #takenOver = 0;

  constructor(
    files: ReadonlyMap<string, ComposeFile>,
    variablesOf: (path: string) => Variables,
    folderOf: (path: string) => string,
  ) {
    this.#files = files;
    this.#variablesOf = variablesOf;
    this.#folderOf = folderOf;
  }

  /** A service of a file, extended; null for one that is no mapping. */
  of(path: string, { value }: YamlEntry): ExtendedService | null {
    if (value.kind !== "mapping") return null;
    // Down to a service that extends nothing, or is known; then up again.
    const chain: YamlMapping[] = [];
    let extended: ExtendedService | null = null;
    let step: Step | null = { path, node: value };
    while (step && !extended) {
      const known = this.#done.get(step.node);
      if (known) {
        extended = known;
      } else {
        chain.push(step.node);
        const next = this.#next(step, chain);
        if (next && "missing" in next) extended = this.#finish(chain.pop(), null, next.missing);
        step = next && "node" in next ? next : null;
      }
    }
    while (chain.length > 0) extended = this.#finish(chain.pop(), extended, null);
    return extended;
  }

  /** Merges a service onto what it extends, and remembers it. */
  #finish(
    own: YamlMapping | undefined,
    base: ExtendedService | null,
    missing: Located<string> | null,
  ): ExtendedService | null {
    if (!own) return base;
    const tooDeep = base !== null && base.depth >= DEEPEST;
    if (tooDeep) this.#tell("compose-too-deep", "extends", field(own, "extends")?.value ?? own);
    const tooMuch = base !== null && this.#takenOver + base.node.size > MOST_TAKEN_OVER;
    if (tooMuch) this.#tell("compose-extends-too-much", "extends", own);
    const follows = base && !tooDeep && !tooMuch;
    if (follows) this.#takenOver += base.node.size;
    const extended: ExtendedService = follows
      ? {
          node: merge(base.node, own, "overridden-by-service"),
          missing: base.missing,
          depth: base.depth + 1,
        }
      : { node: own, missing, depth: 0 };
    this.#done.set(own, extended);
    return extended;
  }

  /** What a service extends: a service of the input, one that is missing, or nothing. */
  #next(
    { path, node }: Step,
    chain: readonly YamlMapping[],
  ): Step | { readonly missing: Located<string> } | null {
    const entry = field(node, "extends");
    if (!entry || isNull(entry.value)) return null;
    const target = extendsOf(entry.value, this.#variablesOf(path));
    if (!target) {
      this.#tell("compose-wrong-type", "extends", entry.value);
      return null;
    }
    const from = target.file === null ? path : joinPath(this.#folderOf(path), target.file.value);
    const file = from === null ? undefined : this.#files.get(from);
    if (!file) {
      const missing = target.file ?? target.service;
      this.notes.push({ code: "not-in-input", values: { path: missing.value }, at: missing.at });
      return { missing };
    }
    const base = field(field(file.root, "services")?.value, target.service.value)?.value;
    if (base?.kind !== "mapping") {
      this.#tell("compose-no-such-service", target.service.value, entry.value);
      return { missing: target.service };
    }
    if (chain.includes(base)) {
      this.#tell("compose-circular-extends", target.service.value, entry.value);
      return null;
    }
    if (chain.length > DEEPEST && !this.#done.has(base)) {
      this.#tell("compose-too-deep", target.service.value, entry.value);
      return null;
    }
    return { path: file.path, node: base };
  }

  #tell(code: string, key: string, { at }: YamlNode): void {
    if (this.errors.length < 50) this.errors.push({ code, values: { key: key.slice(0, 80) }, at });
  }
}

/** `extends: name`, or `{file, service}`; null where it is neither. A file behind a variable has that variable's name. */
function extendsOf(
  node: YamlNode,
  variables: Variables,
): { readonly file: Located<string> | null; readonly service: Located<string> } | null {
  const service = node.kind === "mapping" ? field(node, "service")?.value : node;
  if (service?.kind !== "scalar") return null;
  const file = node.kind === "mapping" ? field(node, "file")?.value : undefined;
  if (file && file.kind !== "scalar") return null;
  return {
    service: { value: interpolate(service.text, variables).text, at: service.at },
    file:
      file && !isNull(file) ? { value: interpolate(file.text, variables).text, at: file.at } : null,
  };
}

/** The files that a file's services extend, by path from the input's root. */
export function extendedFiles(file: ComposeFile, folder: string): readonly string[] {
  if (!file.source.text.includes("extends")) return [];
  return entriesOf(field(file.root, "services")?.value).flatMap(({ value }) => {
    const entry = field(value, "extends");
    const target = entry && extendsOf(entry.value, new Map());
    const path = target?.file ? joinPath(folder, target.file.value) : null;
    return path === null ? [] : [path];
  });
}
