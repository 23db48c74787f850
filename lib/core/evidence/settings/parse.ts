import { ANSWERS, CONTROL_IDS, LEVELS, PLATFORMS } from "@/lib/core/model/words";
import { isDay } from "@/lib/core/scoring/days";
import { notApplicableProblem } from "@/lib/core/scoring/not-applicable";
import type { FileError, Located, Parsed, Source, Span } from "../source";
import { entriesOf, itemsOf, textOf } from "../yaml/access";
import { parseYaml, type YamlEntry, type YamlMapping, type YamlNode } from "../yaml/tree";
import type { AcceptedRisk, Component, GivenAnswer, Settings } from "./types";

/** The file's name at a repository's root. */
export const SETTINGS_PATH = ".plimsoll.yaml";

/** What holds where there is no file, or where it is in error. */
export const DEFAULT_SETTINGS: Settings = {
  components: [],
  exclude: [],
  answers: [],
  accepted: [],
};

/**
 * Reads a `.plimsoll.yaml` (design, section 7). One error, an unknown key among them, and none of it counts: half of a
 * team's answers would be a level that nobody declared. `facts` is null then, and every error has its line.
 */
export function parseSettings(source: Source): Parsed<Settings> {
  const { documents, errors } = parseYaml(source);
  const check = new Check([...errors]);
  const whole: Span = { path: source.path, start: 0, end: Math.min(1, source.text.length) };
  const [root] = documents;
  if (documents.length > 1) check.refuse("settings-one-document", documents[1]?.at ?? whole);
  const settings = root ? readSettings(root, check) : DEFAULT_SETTINGS;
  if (!root && errors.length === 0) check.refuse("settings-version", whole);
  return { facts: check.errors.length === 0 ? settings : null, errors: check.errors, notes: [] };
}

function readSettings(root: YamlNode, check: Check): Settings {
  const fields = check.fields(root, [
    "version",
    "target",
    "platform",
    "components",
    "exclude",
    "answers",
    "accepted",
  ]);
  if (fields.get("version") === undefined) check.refuse("settings-version", root.at);
  check.oneOf(fields.get("version"), ["1"]);
  const target = check.oneOf(fields.get("target"), LEVELS.map(String));
  const platform = check.oneOf(fields.get("platform"), PLATFORMS);
  return {
    ...(platform ? { platform } : {}),
    components: check.list(fields.get("components")).map((item) => readComponent(item, check)),
    exclude: check.patterns(fields.get("exclude")),
    answers: check.mapping(fields.get("answers")).flatMap((entry) => readAnswer(entry, check)),
    accepted: check.list(fields.get("accepted")).flatMap((item) => readAccepted(item, check)),
    ...(target ? { target: LEVELS.find((level) => String(level) === target) } : {}),
  };
}

function readComponent(node: YamlNode, check: Check): Component {
  const fields = check.fields(node, ["name", "paths"], ["name", "paths"]);
  return {
    name: check.text(fields.get("name"))?.value ?? "",
    paths: check.patterns(fields.get("paths")),
  };
}

function readAnswer({ key, value }: YamlEntry, check: Check): readonly GivenAnswer[] {
  const control = CONTROL_IDS.find((id) => id === key.value);
  if (!control) check.refuse("settings-unknown-control", key.at, { control: key.value });
  const fields = check.fields(
    value,
    ["answer", "note", "by", "date", "link", "reason"],
    ["answer"],
  );
  const answer = check.oneOf(fields.get("answer"), ANSWERS);
  const text = (name: string) => check.text(fields.get(name))?.value ?? null;
  const reason = text("reason") ?? text("note");
  const given = {
    note: text("note"),
    by: text("by"),
    date: check.day(fields.get("date")),
    link: check.link(fields.get("link")),
    reason,
    at: key.at,
  };
  if (!control || !answer) return [];
  if (answer === "not_applicable") {
    const problem = notApplicableProblem(control, reason);
    if (problem) check.refuse(`settings-na-${problem}`, key.at, { control });
  }
  return [{ control, answer, ...given }];
}

