import type { ProjectInput } from "@/lib/schemas/project";

/** Everybody who may come to a door. */
export const WHO = [
  /** Without a session. */
  "stranger",
  /** With an owner's cookie, one sign of it changed. */
  "forged",
  /** Taken out while signed in; was an assessor of the project's team. */
  "removed",
  /** An owner, of another organisation. */
  "foreign",
  /** An assessor, of another team. */
  "otherTeam",
  /** These belong to the project's team. */
  "viewer",
  "reviewer",
  "assessor",
  "owner",
] as const;
export type Who = (typeof WHO)[number];

/** Somebody who asks, and what their browser sends. */
export interface Visitor {
  readonly who: Who;
  readonly email: string;
  readonly password: string;
  /** Empty for who is no member. */
  readonly memberId: string;
  readonly cookie: string;
  /** A project that they see, of no team; empty for who is no member. */
  readonly openProjectId: string;
}

/** What is asked for. Nobody has touched it yet. */
export interface Scene {
  /** A project of the Harbour team, with an answer to CTR-1. */
  readonly project: {
    readonly id: string;
    readonly name: string;
    readonly settings: ProjectInput;
  };
  readonly archived: { readonly id: string };
  /** A comment on CTR-1 of the project, and a thread there that is resolved; neither is by a visitor. */
  readonly comment: { readonly id: string };
  readonly resolved: { readonly id: string };
  /** Of the project. */
  readonly snapshot: { readonly id: string };
  /** The project as a file. */
  readonly exported: unknown;
  /** A file of the project, whose text holds the project's mark, and its component. */
  readonly file: { readonly id: string; readonly componentId: string };
  /** What a reviewer was told, who is no visitor. */
  readonly notice: { readonly id: string };
  /** A member of no team, who is signed in somewhere, and somebody who left. */
  readonly member: { readonly id: string; readonly sessionId: string };
  readonly former: { readonly id: string };
  /** A team without projects, and who is in it. */
  readonly team: { readonly id: string; readonly name: string; readonly mateId: string };
  readonly invitation: { readonly id: string; readonly email: string };
  /** The secret of an invitation for whoever has it. */
  readonly secret: string;
  /** The token of a link that sets the password of the scene's member. */
  readonly token: string;
  /** Different in each scene. */
  readonly unique: string;
  /** What stands in every name and text of the organisation, and of the project alone. */
  readonly marks: { readonly organisation: string; readonly project: string };
}
