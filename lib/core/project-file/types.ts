import type { ArtefactKind } from "@/lib/core/evidence/kinds";
import type {
  Answer,
  Environment,
  Level,
  Platform,
  Provenance,
  Strength,
} from "@/lib/core/model/words";
import type { RevisionEvidence } from "@/lib/core/review/revision-evidence";
import type { SnapshotKind } from "@/lib/core/snapshot/types";

/** The version of the format. Another one is another format: it is not read as this one. */
export const PROJECT_FILE_SCHEMA = "plimsoll.project/1";

/** A whole project, as it leaves one installation and comes into another. Moments are ISO texts, days `YYYY-MM-DD`. */
export interface ProjectFile {
  readonly schema: typeof PROJECT_FILE_SCHEMA;
  readonly exportedAt: string;
  readonly project: {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly environment: Environment;
    readonly target: Level;
    readonly platform: Platform;
    readonly tags: readonly string[];
    readonly catalogue: string;
    readonly createdAt: string;
  };
  /** Everybody that the rest names by id. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** Every change of every answer, by control and version: the answers are the newest of each control. */
  readonly revisions: readonly FileRevision[];
  /** What the project's files are now. */
  readonly components: readonly FileComponent[];
  /** Masked texts of those files, each once, by its SHA-256. */
  readonly texts: { readonly [digest: string]: string };
  /** Oldest first. */
  readonly snapshots: readonly FileSnapshot[];
}

export interface FileRevision {
  readonly control: string;
  readonly version: number;
  readonly answer: Answer | null;
  readonly strength: Strength;
  readonly provenance: Provenance;
  readonly date: string;
  readonly dueDate: string | null;
  readonly ownerMemberId: string | null;
  readonly ownerName: string | null;
  readonly note: string;
  readonly reason: string;
  readonly links: readonly string[];
  /** What files said of the control then. */
  readonly evidence: RevisionEvidence | null;
  readonly memberId: string;
  readonly at: string;
}

export interface FileComponent {
  readonly name: string;
  readonly complete: boolean;
  readonly date: string;
  readonly commit: string | null;
  readonly branch: string | null;
  readonly files: readonly {
    readonly path: string;
    /** What somebody said it is. */
    readonly kind: ArtefactKind | null;
    readonly named: boolean;
    readonly tracked: boolean;
    /** Null: it could not be read. */
    readonly digest: string | null;
    readonly error: string | null;
  }[];
}

export interface FileSnapshot {
  readonly name: string;
  readonly kind: SnapshotKind;
  readonly memberId: string;
  readonly at: string;
  /** SHA-256 of the content. */
  readonly digest: string;
  /** The very bytes. */
  readonly content: string;
}

/** The file with the SHA-256 of its canonical JSON: what is written, and what is read. */
export interface SealedProjectFile {
  readonly digest: string;
  readonly file: ProjectFile;
}
