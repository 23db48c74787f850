import type { ImageReference } from "../images/reference";
import type { Located, Setting, Span } from "../source";

/** A Dockerfile taken apart: its stages in order, every value with its place. */
export interface Dockerfile {
  readonly path: string;
  readonly stages: readonly Stage[];
  /** `ARG` lines before the first `FROM`. */
  readonly globalArgs: readonly ArgumentLine[];
}

export interface Stage {
  /** From 0, as `COPY --from=0` counts. */
  readonly index: number;
  /** Its `AS` name, lower case. */
  readonly name: string | null;
  /** The `FROM` line. */
  readonly from: Span;
  /** What it starts from. */
  readonly base: Base;
  /** In the order of the file. */
  readonly instructions: readonly Instruction[];
}

/** An earlier stage, an image, nothing at all, or a variable that can't be resolved. */
export type Base = { readonly at: Span } & (
  | { readonly kind: "stage"; readonly index: number }
  | { readonly kind: "image"; readonly reference: ImageReference }
  | { readonly kind: "scratch" }
  | { readonly kind: "unresolved"; readonly text: string }
);

/** One instruction of a stage, the operands already substituted as Docker would where that can be said. */
export type Instruction =
  | UserLine
  | RunLine
  | CopyLine
  | PairsLine
  | HealthcheckLine
  | CommandLine
  | ExposeLine
  | OtherLine;

interface Line {
  /** The whole instruction, continuations and heredocs included. */
  readonly at: Span;
}

export interface UserLine extends Line {
  readonly kind: "USER";
  /** The whole operand, `1001:1001`. */
  readonly user: Setting<string>;
}

export interface RunLine extends Line {
  readonly kind: "RUN";
  /**
   * The shell script: continuations joined, comment lines out, heredocs as written after the line that opens them; the
   * heredoc's body alone where that is the script. Empty for exec form.
   */
  readonly script: string;
  /** Pairs: from this offset of `script` on, it stands at that offset of the file. `placeOf` reads them. */
  readonly places: readonly number[];
  /** What the file sets of the variables that the script names; null where it sets none. */
  readonly variables: ReadonlyMap<string, string> | null;
  /** The words of exec form. */
  readonly exec: readonly string[] | null;
  readonly mounts: readonly RunMount[];
}

export interface RunMount {
  readonly at: Span;
  /** `bind` unless told. */
  readonly type: string;
  /** `from=`: an earlier stage, a context or an image. */
  readonly from: CopySource | null;
  readonly options: Readonly<Record<string, string>>;
}

export interface CopyLine extends Line {
  readonly kind: "COPY" | "ADD";
  readonly from: CopySource | null;
  readonly sources: readonly Located<string>[];
  readonly target: Located<string> | null;
  /** A heredoc writes the file: nothing comes from the context. */
  readonly inline: boolean;
}

export type CopySource = { readonly at: Span } & (
  | { readonly kind: "stage"; readonly index: number }
  | { readonly kind: "image"; readonly reference: ImageReference }
  | { readonly kind: "unresolved"; readonly text: string }
);

/** `ENV` and `LABEL`: one entry a pair. */
export interface PairsLine extends Line {
  readonly kind: "ENV" | "LABEL";
  readonly pairs: readonly {
    readonly key: Located<string>;
    /** As Docker would set it; `raw` as it is written. */
    readonly value: Setting<string>;
    readonly raw: Located<string>;
  }[];
}

export interface ArgumentLine extends Line {
  readonly kind: "ARG";
  readonly args: readonly {
    readonly key: Located<string>;
    readonly value: Setting<string> | null;
    readonly raw: Located<string> | null;
  }[];
}

export interface HealthcheckLine extends Line {
  readonly kind: "HEALTHCHECK";
  /** `NONE`; a shell line; or the words of exec form. */
  readonly check:
    | { readonly kind: "none" }
    | { readonly kind: "shell"; readonly script: string }
    | { readonly kind: "exec"; readonly words: readonly string[] };
}

export interface CommandLine extends Line {
  readonly kind: "CMD" | "ENTRYPOINT" | "SHELL";
  readonly form: "shell" | "exec";
  /** The words of exec form; the one line of shell form. */
  readonly words: readonly string[];
}

export interface ExposeLine extends Line {
  readonly kind: "EXPOSE";
  readonly ports: readonly Setting<string>[];
}

type OtherLine =
  | ArgumentLine
  | (Line & {
      readonly kind: "WORKDIR" | "VOLUME" | "STOPSIGNAL" | "ONBUILD" | "MAINTAINER";
      readonly text: string;
    });
