import type { Control } from "@/lib/core/model/control";
import type { ControlGroup, ControlId, Effort, Level, RequirementId } from "@/lib/core/model/words";
import type { ControlWords, Release } from "./edition";

/** A control as a list names it. */
export interface NamedControl {
  readonly id: ControlId;
  readonly title: string;
  /** The level that waits for it; null where none does. */
  readonly gates: Level | null;
  readonly expectedLevel: Level;
}

export type WordedPart = "title" | "question" | "met" | "partly" | "not_met" | "naCondition";

/** A control in other words. Null: there was no such text, or there is none now. */
interface Rewording {
  readonly id: ControlId;
  /** The later one. */
  readonly title: string;
  readonly parts: readonly {
    readonly part: WordedPart;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

interface Changed<Name extends string, Value> {
  readonly rule: Name;
  readonly before: Value;
  readonly after: Value;
}

/** A rule of a control that is another. `needs`: the controls that its criterion for "met" names. */
export type RuleChange =
  | Changed<"group", ControlGroup>
  | Changed<"na", Control["na"]>
  | Changed<"expectedLevel" | "freshDays" | "risk", number>
  | Changed<"effort", Effort>
  | Changed<"after" | "needs", readonly ControlId[]>;

/** A control that is judged by other rules. */
interface NewRules {
  readonly id: ControlId;
  /** The later one. */
  readonly title: string;
  readonly changes: readonly RuleChange[];
}

export interface AskedRequirement {
  readonly title: string;
  readonly level: Level;
  readonly controls: readonly ControlId[];
}

/** A requirement that is another. Null: there was none, or there is none now. */
interface RequirementChange {
  readonly id: RequirementId;
  readonly before: AskedRequirement | null;
  readonly after: AskedRequirement | null;
}

/** What is another from one version of the catalogue to another, each list in the order of its version. */
export interface CatalogueDifference {
  readonly from: string;
  readonly to: string;
  readonly added: readonly NamedControl[];
  readonly removed: readonly NamedControl[];
  readonly reworded: readonly Rewording[];
  readonly rules: readonly NewRules[];
  readonly requirements: readonly RequirementChange[];
}

/** Compares two versions: everything that answers are judged by, and the words that decide what they mean. */
export function catalogueDifference(from: Release, to: Release): CatalogueDifference {
  const had = new Map(from.controls.map((control) => [control.id, control]));
  const has = new Set(to.controls.map(({ id }) => id));
  const both = to.controls.flatMap((after) => {
    const before = had.get(after.id);
    return before ? [{ before, after }] : [];
  });
  return {
    from: from.version,
    to: to.version,
    added: to.controls.filter(({ id }) => !had.has(id)).map((control) => named(to, control)),
    removed: from.controls.filter(({ id }) => !has.has(id)).map((control) => named(from, control)),
    reworded: both.flatMap(({ after: { id } }): Rewording[] => {
      const parts = rewordings(from.words.controls[id], to.words.controls[id]);
      return parts.length > 0 ? [{ id, title: titleIn(to, id), parts }] : [];
    }),
    rules: both.flatMap(({ before, after: control }): NewRules[] => {
      const { id } = control;
      const needs = changed("needs", from.criterionNeeds[id] ?? [], to.criterionNeeds[id] ?? []);
      const changes = [...ruleChanges(before, control), ...needs];
      return changes.length > 0 ? [{ id, title: titleIn(to, id), changes }] : [];
    }),
    requirements: requirementChanges(from, to),
  };
}

function named(release: Release, { id, expectedLevel }: Control): NamedControl {
  const gating = release.requirements.find(({ controls }) => controls.includes(id));
  return { id, title: titleIn(release, id), gates: gating?.level ?? null, expectedLevel };
}

function titleIn({ words }: Release, id: ControlId): string {
  return words.controls[id]?.title ?? id;
}

function rewordings(
  before: ControlWords | undefined,
  after: ControlWords | undefined,
): Rewording["parts"] {
  const texts = (words: ControlWords | undefined) =>
    ({
      title: words?.title ?? null,
      question: words?.question ?? null,
      met: words?.criteria.met ?? null,
      partly: words?.criteria.partly ?? null,
      not_met: words?.criteria.not_met ?? null,
      naCondition: words?.naCondition ?? null,
    }) satisfies Record<WordedPart, string | null>;
  const [old, now] = [texts(before), texts(after)];
  const parts = Object.keys(now) as WordedPart[]; // the members of the literal above
  return parts
    .filter((part) => old[part] !== now[part])
    .map((part) => ({ part, before: old[part], after: now[part] }));
}

function ruleChanges(before: Control, after: Control): readonly RuleChange[] {
  return [
    ...changed("group", before.group, after.group),
    ...changed("expectedLevel", before.expectedLevel, after.expectedLevel),
    ...changed("na", before.na, after.na),
    ...changed("freshDays", before.freshDays, after.freshDays),
    ...changed("risk", before.risk, after.risk),
    ...changed("effort", before.effort, after.effort),
    ...changed("after", before.after, after.after),
  ];
}

function changed<Name extends string, Value>(
  rule: Name,
  before: Value,
  after: Value,
): readonly Changed<Name, Value>[] {
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ rule, before, after }];
}

function requirementChanges(from: Release, to: Release): readonly RequirementChange[] {
  const ids = [...to.requirements, ...from.requirements].map(({ id }) => id);
  return [...new Set(ids)].flatMap((id) => {
    const [before, after] = [asked(from, id), asked(to, id)];
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ id, before, after }];
  });
}

function asked(release: Release, id: RequirementId): AskedRequirement | null {
  const requirement = release.requirements.find((it) => it.id === id);
  if (!requirement) return null;
  const { level, controls } = requirement;
  return { title: release.words.requirements[id] ?? id, level, controls };
}
