import { countJudged, endingBases } from "./ending-bases";
import type { CardFacts, EndingBase, ExcessAccess, Radius, UnscannedImage } from "./types";

/** What the newest upload of a component keeps for the cards. */
export interface ComponentFacts {
  readonly component: string;
  /** `YYYY-MM-DD`: the day that its files speak of. */
  readonly date: string;
  readonly facts: CardFacts;
}

/** A row with the component of the project that it is of. */
type InComponent<Row> = Row & { readonly component: string };

/** The cards of a project on a day. */
export interface ProjectCards {
  readonly unscanned: readonly InComponent<UnscannedImage>[];
  readonly access: readonly InComponent<ExcessAccess>[];
  readonly bases: readonly InComponent<EndingBase>[];
  /** How much was looked at: what no card shows a row of. */
  readonly images: number;
  readonly containers: number;
  readonly carried: number;
  /** Of the carried ones, those that the tables say nothing of. */
  readonly unjudged: number;
  /** Shipped files that were not read. */
  readonly unread: number;
  /** The days that the components' files speak of, the oldest first, each once. */
  readonly dates: readonly string[];
}

const FARTHEST_FIRST = ["host", "others", "widens"] as const satisfies readonly Radius[];

/**
 * Puts the components of a project together, in their order: what each upload said, with the support of bases judged as
 * of `asOf` (`YYYY-MM-DD`), since that passes without an upload.
 */
export function projectCards(components: readonly ComponentFacts[], asOf: string): ProjectCards {
  const rows = <Row>(of: (facts: CardFacts) => readonly Row[]) =>
    components.flatMap(({ component, facts }) => of(facts).map((row) => ({ ...row, component })));
  const sum = (of: (facts: CardFacts) => number) =>
    components.reduce((total, { facts }) => total + of(facts), 0);
  const access = rows((facts) => facts.access);
  const bases = rows((facts) => facts.bases);
  return {
    unscanned: rows((facts) => facts.unscanned),
    access: FARTHEST_FIRST.flatMap((radius) => access.filter((row) => row.radius === radius)),
    bases: endingBases(bases, asOf),
    images: sum((facts) => facts.images),
    containers: sum((facts) => facts.containers),
    carried: bases.length,
    unjudged: bases.length - countJudged(bases, asOf),
    unread: sum((facts) => facts.unread),
    dates: [...new Set(components.map(({ date }) => date))].sort(),
  };
}
