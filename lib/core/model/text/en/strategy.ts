import type { Phase } from "@/lib/core/model/words";
import type { MistakeId } from "@/lib/core/scoring/types";

export interface PhaseText {
  readonly name: string;
  readonly title: string;
  readonly items: readonly string[];
  /** What to know where the checklist's strategy and its levels differ. */
  readonly note: string | null;
}

export interface MistakeText {
  readonly title: string;
  /** The checklist's words after the colon. */
  readonly words: string;
  readonly meaning: string;
}

export interface Takeaway {
  readonly title: string;
  readonly words: string;
}

export const phaseTexts = {
  basics: {
    name: "Basics",
    title: "Start with basics",
    items: ["Non-root user", "Specific tags", "No secrets in code", "Basic scanning"],
    note: null,
  },
  staging: {
    name: "Staging",
    title: "Add for staging",
    items: ["Read-only filesystem", "Resource limits", "Network isolation", "Secrets management"],
    note: "Regular scanning belongs here too: level 2 asks for it, though the checklist's strategy leaves it out.",
  },
  production: {
    name: "Production",
    title: "Add for production",
    items: ["All security measures", "Advanced scanning", "Monitoring", "Compliance"],
    note: "“All security measures” are the controls expected at level 3 or below. They are recommended steps; under a strict policy a level waits for them.",
  },
  regulated: {
    name: "Regulated",
    title: "Add for enterprise and regulated industries",
    items: [
      "Full audit logging",
      "Advanced threat detection",
      "Compliance automation",
      "Security policies",
      "Incident response",
    ],
    note: "The checklist's strategy ends at production. These are the requirements of its level 4.",
  },
} satisfies Record<Phase, PhaseText>;

/** The checklist's principle behind the phases. */
export const strategyPrinciple =
  "Start simple. Add layers. Never skip basics. Security is cumulative.";

export const mistakeTexts = {
  "skipping-basics": {
    title: "Skipping basics",
    words: "Non-root, specific tags",
    meaning: "Something of a higher level is in place while a basic is not. Start with the basic.",
  },
  "secrets-in-code": {
    title: "Secrets in code",
    words: "Visible forever",
    meaning: "Revoke the secret first, then remove it, then prevent the next one.",
  },
  "not-scanning": {
    title: "Not scanning",
    words: "Unknown vulnerabilities",
    meaning: "Without a recent scan that somebody read, nobody knows which holes an image has.",
  },
  "no-resource-limits": {
    title: "No resource limits",
    words: "DoS vulnerability",
    meaning: "One leaking or abused container can starve the host and its neighbours.",
  },
  "too-much-access": {
    title: "Too much access",
    words: "Security risk",
    meaning: "Each privilege that a service does not need is one that an intruder gets.",
  },
} satisfies Record<MistakeId, MistakeText>;

export const takeaways = [
  { title: "Security is layered", words: "Multiple practices together" },
  { title: "Start with basics", words: "Non-root, specific tags, no secrets in code" },
  { title: "Add layers for production", words: "Read-only, limits, isolation" },
  { title: "Scan regularly", words: "Find vulnerabilities" },
  { title: "Automate security", words: "CI/CD integration" },
  { title: "Monitor continuously", words: "Know what's happening" },
  { title: "Follow the checklist", words: "Proven practices work" },
] as const satisfies readonly Takeaway[];
