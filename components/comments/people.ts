import { type Mentionable, withOwnNames } from "@/lib/core/comments/mentions";
import type { Talk } from "@/lib/schemas/comment";

/** Who is named in comments and who can be. */
export interface People {
  /** Everybody, under a name of their own each: what is typed for them. */
  readonly named: readonly Mentionable[];
  /** Those of them whom an `@` offers. */
  readonly offered: readonly Mentionable[];
  /** The name of a member; null for nobody. */
  nameOf(memberId: string): string | null;
}

/** The people of a talk. */
export function peopleOf({ people }: Talk): People {
  const named = withOwnNames(people);
  const names = new Map(named.map(({ memberId, name }) => [memberId, name]));
  return {
    named,
    offered: named.filter((_, index) => people[index]?.canBeMentioned),
    nameOf: (memberId) => names.get(memberId) ?? null,
  };
}
