import type { CardFacts } from "@/lib/core/cards/types";
import type { ExaminedFile } from "@/lib/core/evidence/examine";
import type { Basis } from "@/lib/core/evidence/finding";
import type { Finding } from "@/lib/core/evidence/finish";
import type { Answer, ControlId } from "@/lib/core/model/words";
import type { Proposal } from "@/lib/core/proposals/fold";

/** The version of the format. Another one is another format: it is not read as this one. */
export const UPLOAD_SCHEMA = "plimsoll.upload/1";

/** A finding as an upload keeps it: worded, without what only the engine needs. */
export type KeptFinding = Omit<Finding, "at" | "message" | "related">;

/** A file as an upload keeps it: its text stands elsewhere, once. */
export interface KeptFile extends Pick<ExaminedFile, "path" | "kind" | "digest" | "shipped"> {
  readonly errors: readonly { readonly line: number | null; readonly message: string }[];
  readonly notes: readonly {
    readonly line: number | null;
    readonly code: string;
    readonly message: string;
  }[];
}

/** What the files of one component say, as it is kept with the upload after which they said it. */
export interface UploadContent {
  readonly schema: typeof UPLOAD_SCHEMA;
  /** `YYYY-MM-DD`: the day that ages were counted from. */
  readonly asOf: string;
  readonly complete: boolean;
  readonly files: readonly KeptFile[];
  readonly findings: readonly KeptFinding[];
  /** The components that its own `.plimsoll.yaml` names. */
  readonly parts: readonly string[];
  /** Dockerfiles that other files name and that are not among them. */
  readonly notLookedAt: readonly string[];
  /** Its `.plimsoll.yaml` is in error: defaults were used. */
  readonly settingsBroken: boolean;
  /** Something that runs, builds, pushes or shows a container is among them. */
  readonly assessable: boolean;
  /** What the cards of the project's first page are made of. */
  readonly cards: CardFacts;
}

/** A component of a project with what its files say now. */
export interface ReviewedComponent {
  readonly name: string;
  readonly content: UploadContent;
}

/** A finding with the component of the project that it is of. */
export interface ProjectFinding extends KeptFinding {
  readonly of: string;
}

/** What the files of a whole project say of a control. */
export interface ProjectProposal extends Proposal<ProjectFinding> {
  /** `YYYY-MM-DD`: the day that the oldest of the files it rests on speaks of. */
  readonly date: string;
  /** The component that is so old. */
  readonly oldest: string;
  /** The components whose files leave it open or say less than met, where the project has several. */
  readonly heldBy: readonly string[];
}

export type ProjectProposals = ReadonlyMap<ControlId, ProjectProposal>;

/** What files say of a control, without why: as it stands beside an answer, and as every upload records it. */
export type SaidOfControl = {
  /** Null: they leave it open. */
  readonly answer: Exclude<Answer, "unknown"> | null;
  readonly basis: Basis | null;
};
