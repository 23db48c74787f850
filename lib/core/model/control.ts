import type { ControlGroup, ControlId, Effort, Level, Platform, Risk } from "./words";

/**
 * The structure of a control; its prose is a `ControlText` under the same id. Where the standards ask for the same is in
 * `CROSSWALKS`, what it rests on in `CONTROL_REFERENCES`: much data that few screens show.
 */
export interface Control {
  readonly id: ControlId;
  /** Part of public addresses: never renamed. */
  readonly slug: string;
  readonly group: ControlGroup;
  /** Whether "not applicable" is an answer here. */
  readonly na: "never" | "allowed";
  /** Days after which a verified or accepted answer falls back to asserted. */
  readonly freshDays: number;
  readonly effort: Effort;
  readonly risk: Risk;
  /** Controls that come before this one on a roadmap. Orders steps, never blocks. */
  readonly after: readonly ControlId[];
  /** The level by which this control is expected; gates it in strict mode only. */
  readonly expectedLevel: Level;
}

/** A control as its area lists it; `ALWAYS_APPLIES` says of all whether they may be no question. */
export type ControlStructure = Omit<Control, "na">;

export type SnippetLanguage =
  | "dockerfile"
  | "compose"
  | "kubernetes"
  | "shell"
  | "yaml"
  | "json"
  | "toml"
  | "ignore"
  | "text";

/** A way to check a control by hand. */
export interface Verification {
  /** Where the command makes sense; `any` stands on every platform. */
  readonly platform: Platform | "any";
  readonly run: string;
  /** What it should show. */
  readonly expect: string;
}

/** A way to mend what a control asks for, as an example to adapt. */
export interface Remediation {
  readonly platform: Platform | "any";
  readonly language: SnippetLanguage;
  /** What the snippet is or where it goes, a few words. */
  readonly caption: string;
  readonly code: string;
}

/** The prose of a control in one language. */
export interface ControlText {
  /** In the checklist's own words. */
  readonly title: string;
  /** The checklist's example, as it stands there; null for programme controls. */
  readonly example: string | null;
  readonly question: string;
  /** Paragraphs. */
  readonly why: readonly string[];
  readonly criteria: { readonly met: string; readonly partly: string; readonly not_met: string };
  /** When "not applicable" is right; null where it never is. */
  readonly naCondition: string | null;
  readonly verification: readonly Verification[];
  readonly remediation: readonly Remediation[];
  /** What it costs: effort in words and when it grows. */
  readonly cost: string;
  /** Where the checklist's advice is out of date: what holds today. */
  readonly modern: string | null;
}