function readAccepted(node: YamlNode, check: Check): readonly AcceptedRisk[] {
  const required = ["control", "reason", "until"];
  const fields = check.fields(node, [...required, "subject", "approver"], required);
  const control = check.oneOf(fields.get("control"), CONTROL_IDS);
  const until = check.day(fields.get("until"));
  const reason = check.text(fields.get("reason"));
  const subject = check.text(fields.get("subject"))?.value ?? "*";
  const approver = check.text(fields.get("approver"))?.value ?? null;
  if (!control || !until || !reason) return [];
  return [{ control, subject, reason: reason.value, approver, until, at: node.at }];
}

const MOST_PATTERNS = 100;
const LONGEST_PATTERN = 1000;

/** Reads values of a tree and collects what is wrong with them. */
class Check {
  constructor(readonly errors: FileError[]) {}

  refuse(code: string, at: Span, values: Readonly<Record<string, string>> = {}): void {
    this.errors.push({ code, at, values });
  }

  /** A mapping's values by key; a key that isn't known, or one that is missing, is an error. */
  fields(
    node: YamlNode,
    known: readonly string[],
    required: readonly string[] = [],
  ): ReadonlyMap<string, YamlNode> {
    if (node.kind !== "mapping") {
      this.refuse("settings-not-a-mapping", node.at);
      return new Map();
    }
    for (const { key } of node.entries) {
      if (!known.includes(key.value)) {
        this.refuse("settings-unknown-key", key.at, { key: key.value, known: known.join(", ") });
      }
    }
    const fields = new Map(node.entries.map(({ key, value }) => [key.value, value]));
    for (const name of required) {
      if (!fields.has(name)) this.refuse("settings-missing-key", firstOf(node), { key: name });
    }
    return fields;
  }

  /** Patterns of paths: each is tried on every path, so that there is an end to them. */
  patterns(node: YamlNode | undefined): readonly string[] {
    const texts = this.texts(node);
    const [tooMany] = texts.slice(MOST_PATTERNS);
    if (tooMany) {
      this.refuse("settings-too-many-patterns", tooMany.at, { most: String(MOST_PATTERNS) });
    }
    return texts.slice(0, MOST_PATTERNS).flatMap(({ value, at }) => {
      if (value.length <= LONGEST_PATTERN) return value;
      this.refuse("settings-long-pattern", at, { most: String(LONGEST_PATTERN) });
      return [];
    });
  }

  mapping(node: YamlNode | undefined): readonly YamlEntry[] {
    if (node && node.kind !== "mapping") this.refuse("settings-not-a-mapping", node.at);
    return entriesOf(node);
  }

  list(node: YamlNode | undefined): readonly YamlNode[] {
    if (node && node.kind !== "sequence") this.refuse("settings-not-a-list", node.at);
    return node?.kind === "sequence" ? itemsOf(node) : [];
  }

  texts(node: YamlNode | undefined): readonly Located<string>[] {
    return this.list(node).flatMap((item) => this.text(item) ?? []);
  }

  text(node: YamlNode | undefined): Located<string> | null {
    const text = textOf(node);
    if (node && !text) this.refuse("settings-not-a-text", node.at);
    return text;
  }

  oneOf<T extends string>(node: YamlNode | undefined, values: readonly T[]): T | null {
    const text = this.text(node);
    const value = values.find((one) => one === text?.value);
    if (text && value === undefined) {
      this.refuse("settings-not-one-of", text.at, {
        known: values.length > 10 ? "" : values.join(", "),
      });
    }
    return value ?? null;
  }

  day(node: YamlNode | undefined): string | null {
    const text = this.text(node);
    if (text && !isDay(text.value)) this.refuse("settings-not-a-day", text.at);
    return text && isDay(text.value) ? text.value : null;
  }

  link(node: YamlNode | undefined): string | null {
    const text = this.text(node);
    if (text && !/^https?:\/\/[^\s]{1,2000}$/.test(text.value))
      this.refuse("settings-not-a-link", text.at);
    return text?.value ?? null;
  }
}

function firstOf({ entries, at }: YamlMapping): Span {
  return entries[0]?.key.at ?? at;
}
