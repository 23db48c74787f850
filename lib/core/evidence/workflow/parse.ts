import { gather } from "@/lib/core/evidence/gather";
import { readShell, type ShellCommand } from "../shell/read";
import type { Located, Parsed, Source, Span } from "../source";
import { entriesOf, field, fieldAt, itemsOf, textOf, textsOf } from "../yaml/access";
import { booleanOf } from "../yaml/scalars";
import { parseYaml, type YamlEntry, type YamlNode, type YamlScalar } from "../yaml/tree";
import { actsOf } from "./acts";
import { pathFrom } from "./paths";
import { placeOfScalar } from "./script-place";
import type { Job, Pair, Step, Workflow } from "./types";

/**
 * Reads a GitHub Actions workflow: its triggers, permissions, jobs and steps, scripts down to their commands, and what
 * the steps do with images. A file that is no workflow (no jobs) is an error.
 */
export function parseWorkflow(source: Source): Parsed<Workflow> {
  const { documents, errors } = parseYaml(source);
  const [root] = documents;
  if (!root) return { facts: null, errors, notes: [] };
  const jobs = field(root, "jobs");
  if (jobs?.value.kind !== "mapping") {
    const at = jobs?.key.at ?? { ...root.at, end: Math.min(root.at.start + 1, root.at.end) };
    return { facts: null, errors: [...errors, { code: "workflow-shape", at }], notes: [] };
  }
  const on = field(root, "on") ?? field(root, "true");
  const push = field(on?.value, "push")?.value;
  const patterns = (key: string) => textsOf(field(push, key)?.value).map(({ value }) => value);
  const left = patterns("branches-ignore").map((name) => `!${name}`);
  const branches = [...patterns("branches"), ...(left.length > 0 ? ["**", ...left] : [])];
  const triggers = triggersOf(on);
  const tags = field(push, "tags") ?? field(push, "tags-ignore");
  const reader = new Reader(source, runDefaults(root, { shell: null, directory: "." }));
  const workflow = {
    path: source.path,
    at: jobs.key.at,
    triggers,
    branches,
    onlyTags: branches.length === 0 && field(push, "tags") !== undefined,
    startsByTag: triggers.some(({ value }) =>
      value === "push" ? branches.length === 0 || tags !== undefined : BY_TAG.test(value),
    ),
    permissions: permissionsOf(field(root, "permissions")),
    env: reader.pairs(field(root, "env")?.value),
    jobs: reader.jobs(entriesOf(jobs.value)),
  };
  const lost = unknownNeed(jobs.value.entries);
  const { acts, cut: cutActs } = lost ? { acts: [], cut: lost } : actsOf(workflow);
  const cut = reader.cut ?? cutActs;
  const code = cut === lost ? "workflow-needs" : "workflow-too-long";
  return {
    facts: { acts, cut, ...workflow },
    errors: cut ? [...errors, { code, at: cut }] : errors,
    notes: [],
  };
}

/** Where a job waits for one that is not there: GitHub runs nothing of such a workflow. */
function unknownNeed(jobs: readonly YamlEntry[]): Span | null {
  const ids = new Set(jobs.map(({ key }) => key.value.toLowerCase()));
  const needs = gather(jobs, ({ value }) => textsOf(field(value, "needs")?.value));
  return needs.find(({ value }) => !ids.has(value.toLowerCase()))?.at ?? null;
}

/** GitHub runs no more jobs of a matrix than 256, and no run has so many commands: what is longer is no workflow. */
const MOST_JOBS = 500;
const MOST_COMMANDS = 5000;

/** Triggers that may stand for a tag. */
const BY_TAG = /^(release|create|workflow_dispatch|workflow_call)$/;

function triggersOf(on: YamlEntry | undefined): readonly Located<string>[] {
  if (on?.value.kind === "mapping") return on.value.entries.map(({ key }) => key);
  return textsOf(on?.value);
}

function permissionsOf(entry: YamlEntry | undefined): readonly Located<string>[] | null {
  if (!entry) return null;
  if (entry.value.kind === "mapping") {
    return gather(entry.value.entries, ({ key, value }) => {
      const right = textOf(value);
      return right ? { value: `${key.value}: ${right.value}`, at: spanOf(key.at, right.at) } : [];
    });
  }
  return textsOf(entry.value);
}

function matrixOf(node: YamlNode | undefined): Job["matrix"] {
  return gather(entriesOf(node), ({ key, value }) =>
    gather(itemsOf(value), (item) => {
      const text = textOf(item);
      if (text) return { name: key.value, value: text };
      const path = key.value === "include" ? "" : `${key.value}.`;
      return gather(entriesOf(item), (entry) => {
        const part = textOf(entry.value);
        return part ? { name: path + entry.key.value, value: part } : [];
      });
    }),
  );
}

