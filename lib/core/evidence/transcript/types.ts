import type { Container, Port } from "../container";
import type { InspectedImage } from "../inventory/types";
import type { ShellCommand } from "../shell/read";
import type { Span } from "../source";

/** What a terminal's transcript, or a script, shows. */
export interface TranscriptFacts {
  readonly path: string;
  /** `docker run` and `docker create` lines. */
  readonly containers: readonly Container[];
  /** What `docker inspect` printed in full. */
  readonly inspected: {
    readonly containers: readonly Container[];
    readonly images: readonly InspectedImage[];
  };
  /** Commands with what they answered. */
  readonly observations: readonly Observation[];
  /** `docker build` lines and the like that rules read. */
  readonly commands: readonly Command[];
  /** All that was typed, as it is written. */
  readonly typed: readonly ShellCommand[];
}

export interface CommandWord {
  readonly value: string;
  readonly at: Span;
  readonly unresolved: boolean;
}

/** A command's words, options parsed by the rule that reads it. */
export interface Command {
  readonly at: Span;
  /** `docker`, `trivy`, `cosign` …, prompts, sudo and assignments taken off. */
  readonly words: readonly CommandWord[];
  /** What it is told on its standard input, as far as that is one word. */
  readonly said?: CommandWord;
  /** With a prompt or output: seen to run. */
  readonly observed: boolean;
  /** What it printed, up to the next prompt. */
  readonly output: string;
}

/** A fact that a command's output shows of one container, image or engine. */
export interface Observation {
  readonly at: Span;
  readonly subject: string;
  readonly shows:
    | { readonly kind: "user"; readonly user: string; readonly main: boolean }
    /** `path`: where a write was tried; null for the engine's own word. */
    | { readonly kind: "read-only"; readonly readOnly: boolean; readonly path: string | null }
    | { readonly kind: "privileged" }
    /** What the engine says of a container's settings. */
    | ({ readonly kind: "settings" } & Partial<Pick<Container, "limits" | "logging" | "restart">>)
    | { readonly kind: "health"; readonly status: string }
    | { readonly kind: "capabilities"; readonly dropped: boolean }
    | { readonly kind: "no-new-privileges"; readonly on: boolean }
    | {
        readonly kind: "scan";
        readonly image: string;
        readonly critical: number | null;
        readonly fixable: number | null;
      }
    | { readonly kind: "signature"; readonly image: string; readonly signed: boolean }
    | { readonly kind: "insecure-registries"; readonly registries: readonly string[] }
    /** `empty`: nothing stands there, not even a port that is only exposed. */
    | { readonly kind: "ports"; readonly ports: readonly Port[]; readonly empty: boolean }
    | { readonly kind: "unclear"; readonly about: "user" | "read-only"; readonly why: string };
}
