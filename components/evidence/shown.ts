import type { ArtefactKind } from "@/lib/core/evidence/kinds";
import type { KeptFile, KeptFinding, UploadContent } from "@/lib/core/review/types";

/** A file of a component as pages show it. */
export interface ShownFile extends Pick<KeptFile, "path" | "shipped" | "errors" | "notes"> {
  readonly id: string;
  readonly kind: ArtefactKind;
  /** Null: it could not be read. */
  readonly digest: string | null;
  /** How many findings name it. */
  readonly findings: number;
}

/** A component of a project with its files and what they say. */
export interface ShownComponent {
  readonly id: string;
  readonly name: string;
  readonly upload: {
    readonly complete: boolean;
    /** `YYYY-MM-DD` */
    readonly date: string;
    readonly commit: string | null;
    readonly branch: string | null;
  };
  readonly files: readonly ShownFile[];
  readonly content: Pick<UploadContent, "findings">;
}

/** One file of a project with its text. */
export interface OpenFile {
  readonly id: string;
  readonly path: string;
  readonly digest: string | null;
  readonly componentId: string;
  readonly component: string;
  /** The newest upload of its component has it. */
  readonly isCurrent: boolean;
  readonly upload: {
    readonly at: string;
    readonly date: string;
    readonly by: string;
    readonly commit: string | null;
  };
  readonly deletedAt: string | null;
  /** Secrets masked. Null: it was deleted, or could not be read. */
  readonly text: string | null;
  readonly about: KeptFile | null;
  readonly findings: readonly KeptFinding[];
}
