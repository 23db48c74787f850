import { parseEvents, YAMLException } from "js-yaml";

type Events = ReturnType<typeof parseEvents>;

/** How far a line is moved to the right. */
const SHIFT = 128;
/** How many characters are read again at most. */
const MOST_REREAD = 10_000_000;

/**
 * The events of a YAML text, their places in the text as it stands. Between brackets a line may begin anywhere, as for
 * Compose and the pipelines: js-yaml wants it further in than its key, so lines that it refuses are moved for it. Throws
 * what js-yaml throws for the text as it stands where that doesn't help.
 */
export function eventsOf(text: string, maxDepth: number): Events {
  let moved = text;
  const moves: number[] = [];
  let first: unknown;
  for (let reread = 0; ; reread += moved.length) {
    try {
      const events = parseEvents(moved, { maxDepth });
      return moves.length === 0 ? events : events.map((event) => movedBack(event, moves));
    } catch (thrown) {
      first ??= thrown;
      const line = reread > MOST_REREAD ? 0 : refusedLine(moved, thrown);
      if (line === 0) throw first;
      moved = `${moved.slice(0, line)}${" ".repeat(SHIFT)}${moved.slice(line)}`;
      moves.push(line);
    }
  }
}

/** Where the line begins that stands too far left between brackets; 0 where something else is wrong. */
function refusedLine(text: string, thrown: unknown): number {
  if (!(thrown instanceof YAMLException) || !thrown.reason.startsWith("deficient")) return 0;
  return text.lastIndexOf("\n", (thrown.mark?.position ?? 0) - 1) + 1;
}

function movedBack<E extends Events[number]>(event: E, moves: readonly number[]): E {
  const fields = Object.entries(event).map(([field, value]) =>
    /start$|end$/i.test(field) && typeof value === "number"
      ? [field, value - SHIFT * moves.filter((move) => move < value).length]
      : [field, value],
  );
  return Object.fromEntries(fields) as E;
}
