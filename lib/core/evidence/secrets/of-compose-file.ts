import { gather } from "@/lib/core/evidence/gather";
import { asMapping } from "../compose/pairs";
import { writtenVariable } from "../compose/scope";
import type { ComposeFile } from "../compose/types";
import { entriesOf, field, fieldAt, itemsOf } from "../yaml/access";
import type { YamlEntry, YamlNode, YamlScalar } from "../yaml/tree";
import { mayHoldSecret } from "./commands";
import { isLeaked } from "./judge";
import { sensitivityOf } from "./names";
import { placedWords, scriptUses, variableUses, wordsAt, wordUses } from "./of-words";
import { type SecretUse, type TextOf, valueUse } from "./use";

/**
 * The secrets that can be read in a Compose file as it is written, whatever becomes of them once files are merged and
 * services extended: in an anchor that nothing uses, a value that is overridden, a hook, a volume's options.
 */
export function secretsOfComposeFile({ root }: ComposeFile, textOf: TextOf): readonly SecretUse[] {
  const reader = new Reader(textOf);
  reader.read(root, "");
  for (const { value } of entriesOf(field(root, "secrets")?.value)) {
    reader.tell("password", field(value, "content")?.value);
  }
  return reader.found.filter(({ verdict }) => isLeaked(verdict));
}

/** The secrets in the texts (`configs.*.content`) that a service's file gives it. */
export function secretsOfConfigs(
  { root }: ComposeFile,
  service: string,
  textOf: TextOf,
): readonly SecretUse[] {
  const given = itemsOf(fieldAt(root, "services", service, "configs")?.value);
  return gather(given, (item) => {
    const name = field(item, "source")?.value ?? item;
    const content =
      name.kind === "scalar" ? fieldAt(root, "configs", name.text, "content") : undefined;
    if (content?.value.kind !== "scalar") return [];
    const uses = variableUses(writtenVariable(content.key, content.value), textOf);
    return uses.filter(({ verdict }) => isLeaked(verdict));
  });
}

/** Keys whose value a shell or an engine starts. */
const COMMANDS = new Set(["command", "entrypoint", "test"]);
/** Keys whose values are names of secrets, not secrets, or a Dockerfile, which is read as one. */
const NAMES = new Set(["secrets", "secret", "dockerfile_inline"]);

/** A cheap look, since most values of a file are none; known formats are found in every text. */
function mayBeSecret(key: string, text: string): boolean {
  return sensitivityOf(key) !== null || mayHoldSecret(text);
}

class Reader {
  readonly found: SecretUse[] = [];
  readonly #textOf: TextOf;
  /** An anchor's node comes as often as it is used. */
  readonly #seen = new Set<YamlNode>();

  constructor(textOf: TextOf) {
    this.#textOf = textOf;
  }

  /** Reads what stands under a key. */
  read(node: YamlNode, key: string): void {
    if (node.kind === "scalar" || this.#seen.has(node)) return;
    this.#seen.add(node);
    if (node.kind === "mapping") {
      for (const entry of node.entries) this.#entry(entry);
      return;
    }
    if (COMMANDS.has(key)) {
      const words = node.items.flatMap((item) => (item.kind === "scalar" ? item.text : []));
      this.#add(wordsAt(words, node.at, this.#textOf));
      return;
    }
    for (const item of node.items) {
      if (item.kind !== "scalar") this.read(item, key);
      else if (!NAMES.has(key)) this.#item(item);
    }
  }

  /** Tells of a text under a name. */
  tell(name: string, node: YamlNode | undefined): void {
    if (node?.kind !== "scalar") return;
    const use = valueUse(name, node.text, node.at, this.#textOf);
    if (use) this.#add([use]);
  }

  #entry({ key, value, lost }: YamlEntry): void {
    for (const { at } of lost ?? []) {
      const text = this.#textOf(at.path)?.slice(at.start, at.end) ?? "";
      const use = text.includes("$") ? null : valueUse(key.value, text, at, this.#textOf);
      if (use) this.#add([use]);
    }
    if (value.kind !== "scalar") {
      this.read(value, key.value);
    } else if (COMMANDS.has(key.value)) {
      this.#add(scriptUses({ script: value.text, at: value.at }, this.#textOf));
    } else if (key.value === "o") {
      // The options of a mount: `username=…,password=…`.
      const words = value.text.split(",");
      this.#add(wordUses(placedWords(words, value.at, this.#textOf), this.#textOf));
    } else if (!NAMES.has(key.value) && mayBeSecret(key.value, value.text)) {
      this.#add(variableUses(writtenVariable(key, value), this.#textOf));
    }
  }

  /** `KEY=value`; any other item is no secret by its name. */
  #item(item: YamlScalar): void {
    if (!/^[\w.-]{1,256}=/.test(item.text)) return;
    for (const entry of entriesOf(asMapping(item) ?? undefined)) this.#entry(entry);
  }

  #add(uses: readonly SecretUse[]): void {
    for (const use of uses) this.found.push(use);
  }
}
