import { gather } from "@/lib/core/evidence/gather";
import { programWords } from "../shell/program";
import { type Place, readShell, type ShellCommand, wholeFile } from "../shell/read";
import type { Parsed, Source, Span } from "../source";
import { type EngineCommand, engineCommand } from "./engine";
import { recipesOf } from "./makefile";
import { observe } from "./observe";
import { runContainer } from "./run-container";
import { isTerminal, typedLines } from "./terminal";
import type { Command, TranscriptFacts } from "./types";
import { ScriptVariables } from "./variables";

/** Programs whose commands say something of containers, images or the engine. */
const PROGRAMS = new Set([
  "docker",
  "docker-compose",
  "podman",
  "nerdctl",
  "buildah",
  "skopeo",
  "crane",
  "trivy",
  "grype",
  "snyk",
  "cosign",
  "notation",
]);

/**
 * Reads a terminal's transcript, a shell script or a Makefile (catalogue facts, 0.6): the containers it starts, what
 * commands showed of them, and the commands that other rules read. Behind a prompt a command was seen to run; in a
 * script or a Makefile nothing shows that it did. A document (Markdown) tells how others might do it: nothing follows.
 */
export function parseTranscript(source: Source): Parsed<TranscriptFacts> {
  const { path, text } = source;
  const none = { path, containers: [], observations: [], commands: [] };
  if (/\.(md|markdown|rst|adoc)$/i.test(path)) return { facts: none, errors: [], notes: [] };
  const isScript = /\.(sh|bash|zsh|ksh)$/i.test(path) || text.startsWith("#!");
  const isMakefile = /(^|\/)(gnu)?makefile$|\.mk$/i.test(path);
  const reading = new Reading(source);
  const facts =
    !isScript && !isMakefile && isTerminal(text)
      ? readTerminal(reading, source)
      : readScript(reading, source, isMakefile);
  const unread = gather(facts.containers, ({ unreadPorts }) => unreadPorts ?? []);
  const errors = unread.slice(0, MOST_ERRORS).map((at) => ({ code: "run-no-port", at }));
  if (reading.cut) errors.push({ code: "transcript-too-long", at: reading.cut });
  return { facts, errors, notes: [] };
}

function readScript(reading: Reading, source: Source, isMakefile: boolean): TranscriptFacts {
  const { path, text } = source;
  if (!isMakefile) reading.read(readShell(text, wholeFile(path)), null);
  else {
    const { script, offsetOf } = recipesOf(text);
    const place: Place = (start, end) => ({ path, start: offsetOf(start), end: offsetOf(end) });
    reading.read(readShell(script, place), null);
  }
  return reading.facts([]);
}

function readTerminal(reading: Reading, source: Source): TranscriptFacts {
  const lines = typedLines(source.text).map((typed) => {
    const { start, script, outputStart, outputEnd } = typed;
    const place: Place = (from, to) => ({
      path: source.path,
      start: start + from,
      end: start + to,
    });
    const output = { start: outputStart, end: outputEnd };
    return { commands: reading.read(readShell(script, place), output), output };
  });
  const { text, path } = source;
  const shown = lines.flatMap(({ commands, output }) =>
    observe({
      path,
      commands,
      output: text.slice(output.start, output.end),
      start: output.start,
      containers: reading.containers,
    }),
  );
  reading.cut ??= shown[MOST_SHOWN]?.at ?? null;
  return reading.facts(shown.slice(0, MOST_SHOWN));
}

/** What the engine says when it refuses to start a container. */
const REFUSED = /^(docker|podman|nerdctl): |^Error response from daemon|^Error: /m;

/** Nobody's script starts more containers, and nobody's terminal shows more. */
const MOST_CONTAINERS = 200;
const MOST_SHOWN = 1000;
/** How many mistakes of a file are told. */
const MOST_ERRORS = 50;

/** Collects what the commands of a file say, in their order. */
class Reading {
  /** Where there is more than is read. */
  cut: Span | null = null;
  readonly containers: NonNullable<ReturnType<typeof runContainer>>[] = [];
  readonly #commands: Command[] = [];
  readonly #variables = new ScriptVariables();

  constructor(private readonly source: Source) {}

  /** Reads commands that one line or a whole script holds; `output` is what a terminal answered. */
  read(
    commands: readonly ShellCommand[],
    output: { readonly start: number; readonly end: number } | null,
  ): readonly ShellCommand[] {
    const { text, path } = this.source;
    return commands.map((command) => {
      this.#variables.learn(command);
      const words = programWords(command.words.map((word) => this.#variables.word(word)));
      const [program] = words;
      const read = { ...command, words };
      if (!program || !PROGRAMS.has(program.value)) return read;
      const answered = output ? text.slice(output.start, output.end) : "";
      this.#commands.push({
        at: read.at,
        words: words.map(({ value, at, unresolved }) => ({
          value,
          at,
          unresolved: unresolved !== null,
        })),
        observed: output !== null,
        output: answered,
        outputAt: answered === "" || !output ? null : { path, ...output },
      });
      const engine = engineCommand(words);
      if (engine) this.#start(engine, read.at, output !== null, answered);
      return read;
    });
  }

  #start(engine: EngineCommand, at: Span, observed: boolean, answered: string): void {
    if (engine.verb !== "run" && engine.verb !== "create") return;
    if (observed && REFUSED.test(answered)) return;
    if (this.containers.length >= MOST_CONTAINERS) {
      this.cut ??= at;
      return;
    }
    const container = runContainer(this.source, engine, observed);
    if (container) this.containers.push(container);
  }

  facts(observations: TranscriptFacts["observations"]): TranscriptFacts {
    const { path } = this.source;
    return { path, containers: this.containers, observations, commands: this.#commands };
  }
}
