import { parseImageReference } from "../images/reference";
import type { FileError, FileNote, Parsed, Source } from "../source";
import { closingOf, templateAt } from "../template";
import {
  type Operands,
  operandsOf,
  type Reading,
  readArguments,
  readCommand,
  readCopy,
  readExpose,
  readHealthcheck,
  readPairs,
  readRun,
  readSource,
  readUser,
  type SourceOf,
  spanOf,
} from "./instructions";
import { type LogicalLine, readLines } from "./lines";
import { Scope, type StageScope } from "./scope";
import { substitute } from "./substitute";
import type { ArgumentLine, Base, CopySource, Dockerfile, Instruction, Stage } from "./types";
import { plainWordEnd, splitWords, type Word } from "./words";

export interface DockerfileOptions {
  /** Added to every offset: where the text begins in the file of that path (`dockerfile_inline`). */
  readonly shift?: number;
  /** Build arguments that a build gives, by name; null where the value can't be resolved. They beat defaults. */
  readonly args?: ReadonlyMap<string, string | null>;
}

/** More than these say no more. */
const MOST_ERRORS = 20;
/** An image has room for 127 layers: a file with so many instructions is none that anybody builds. */
const MOST_INSTRUCTIONS = 10_000;

/**
 * Takes a Dockerfile apart by the rules of the Dockerfile reference and BuildKit's parser: stages, instructions, variables
 * worked out as far as the file says them. What can't be read is an error with its place, and the rest is still read.
 * Never throws, and takes time in proportion to the text.
 */
export function parseDockerfile(
  source: Source,
  options: DockerfileOptions = {},
): Parsed<Dockerfile> {
  const { path, text } = source;
  const zero = text.indexOf("\0");
  if (zero >= 0) {
    const start = zero + (options.shift ?? 0);
    return nothing({ code: "dockerfile-binary", at: { path, start, end: start + 1 } });
  }
  const { lines, escapeCode } = readLines(text);
  const scope = new Scope(options.args);
  const reading = { path, shift: options.shift ?? 0, source: text, escapeCode, scope };
  const file = new DockerfileReader(reading);
  for (const line of lines.slice(0, MOST_INSTRUCTIONS)) file.read(line);
  const over = lines[MOST_INSTRUCTIONS];
  if (over) file.stopAt(over);
  const { stages, globalArgs, errors, notes } = file.finish();
  if (stages.length === 0) {
    const start = reading.shift;
    const at = { path, start, end: start + Math.min(1, text.length) };
    return { facts: null, errors: [...errors, { code: "dockerfile-no-from", at }], notes };
  }
  return { facts: { path, stages, globalArgs }, errors, notes };
}

function nothing(error: FileError): Parsed<Dockerfile> {
  return { facts: null, errors: [error], notes: [] };
}

type OpenStage = Stage & { readonly instructions: Instruction[] };

class DockerfileReader {
  private readonly stages: OpenStage[] = [];
  private readonly scopes: StageScope[] = [];
  private readonly byName = new Map<string, number>();
  private readonly globalArgs: ArgumentLine[] = [];
  private readonly errors: FileError[] = [];
  private readonly notes: FileNote[] = [];
  /** What closes the expression of a template that is open. */
  private templateCloses: string | null = null;
  /** Names that no stage so far has: a later one may. */
  private readonly laterSources: { source: CopySource; name: string }[] = [];

  constructor(private readonly reading: Reading) {}

  read(line: LogicalLine): void {
    if (this.isTemplate(line)) return;
    const end = plainWordEnd(line.text, 0);
    const keyword = line.text.slice(0, end).toUpperCase();
    const operands = operandsOf(this.reading, line, end);
    const heredoc = line.heredocs.find(({ terminated }) => !terminated);
    if (heredoc) this.refuse("dockerfile-unterminated-heredoc", operands, end);
    if (keyword === "FROM") this.readFrom(operands, end);
    else this.readInstruction(keyword, operands, end);
  }

  /** A line that only steers a template, over several lines too. Where there is one, nothing is rendered: told once. */
  private isTemplate({ text, start }: LogicalLine): boolean {
    const opened = this.templateCloses ?? closingOf(text);
    if (opened === null) return false;
    if (this.templateCloses === null) this.unrendered(start + this.reading.shift);
    this.templateCloses = text.includes(opened) ? null : opened;
    return true;
  }

  private unrendered(start: number): void {
    if (this.notes.length > 0) return;
    const at = { path: this.reading.path, start, end: start + 2 };
    this.notes.push({ code: "unrendered", at });
  }

  stopAt({ start }: LogicalLine): void {
    const { path, shift } = this.reading;
    const values = { most: String(MOST_INSTRUCTIONS) };
    const at = { path, start: start + shift, end: start + shift + 1 };
    this.errors.push({ code: "dockerfile-too-long", values, at });
  }

  private readInstruction(keyword: string, operands: Operands, end: number): void {
    const stage = this.stages.at(-1);
    if (!stage) {
      if (keyword === "ARG") {
        const args = readArguments(operands, true);
        if (args) this.globalArgs.push(args);
        else this.refuse("dockerfile-malformed", operands, end);
      } else {
        const known = KEYWORDS.has(keyword);
        this.refuse(
          known ? "dockerfile-before-from" : "dockerfile-unknown-instruction",
          operands,
          end,
        );
      }
      return;
    }
    const instruction = this.instruction(keyword, operands);
    if (instruction) stage.instructions.push(instruction);
    else {
      const known = KEYWORDS.has(keyword);
      this.refuse(known ? "dockerfile-malformed" : "dockerfile-unknown-instruction", operands, end);
    }
  }

