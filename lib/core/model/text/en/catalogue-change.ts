import type { AskedRequirement, RuleChange, WordedPart } from "@/lib/core/catalogues/difference";
import type { LookAgainReason, UpgradeEffect } from "@/lib/core/catalogues/effect";
import type { Control } from "@/lib/core/model/control";
import type { ControlGroup, ControlId, LevelReached } from "@/lib/core/model/words";
import { areaTexts, effortTexts, programmeText } from "./catalogue";

/** What was and what is; null: there was none, or there is none now. */
export interface BeforeAndAfter {
  readonly before: string | null;
  readonly after: string | null;
}

export const wordedPartTexts = {
  title: "Title",
  question: "Question",
  met: "Criterion for met",
  partly: "Criterion for partly",
  not_met: "Criterion for not met",
  naCondition: "When it does not apply",
} satisfies Record<WordedPart, string>;

export const lookAgainTexts = {
  reworded: "Its question or criteria read otherwise.",
  "always-applies": "“Not applicable” is no answer to it any more.",
  stale: "Its evidence is too old by the new rules.",
} satisfies Record<LookAgainReason, string>;

/** What a move does to the levels, in a sentence. */
export function effectSentence({
  declared,
  verified,
}: Pick<UpgradeEffect, "declared" | "verified">): string {
  const moved = [
    declared.before === declared.after ? [] : [`the declared level ${movement(declared)}`],
    verified.before === verified.after ? [] : [`the verified level ${movement(verified)}`],
  ].flat();
  if (moved.length === 0) return "By the same answers, both levels stay what they are.";
  return `By the same answers, ${moved.join(" and ")}.`;
}

function movement({ before, after }: UpgradeEffect["declared"]): string {
  const verb = (after ?? -1) > (before ?? -1) ? "rises" : "falls";
  return `${verb} from ${levelName(before)} to ${levelName(after)}`;
}

function levelName(level: LevelReached | null): string {
  if (level === null) return "none";
  return level === 0 ? "below 1" : String(level);
}

/** Words a rule of a control, before and after. */
export function ruleText(change: RuleChange): BeforeAndAfter {
  switch (change.rule) {
    case "group":
      return both(change, groupName);
    case "na":
      return both(change, (na: Control["na"]) =>
        na === "never" ? "Always applies" : "“Not applicable” is an answer",
      );
    case "expectedLevel":
      return both(change, (level: number) => `Expected at level ${level}`);
    case "freshDays":
      return both(change, (days: number) => `Evidence counts for ${days} days`);
    case "risk":
      return both(change, (risk: number) => `Risk ${risk} of 5`);
    case "effort":
      return both(change, (effort: Control["effort"]) => `Effort: ${effortTexts[effort].label}`);
    case "after":
      return both(change, (ids: readonly ControlId[]) => `Comes after ${named(ids)}`);
    case "needs":
      return both(change, (ids: readonly ControlId[]) => `“Met” also names ${named(ids)}`);
  }
}

/** Words what a level asks for: "Level 3: CTR-4". */
export function requirementText(requirement: AskedRequirement | null): string | null {
  return requirement && `Level ${requirement.level}: ${named(requirement.controls)}`;
}

function both<Value>(
  change: { readonly before: Value; readonly after: Value },
  word: (value: Value) => string,
): BeforeAndAfter {
  return { before: word(change.before), after: word(change.after) };
}

function groupName(group: ControlGroup): string {
  return group === "programme" ? programmeText.label : areaTexts[group].name;
}

function named(ids: readonly ControlId[]): string {
  return ids.length === 0 ? "none" : ids.join(", ");
}
