import { gather } from "../gather";
import { parseInspect } from "../inspect/parse";
import { heardBy } from "../shell/heard";
import { programWords } from "../shell/program";
import { type Place, readShell, type ShellCommand, type ShellWord, wholeFile } from "../shell/read";
import type { Parsed, Source, Span } from "../source";
import { type EngineCommand, engineCommand } from "./engine";
import { recipesOf } from "./makefile";
import { observe } from "./observe";
import { runContainer } from "./run-container";
import { isTerminal, typedLines } from "./terminal";
import type { Command, CommandWord, TranscriptFacts } from "./types";
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
  const inspected = { containers: [], images: [] };
  const none = { path, containers: [], inspected, observations: [], commands: [], typed: [] };
  if (/\.(md|markdown|rst|adoc)$/i.test(path)) return { facts: none, errors: [], notes: [] };
  const isScript = /\.(sh|bash|zsh|ksh)$/i.test(path) || text.startsWith("#!");
  const isMakefile = /(^|\/)(gnu)?makefile$|\.mk$/i.test(path);
  const reading = new Reading(source);
  const facts =
    !isScript && !isMakefile && isTerminal(text)
      ? readTerminal(reading, source)
      : readScript(reading, source, isMakefile);
  const unread = gather(facts.containers, ({ unreadPorts }) => unreadPorts ?? []);
  const wrong = unread.filter(({ open }) => !open);
  const errors = wrong.slice(0, MOST_ERRORS).map((at) => ({ code: "run-no-port", at }));
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
    reading.inspect(commands, output)
      ? []
      : observe({
          path,
          commands,
          output: text.slice(output.start, output.end),
          start: output.start,
        }),
  );
  reading.cut ??= shown[MOST_SHOWN]?.at ?? null;
  return reading.facts(shown.slice(0, MOST_SHOWN));
}

/** What the shell or the engine says when no container starts; what the container itself prints is another matter. */
const REFUSED =
  /^(?:docker: )?(?:Error response from daemon|Cannot connect to the Docker daemon|(?:Got )?permission denied while trying|error during connect|invalid reference format)|^(?:See|Run) '(?:docker|podman|nerdctl) [^'\n]{0,40}--help'|^unknown (?:shorthand )?flag: |^[^\n]{0,40}\b(?:(?:docker|podman|nerdctl|sudo): (?:command )?not found|command not found: (?:docker|podman|nerdctl|sudo))/im;
/** Podman's words for it; of a container in the background nothing else is heard. */
const ERROR = /^Error: /m;
const DETACHED = /^(?:-[a-z]*d[a-z]*|--detach)$/i;

/** Nobody's script starts more containers, and nobody's terminal shows more. */
const MOST_CONTAINERS = 200;
const MOST_SHOWN = 1000;
/** How many mistakes of a file are told. */
const MOST_ERRORS = 50;
const MOST_INSPECTED = 50;

function commandWord({ value, at, unresolved }: ShellWord): CommandWord {
  return { value, at, unresolved: unresolved !== null };
}

/** Collects what the commands of a file say, in their order. */
class Reading {
  /** Where there is more than is read. */
  cut: Span | null = null;
  readonly containers: NonNullable<ReturnType<typeof runContainer>>[] = [];
  readonly #commands: Command[] = [];
  readonly #typed: ShellCommand[] = [];
  readonly #inspected: TranscriptFacts["inspected"][] = [];
  readonly #variables = new ScriptVariables();

  constructor(private readonly source: Source) {}

  /** Reads commands that one line or a whole script holds; `output` is what a terminal answered. */
  read(
    commands: readonly ShellCommand[],
    output: { readonly start: number; readonly end: number } | null,
  ): readonly ShellCommand[] {
    const { text } = this.source;
    return commands.map((command, index) => {
      this.#typed.push(command);
      this.#variables.learn(command);
      const words = programWords(
        gather(command.words, (word) => this.#variables.words(word, text)),
      );
      const [program] = words;
      const read = { ...command, words };
      if (!program || !PROGRAMS.has(program.value)) return read;
      const answered = output ? text.slice(output.start, output.end) : "";
      const { said } = heardBy(commands, index);
      this.#commands.push({
        at: read.at,
        words: words.map(commandWord),
        ...(said ? { said: commandWord(this.#variables.word(said)) } : {}),
        observed: output !== null,
        output: answered,
      });
      const engine = engineCommand(words);
      if (engine) this.#start(engine, read.at, output !== null, answered);
      return read;
    });
  }

  #start(engine: EngineCommand, at: Span, observed: boolean, answered: string): void {
    if (engine.verb !== "run" && engine.verb !== "create") return;
    if (observed) {
      const isSilent =
        engine.head[0]?.value === "podman" || engine.rest.some(({ value }) => DETACHED.test(value));
      if (REFUSED.test(answered) || (isSilent && ERROR.test(answered))) return;
    }
    if (this.containers.length >= MOST_CONTAINERS) {
      this.cut ??= at;
      return;
    }
    const container = runContainer(this.source, engine, observed);
    if (!container) return;
    // An engine gives a name anew only where the one before is gone.
    const isNamed = observed && container.name !== container.image?.value;
    const before = this.containers.findIndex((one) => one.name === container.name);
    if (isNamed && before >= 0) this.containers.splice(before, 1);
    this.containers.push(container);
  }

  /** Reads what `docker inspect` printed in full; false where it is something else, or a part. */
  inspect(
    [command]: readonly ShellCommand[],
    { start, end }: { readonly start: number; readonly end: number },
  ): boolean {
    const { text, path } = this.source;
    if (!command || engineCommand(command.words)?.verb !== "inspect") return false;
    if (this.#inspected.length >= MOST_INSPECTED) return false;
    if (!/^\s*\[\s*\{/.test(text.slice(start, start + 200))) return false;
    // Blanks in the place of all before it keep its places those of the file.
    const { facts } = parseInspect({ path, text: " ".repeat(start) + text.slice(start, end) });
    if (facts) this.#inspected.push(facts);
    return facts !== null;
  }

  facts(observations: TranscriptFacts["observations"]): TranscriptFacts {
    const { path } = this.source;
    // Of one that is inspected twice, the last word counts.
    const byName = new Map(
      gather(this.#inspected, ({ containers }) => containers).map((one) => [one.subject, one]),
    );
    const images = gather(this.#inspected, (one) => one.images);
    const inspected = { containers: [...byName.values()], images };
    return {
      path,
      containers: this.containers,
      inspected,
      observations,
      commands: this.#commands,
      typed: this.#typed,
    };
  }
}
