import "server-only";
import { LEVELS, type Level } from "@/lib/core/model/words";

/**
 * The level that a column or a log entry holds as a number.
 * @throws Error for what is none: a constraint of the table, or the command that wrote the entry, does not hold.
 */
export function toLevel(number: number | null): Level {
  const level = LEVELS.find((it) => it === number);
  if (!level) throw new Error(`No level: ${number}`);
  return level;
}
