import type { DraftFinding } from "@/lib/core/evidence/finding";

/** Nobody reads more findings of one rule in one file. */
const MOST = 200;

type Hit = Pick<DraftFinding, "outcome" | "at" | "message">;

/**
 * Keeps the first findings of each file and outcome; the next one says how many more there are and stands for them,
 * so that a megabyte of secrets is no million of findings.
 */
export function few<T extends Hit>(hits: readonly T[]): readonly T[] {
  if (hits.length <= MOST) return hits;
  const counts = new Map<string, number>();
  const key = ({ at, outcome }: T) => `${outcome} ${at.path}`;
  for (const hit of hits) counts.set(key(hit), (counts.get(key(hit)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return hits.flatMap((hit) => {
    const nth = (seen.get(key(hit)) ?? 0) + 1;
    seen.set(key(hit), nth);
    if (nth <= MOST) return [hit];
    if (nth > MOST + 1) return [];
    const count = String((counts.get(key(hit)) ?? 0) - MOST);
    return [{ ...hit, message: { code: "secrets-more", values: { count } } }];
  });
}
