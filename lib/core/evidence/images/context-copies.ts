import { gather } from "@/lib/core/evidence/gather";
import type { CopyLine, Dockerfile, RunMount, Stage } from "../dockerfile/types";
import { oncePer } from "../once";
import type { Located, Span } from "../source";

/** Something that an image's build takes out of the build context. */
export interface ContextCopy {
  readonly stage: Stage;
  /** The instruction. */
  readonly line: Span;
  /** The source's word. */
  readonly at: Span;
  /** Relative to the context, `*` and open variables as written; "" is the whole context. */
  readonly path: string;
  /** Where it is copied to, as written; null where nothing is. */
  readonly target: string | null;
  /** Only lent to one `RUN`: nothing of it stays unless that `RUN` keeps it. */
  readonly mounted: boolean;
}

/** What the stages of a Dockerfile take out of the context, in the order of the file; several rules ask for it. */
export const contextCopies: (dockerfile: Dockerfile) => readonly ContextCopy[] = oncePer(
  ({ stages }) => gather(stages, ofStage),
);

function ofStage(stage: Stage): ContextCopy[] {
  return gather(stage.instructions, (line): ContextCopy[] => {
    if (line.kind === "COPY" || line.kind === "ADD") {
      return copiedBy(line).map(({ value, at }) => ({
        stage,
        line: line.at,
        at,
        path: inContext(value),
        target: line.target?.value ?? null,
        mounted: false,
      }));
    }
    if (line.kind !== "RUN") return [];
    return line.mounts.filter(lendsContext).map(({ at, options }) => ({
      stage,
      line: line.at,
      at,
      path: inContext(options.source ?? options.src ?? ""),
      target: null,
      mounted: true,
    }));
  });
}

function copiedBy({ kind, from, inline, sources }: CopyLine): readonly Located<string>[] {
  if (from || inline) return [];
  return kind === "COPY" ? sources : sources.filter(({ value }) => !isRemote(value));
}

/** `ADD` fetches addresses and repositories: nothing of them lies in the context. */
function isRemote(source: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]{1,16}:\/\/|git@)/i.test(source);
}

function lendsContext({ type, from }: RunMount): boolean {
  return type === "bind" && from === null;
}

/** As the builder reads a source: from the context's root, which `..` doesn't leave. */
function inContext(source: string): string {
  const parts: string[] = [];
  for (const part of source.replaceAll("\\", "/").split("/")) {
    if (part === "" || part === ".") continue;
    if (part === "..") parts.pop();
    else parts.push(part);
  }
  const path = parts.join("/");
  return /^\*{1,2}$/.test(path) ? "" : path;
}
