import { levelWord } from "@/lib/core/model/text/en/load-line";
import type { LevelReached } from "@/lib/core/model/words";

/** A level in a table. "Below basic" would be wrong where some of level 1 is merely unsaid. */
export function levelCell(level: LevelReached | null): string {
  if (level === null) return levelWord(level);
  return level === 0 ? "Below level 1" : `${level} ${levelWord(level)}`;
}

/** The same of a verified level. */
export function provenCell(level: LevelReached | null): string {
  return level === null ? "Nothing proven" : levelCell(level);
}
