import type { ComposeFile } from "../compose/types";
import type { Container } from "../container";
import type { Dockerfile } from "../dockerfile/types";
import type { EnvironmentFile } from "../env/types";
import type { IgnoreFile } from "../ignore/types";
import type { ArtefactKind } from "../kinds";
import type { ImageReport } from "../reports/types";
import type { Source } from "../source";
import type { TextHit } from "../text/types";
import type { TranscriptFacts } from "../transcript/types";
import type { Workflow } from "../workflow/types";
import type { InspectedImage, RegistrySetting, UpdateBot } from "./types";

/** What `docker inspect` printed: its elements that are containers and those that are images. */
export interface InspectFacts {
  /** Their `labels` are written `key=value`. */
  readonly containers: readonly Container[];
  readonly images: readonly InspectedImage[];
}

/** What each kind of file that is read gives. */
export interface FactsByKind {
  readonly dockerfile: Dockerfile;
  readonly compose: ComposeFile;
  readonly dockerignore: IgnoreFile;
  readonly gitignore: IgnoreFile;
  readonly env: EnvironmentFile;
  readonly transcript: TranscriptFacts;
  readonly inspect: InspectFacts;
  readonly workflow: Workflow;
  readonly updates: readonly UpdateBot[];
  readonly "registry-config": readonly RegistrySetting[];
  readonly text: readonly TextHit[];
  readonly trivy: readonly ImageReport[];
  readonly sarif: readonly ImageReport[];
}

/**
 * One file of the input and what its parser made of it. Every file of the input has one, so that the inventory knows
 * all paths: where there is nothing to use (a binary file, one in error, a kind that isn't read yet) `facts` is null.
 * A kind outside `READ_KINDS` makes the inventory `unseen`, so a file that is no artefact at all is `text`.
 */
export type FileFacts = {
  readonly path: string;
  /** Named on the command line, dropped alone or pasted: shipped whatever its path says. */
  readonly named: boolean;
  /** Git has it, whatever ignore rules say. */
  readonly tracked?: boolean;
  /** Its text, where it has one: secrets are looked for as they are written. */
  readonly source?: Source;
  /** Key files and token formats in a file that other rules read. */
  readonly hits?: readonly TextHit[];
} & (
  | {
      [Kind in keyof FactsByKind]: { readonly kind: Kind; readonly facts: FactsByKind[Kind] };
    }[keyof FactsByKind]
  | { readonly kind: ArtefactKind; readonly facts: null }
);
