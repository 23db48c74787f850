import { findingSentence } from "@/lib/core/model/text/en/findings";
import type { ComponentProposals, Proposals } from "@/lib/core/proposals/fold-components";
import { examineWith } from "./examine-with";
import type { Finding } from "./finish";
import { folded } from "./folded";
import type { CarriedImage, ShippedImage } from "./inventory/shipped-images";
import type { ArtefactKind } from "./kinds";
import type { AcceptedRisk, Settings } from "./settings/types";
import type { FileError, FileNote, Span } from "./source";

/** A file as it comes in. */
export interface InputFile {
  /** Relative to the input's root, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What it is, where somebody says so. */
  readonly kind?: ArtefactKind;
  /** Named on the command line, dropped alone or pasted: it ships whatever its path says. */
  readonly named?: boolean;
  /** Git has it, whatever ignore rules say: a rule doesn't take out what was added before it. */
  readonly tracked?: boolean;
  /** Why there are no bytes of a file that is there: nothing follows from its absence then. */
  readonly error?:
    | "file-too-large"
    | "link-elsewhere"
    | "link-in-archive"
    | "link-to-nowhere"
    | "permission-denied"
    | "submodule-absent"
    | "unreadable";
}

export interface EvidenceInput {
  readonly files: readonly InputFile[];
  /** The engine is given every file under the root: what is absent is absent. */
  readonly complete: boolean;
  /** `YYYY-MM-DD`: what ages are counted from. */
  readonly asOf: string;
  /** Compose files in the order in which they are merged (`--compose a,b`). */
  readonly composeOrder?: readonly string[];
}

/** A file as it was seen. */
export interface ExaminedFile {
  readonly path: string;
  readonly kind: ArtefactKind;
  /** Of the text with its secrets masked; of the bytes where there is no text. */
  readonly digest: string;
  readonly shipped: boolean;
  readonly errors: readonly Placed<FileError>[];
  readonly notes: readonly Placed<FileNote>[];
  /** Secrets masked; null where the file has no text. */
  readonly masked: string | null;
}

/** With the line it speaks of; null where the whole file is meant. */
export type Placed<T> = T & { readonly line: number | null };

/** With its file and line in the place of its span. */
export type Sited<T extends { readonly at: Span }> = Omit<T, "at"> & {
  readonly file: string;
  readonly line: number;
};

/** What was found in files. */
export interface Examination {
  readonly asOf: string;
  readonly complete: boolean;
  readonly files: readonly ExaminedFile[];
  readonly findings: readonly Finding[];
  /** The images that ship, by place. */
  readonly images: readonly Sited<ShippedImage>[];
  /** The images from elsewhere that ship or that something shipped is made of, by place. */
  readonly carried: readonly Sited<CarriedImage>[];
  /** How many of the containers that run ship. */
  readonly containers: number;
  /** Dockerfiles that other files name and that are not in the input. */
  readonly notLookedAt: readonly string[];
  readonly settings: Settings;
  /** `.plimsoll.yaml` is there and in error: defaults were used. */
  readonly settingsBroken: boolean;
  readonly accepted: readonly (AcceptedRisk & { readonly line: number })[];
  /** Something in the input runs, builds, pushes or shows a container or an image, or something in it is broken. */
  readonly assessable: boolean;
}

/** Everything that files say, before anybody scores it. */
export interface Evidence extends Examination {
  readonly proposals: Proposals;
  /** The components of `.plimsoll.yaml` that have findings of their own, each with its proposals. */
  readonly components: readonly ComponentProposals[];
}

/** From files to findings and proposals (design, section 3), worded. */
export function examine(input: EvidenceInput): Evidence {
  return folded(examineWith(input, findingSentence));
}