  finish() {
    const { stages, globalArgs, errors, notes } = this;
    for (const later of this.laterSources) {
      const index = this.byName.get(later.name);
      if (index !== undefined) Object.assign(later.source, { kind: "stage", index });
    }
    return { stages, globalArgs, errors, notes };
  }

  private instruction(keyword: string, operands: Operands): Instruction | null {
    switch (keyword) {
      case "RUN":
        return readRun(operands, this.source);
      case "COPY":
      case "ADD":
        return readCopy(operands, keyword, this.source);
      case "ENV":
      case "LABEL":
        return readPairs(operands, keyword);
      case "ARG":
        return readArguments(operands, false);
      case "USER":
        return readUser(operands);
      case "CMD":
      case "ENTRYPOINT":
      case "SHELL":
        return readCommand(operands, keyword);
      case "HEALTHCHECK":
        return readHealthcheck(operands);
      case "EXPOSE":
        return readExpose(operands);
      case "WORKDIR":
      case "VOLUME":
      case "STOPSIGNAL":
      case "ONBUILD":
      case "MAINTAINER":
        return { kind: keyword, at: operands.at, text: operands.line.text.slice(operands.start) };
      default:
        return null;
    }
  }

  private readonly source: SourceOf = (operands: Operands, word: Word) => {
    const source = readSource(operands, word, this.stages.length, (name) => this.byName.get(name));
    if (source.kind === "image") {
      this.laterSources.push({ source, name: source.reference.text.toLowerCase() });
    }
    return source;
  };

  private readFrom(operands: Operands, keywordEnd: number): void {
    const { text } = operands.line;
    const { escapeCode } = this.reading;
    const template = templateAt(text) >= 0;
    const words = template
      ? templateWords(text, operands.start)
      : splitWords(text, operands.start, escapeCode, true);
    const [image, as, alias] = words;
    const named = as && alias && text.slice(as.start, as.end).toUpperCase() === "AS";
    const name = named ? text.slice(alias.start, alias.end).toLowerCase() : null;
    const base = image
      ? this.baseOf(operands, image)
      : { kind: "unresolved" as const, text: "", at: operands.at };
    if (template || (base.kind === "unresolved" && /^@\w*@/.test(base.text))) {
      this.unrendered(base.at.start);
    } else if (!image || words.length !== (named ? 3 : 1)) {
      this.refuse("dockerfile-malformed", operands, keywordEnd);
    }
    const inherited = base.kind === "stage" ? this.scopes[base.index] : undefined;
    this.reading.scope.open(inherited ?? null);
    this.scopes.push(this.reading.scope.current);
    const index = this.stages.length;
    this.stages.push({ index, name, from: operands.at, base, instructions: [] });
    if (name !== null) this.byName.set(name, index);
  }

  private baseOf(operands: Operands, word: Word): Base {
    const at = spanOf(operands, word.start, word.end);
    const written = operands.line.text.slice(word.start, word.end);
    if (templateAt(written) >= 0) return { kind: "unresolved", text: written, at };
    const { escapeCode, scope } = this.reading;
    const { value: text, unresolved } = substitute(written, escapeCode, scope.global);
    if (unresolved !== null) {
      // `FROM base-${TARGETARCH}`: one stage for each platform; the usual one speaks for all.
      const usual = substitute(written, escapeCode, scope.usual);
      const index = usual.unresolved === null ? this.stageNamed(usual.value) : undefined;
      if (index !== undefined) return { kind: "stage", index, at };
      return { kind: "unresolved", text, at };
    }
    const index = this.stageNamed(text);
    if (index !== undefined) return { kind: "stage", index, at };
    if (text.toLowerCase() === "scratch") return { kind: "scratch", at };
    const reference = parseImageReference(text);
    return reference ? { kind: "image", reference, at } : { kind: "unresolved", text, at };
  }

  private stageNamed(name: string): number | undefined {
    return this.byName.get(name.toLowerCase());
  }

  private refuse(code: string, operands: Operands, keywordEnd: number): void {
    if (this.errors.length >= MOST_ERRORS) return;
    const keyword = operands.line.text.slice(0, keywordEnd).toUpperCase();
    const at = spanOf(operands, 0, keywordEnd);
    this.errors.push(KEYWORDS.has(keyword) ? { code, values: { keyword }, at } : { code, at });
  }
}

/** The words of a `FROM` whose image is an expression with blanks in it: the image, and `AS name`. */
function templateWords(text: string, start: number): readonly Word[] {
  const words = splitWords(text, start, 0, false);
  const [as, alias] = words.slice(-2);
  const first = words[0];
  if (!first || !as || !alias) return words;
  const named = words.length > 2 && text.slice(as.start, as.end).toUpperCase() === "AS";
  const last = words[words.length - (named ? 3 : 1)] ?? first;
  const image = { start: first.start, end: last.end };
  return named ? [image, as, alias] : [image];
}

const KEYWORDS: ReadonlySet<string> = new Set([
  "ADD",
  "ARG",
  "CMD",
  "COPY",
  "ENTRYPOINT",
  "ENV",
  "EXPOSE",
  "FROM",
  "HEALTHCHECK",
  "LABEL",
  "MAINTAINER",
  "ONBUILD",
  "RUN",
  "SHELL",
  "STOPSIGNAL",
  "USER",
  "VOLUME",
  "WORKDIR",
]);
