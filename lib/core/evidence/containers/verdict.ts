import type { ControlId } from "@/lib/core/model/words";
import type { Container } from "../container";
import type { DraftFinding, Said } from "../finding";
import type { RunningContainer } from "../inventory/types";
import type { Located, Setting, Span } from "../source";

/** What a rule says of one container, before its subject is known. */
export type Verdict = Pick<
  DraftFinding,
  "outcome" | "at" | "message" | "best" | "hard" | "related"
> & {
  /** Absent: what a setting of the container's origin is worth. */
  readonly basis?: DraftFinding["basis"];
};

/**
 * Judges the settings of one container. `running` is the container they belong to: its image, and, where the settings
 * are those of an inspected container, the file that started it.
 */
export type Judge = (settings: Container, running: RunningContainer) => Verdict | null;

/**
 * Says what a rule makes of a container, by the value that counts: what was seen beats what a file asks for (design,
 * section 3, "Effective values"); the file's line stands in `related`. `seen` is what a transcript shows.
 */
export function settle(
  control: ControlId,
  running: RunningContainer,
  judge: Judge,
  seen: Verdict | null = null,
): DraftFinding[] {
  const configured = judge(running, running);
  const inspected = running.observed ? judge(running.observed, running) : null;
  const observed = [seen, inspected].find((verdict) => verdict && verdict.outcome !== "unknown");
  const verdict = observed
    ? besides(observed, configured)
    : (configured ?? inspected ?? seen ?? null);
  if (!verdict) return [];
  const basis = verdict === configured ? running.basis : "observed";
  return [{ control, subject: running.subject, shipped: running.shipped, basis, ...verdict }];
}

function besides(observed: Verdict, configured: Verdict | null): Verdict {
  if (!configured || configured.outcome === "unknown") return observed;
  const code = configured.outcome === observed.outcome ? "file-agrees" : "file-differs";
  const related = [...(observed.related ?? []), { at: configured.at, why: { code } }];
  return { ...observed, related };
}

/** Where a setting stands, with the lines that it beat. */
export function placeOf(setting: Setting<unknown>): Pick<Verdict, "at" | "related"> {
  const { at, lost } = setting;
  if (!lost?.length) return { at };
  return { at, related: lost.map(({ at: place, why }) => ({ at: place, why: { code: why } })) };
}

/** "Cannot tell": the setting hangs on something that isn't known. */
export function unresolved(setting: Unresolved<unknown>, code: string): Verdict {
  return { outcome: "unknown", ...placeOf(setting), message: openMessage(setting, code) };
}

/** Why a setting says nothing: by the rule's own code what it hangs on, or that its value is refused. */
export function openMessage(setting: Unresolved<unknown>, code: string): Said {
  return said(setting.refused ? "value-refused" : code, setting.unresolved);
}

/** A message with one value, `what`. */
export function said(code: string, what: string): Said {
  return { code, values: { what } };
}

/** The value of a setting, or null where it isn't set or can't be resolved. */
export function known<T>(setting: Setting<T> | undefined | null): T | null {
  return setting && setting.unresolved === undefined ? setting.value : null;
}

/** A setting that hangs on something that isn't known. */
export type Unresolved<T> = Extract<Setting<T>, { readonly unresolved: string }>;

/** Whether a setting is there and hangs on something that isn't known. */
export function isUnresolved<T>(setting: Setting<T> | undefined | null): setting is Unresolved<T> {
  return setting?.unresolved !== undefined;
}

/** Names in a sentence: `db`, `db and redis`, `db, redis and 4 more`. `total`: how many there are, where not all are given. */
export function listed(names: readonly string[], most = 4, total = names.length): string {
  const shown = total > most + 1 ? names.slice(0, most) : names;
  const rest = total - shown.length;
  const parts = rest > 0 ? [...shown, `${rest} more`] : [...shown];
  const last = parts.pop() ?? "";
  return parts.length > 0 ? `${parts.join(", ")} and ${last}` : last;
}

/** The first of two places in a file's order. */
export function firstPlace(places: readonly (Located<unknown> | { readonly at: Span })[]) {
  return places.reduce<Span | null>(
    (first, { at }) => (first === null || at.start < first.start ? at : first),
    null,
  );
}
