import type { ControlId } from "@/lib/core/model/words";

/** Where a row's fact stands. */
interface CardPlace {
  readonly file: string;
  readonly line: number;
}

/** An image that ships and of which no report speaks. */
export interface UnscannedImage extends CardPlace {
  /** As files call it, open variables as `${NAME}`; null where nothing names it. */
  readonly name: string | null;
  /** `service web`, or the stage that makes it where nothing runs it. */
  readonly subject: string;
  /** What to run in the input's root for a report; null where its name can't be put into a command. */
  readonly command: string | null;
  /** The command builds it first. */
  readonly isBuilt: boolean;
  /** Its report would be known as its own. If not, it needs a name in the files first. */
  readonly isKnown: boolean;
}

/**
 * What somebody who got into a container, or only reaches it, could get at: `host` the machine, `others` further
 * containers, data or the pipeline, `widens` more inside the container.
 */
export type Radius = "host" | "others" | "widens";

/** Access that something shipped has beyond what a container has by itself. */
export interface ExcessAccess extends CardPlace {
  readonly radius: Radius;
  readonly control: ControlId;
  readonly subject: string;
  /** The finding's sentence. */
  readonly what: string;
}

/** An image from elsewhere, as an upload keeps it: how long it is supported is a question of the day. */
export interface KnownBase extends CardPlace {
  readonly image: string;
}

/** What an upload keeps for the cards: plain JSON. */
export interface CardFacts {
  /** Images and containers that ship. */
  readonly images: number;
  readonly containers: number;
  /** Shipped files that were not read: of a kind that isn't, or in error. */
  readonly unread: number;
  readonly unscanned: readonly UnscannedImage[];
  readonly access: readonly ExcessAccess[];
  readonly bases: readonly KnownBase[];
}

/** Support that is past, ends soon, or goes on in a smaller kind. */
export interface EndingBase extends KnownBase {
  /** `Node.js 18`; the image where it is the image itself that gets no updates any more. */
  readonly product: string;
  /** `past` its end; `near` it; `extended`: past it for everybody, with fixes of a smaller kind until the day. */
  readonly state: "past" | "near" | "extended";
  /** `YYYY-MM-DD`, the last day of fixes, where the tables have one. */
  readonly ends: string | null;
}