function spanOf(from: Span, to: Span): Span {
  return to.start >= from.start ? { ...from, end: to.end } : from;
}

interface RunDefaults {
  readonly shell: string | null;
  readonly directory: string;
}

/** `defaults.run` of a workflow or a job. */
function runDefaults(node: YamlNode | undefined, around: RunDefaults): RunDefaults {
  const run = fieldAt(node, "defaults", "run")?.value;
  return {
    shell: textOf(field(run, "shell")?.value)?.value ?? around.shell,
    directory: textOf(field(run, "working-directory")?.value)?.value ?? around.directory,
  };
}

class Reader {
  /** Where a limit was reached. */
  cut: Span | null = null;
  #commands = 0;

  constructor(
    private readonly source: Source,
    private readonly defaults: RunDefaults,
  ) {}

  jobs(entries: readonly YamlEntry[]): readonly Job[] {
    this.cut ??= entries[MOST_JOBS]?.key.at ?? null;
    return entries.slice(0, MOST_JOBS).map((entry) => this.job(entry));
  }

  job({ key, value }: YamlEntry): Job {
    const container = field(value, "container")?.value;
    const services = entriesOf(field(value, "services")?.value);
    const images = [
      nameOf(container?.kind === "mapping" ? field(container, "image")?.value : container),
      ...services.map((service) => nameOf(field(service.value, "image")?.value)),
    ];
    const defaults = runDefaults(value, this.defaults);
    return {
      id: key.value,
      at: key.at,
      permissions: permissionsOf(field(value, "permissions")),
      reusable: nameOf(field(value, "uses")?.value),
      images: gather(images, (image) => image ?? []),
      serviceEnv: gather(services, (service) => this.pairs(field(service.value, "env")?.value)),
      given: gather(
        [field(container, "env"), field(value, "with"), field(value, "secrets")],
        (entry) => this.pairs(entry?.value),
      ),
      credentials: gather([container, ...services.map((service) => service.value)], (node) =>
        this.pairs(field(node, "credentials")?.value),
      ),
      needs: textsOf(field(value, "needs")?.value).map((need) => need.value),
      condition: textOf(field(value, "if")?.value),
      matrix: matrixOf(fieldAt(value, "strategy", "matrix")?.value),
      continueOnError: continueOnError(value),
      env: this.pairs(field(value, "env")?.value),
      steps: itemsOf(field(value, "steps")?.value).map((step) => this.step(step, defaults)),
    };
  }

  step(node: YamlNode, defaults: RunDefaults): Step {
    const run = field(node, "run")?.value;
    const script = run?.kind === "scalar" ? run : null;
    const directory = textOf(field(node, "working-directory")?.value)?.value ?? defaults.directory;
    return {
      at: node.at,
      id: textOf(field(node, "id")?.value)?.value ?? null,
      name: textOf(field(node, "name")?.value)?.value ?? null,
      directory: pathFrom("", directory),
      uses: nameOf(field(node, "uses")?.value),
      run: textOf(run),
      commands: script ? this.#commandsOf(script) : [],
      shell: textOf(field(node, "shell")?.value)?.value ?? defaults.shell,
      with: this.pairs(field(node, "with")?.value),
      env: this.pairs(field(node, "env")?.value),
      continueOnError: continueOnError(node),
      condition: textOf(field(node, "if")?.value),
    };
  }

  #commandsOf(script: YamlScalar): readonly ShellCommand[] {
    const room = MOST_COMMANDS - this.#commands;
    const commands = readShell(script.text, placeOfScalar(this.source, script));
    this.#commands += Math.min(commands.length, room);
    if (commands.length <= room) return commands;
    this.cut ??= commands[room]?.at ?? null;
    return commands.slice(0, room);
  }

  pairs(node: YamlNode | undefined): readonly Pair[] {
    return gather(entriesOf(node), ({ key, value }): Pair[] => {
      if (value.kind !== "scalar") return [];
      const { text, at } = value;
      return [
        { key, value: text.includes("${{") ? { unresolved: text, at } : { value: text, at } },
      ];
    });
  }
}

/** The name of an action, a workflow or an image: a line, and no long one. */
function nameOf(node: YamlNode | undefined): Located<string> | null {
  const text = textOf(node);
  return text && text.value.length <= LONGEST_NAME && !text.value.includes("\n") ? text : null;
}

const LONGEST_NAME = 1024;

function continueOnError(node: YamlNode): Located<string> | null {
  const value = field(node, "continue-on-error")?.value;
  return booleanOf(value) === false ? null : textOf(value);
}
