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

/** How many services may extend one another in a row. */
const DEEPEST = 50;

/** Follows `extends` in a file and across the files of the input. Each service is worked out once. */
export class Extension {
  readonly errors: FileError[] = [];
  readonly notes: FileNote[] = [];
  readonly #files: ReadonlyMap<string, ComposeFile>;
  readonly #variables: Variables;
  readonly #folderOf: (path: string) => string;
  /** `"open"` while a service is being worked out: to meet it again is a circle. */
  readonly #done = new Map<YamlNode, ExtendedService | "open">();

  constructor(
    files: ReadonlyMap<string, ComposeFile>,
    variables: Variables,
    folderOf: (path: string) => string,
  ) {
    this.#files = files;
    this.#variables = variables;
    this.#folderOf = folderOf;
  }

  /** A service of a file, extended; null for one that is no mapping. */
  of(path: string, { value }: YamlEntry): ExtendedService | null {
    if (value.kind !== "mapping") return null;
    const known = this.#done.get(value);
    if (known && known !== "open") return known;
    this.#done.set(value, "open");
    const extended = this.#extend(path, value);
    this.#done.set(value, extended);
    return extended;
  }

  #extend(path: string, own: YamlMapping): ExtendedService {
    const plain: ExtendedService = { node: own, missing: null, depth: 0 };
    const entry = field(own, "extends");
    if (!entry || isNull(entry.value)) return plain;
    const target = extendsOf(entry.value, this.#variables);
    if (!target) {
      this.#tell("compose-wrong-type", "extends", entry.value);
      return plain;
    }
    const from = target.file === null ? path : joinPath(this.#folderOf(path), target.file.value);
    const file = from === null ? undefined : this.#files.get(from);
    if (!file) {
      const missing = target.file ?? target.service;
      this.notes.push({ code: "not-in-input", values: { path: missing.value }, at: missing.at });
      return { ...plain, missing };
    }
    const base = field(field(file.root, "services")?.value, target.service.value);
    if (!base) {
      this.#tell("compose-no-such-service", target.service.value, entry.value);
      return { ...plain, missing: target.service };
    }
    if (this.#done.get(base.value) === "open") {
      this.#tell("compose-circular-extends", target.service.value, entry.value);
      return plain;
    }
    const extended = this.of(file.path, base);
    if (!extended || extended.depth >= DEEPEST) {
      if (extended) this.#tell("compose-too-deep", target.service.value, entry.value);
      return plain;
    }
    const node = merge(extended.node, own, "overridden-by-service");
    return { node, missing: extended.missing, depth: extended.depth + 1 };
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
