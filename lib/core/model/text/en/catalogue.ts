import type { StandardId } from "@/lib/core/model/control";
import type {
  Answer,
  AreaId,
  AreaState,
  Effort,
  Environment,
  Level,
  Phase,
  Platform,
  RequirementId,
  RequirementState,
  Risk,
  Role,
  Strength,
} from "@/lib/core/model/words";
import type { MistakeId, StepKind } from "@/lib/core/scoring/types";

/** A word on a button or badge, and one sentence that says what it means. */
export interface Term {
  readonly label: string;
  readonly meaning: string;
}

export interface AreaText {
  readonly name: string;
  /** The checklist's heading. */
  readonly title: string;
  /** The checklist's analogy in one word or two. */
  readonly analogy: string;
  /** The same analogy as the checklist spells it out. */
  readonly analogyInFull: string;
  readonly about: string;
}

export interface LevelText {
  /** The checklist's name. */
  readonly name: string;
  readonly shortName: string;
  /** What the checklist calls it good for. */
  readonly goodFor: string;
}

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

export interface StandardText {
  readonly name: string;
  readonly shortName: string;
  /** Null where the standard is not counted in versions. */
  readonly version: string | null;
}

export const areaTexts = {
  image: {
    name: "Image",
    title: "Image Security",
    analogy: "Foundation",
    analogyInFull: "Strong foundation (minimal, updated)",
    about: "What the image is made of, how exactly it is named, and how old its known holes are.",
  },
  container: {
    name: "Container",
    title: "Container Security",
    analogy: "Doors",
    analogyInFull: "Locked doors (non-root, read-only)",
    about: "What a process in the container may do once somebody else controls it.",
  },
  secrets: {
    name: "Secrets",
    title: "Secrets Security",
    analogy: "Vault",
    analogyInFull: "Vault (secure storage)",
    about: "Where passwords and keys lie, who can read them, and how they are replaced.",
  },
  network: {
    name: "Network",
    title: "Network Security",
    analogy: "Fences",
    analogyInFull: "Fences (isolation)",
    about: "Who can reach a service, what a service can reach, and who can read along.",
  },
  runtime: {
    name: "Runtime",
    title: "Runtime Security",
    analogy: "Alarms",
    analogyInFull: "Alarms (monitoring)",
    about: "Whether you notice that a container misbehaves, and whether it comes back by itself.",
  },
  build: {
    name: "Build",
    title: "Build Security",
    analogy: "Quality control",
    analogyInFull: "Quality control (scanning)",
    about:
      "What goes into an image, what is checked before it leaves, and how its origin is proven.",
  },
  registry: {
    name: "Registry",
    title: "Registry Security",
    analogy: "Access control",
    analogyInFull: "Access control (authentication)",
    about: "Where images are kept, who may fetch or replace them, and who watches what lies there.",
  },
} satisfies Record<AreaId, AreaText>;

/** The ten controls beside the seven areas. */
export const programmeText: Term = {
  label: "Programme",
  meaning:
    "What the levels ask for and the checklist's items leave out: routines, records and rules that only people can vouch for.",
};

export const levelTexts = {
  1: { name: "Basic Security", shortName: "Basic", goodFor: "Development, learning" },
  2: { name: "Standard Security", shortName: "Standard", goodFor: "Staging, internal apps" },
  3: { name: "Advanced Security", shortName: "Advanced", goodFor: "Production, compliance" },
  4: {
    name: "Enterprise Security",
    shortName: "Enterprise",
    goodFor: "Enterprise, regulated industries",
  },
} satisfies Record<Level, LevelText>;

export const requirementTitles = {
  "L1-1": "Non-root user",
  "L1-2": "Specific image tags",
  "L1-3": "Basic scanning",
  "L1-4": "No secrets in code",
  "L2-1": "Read-only filesystem",
  "L2-2": "Resource limits",
  "L2-3": "Network isolation",
  "L2-4": "Secrets management",
  "L2-5": "Regular scanning",
  "L3-1": "Capability dropping",
  "L3-2": "Image signing",
  "L3-3": "Advanced monitoring",
  "L3-4": "Automated scanning",
  "L3-5": "Compliance checks",
  "L4-1": "Full audit logging",
  "L4-2": "Advanced threat detection",
  "L4-3": "Compliance automation",
  "L4-4": "Security policies",
  "L4-5": "Incident response",
} satisfies Record<RequirementId, string>;

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

export const standardTexts = {
  "cis-docker": { name: "CIS Docker Benchmark", shortName: "CIS Docker", version: "1.6.0" },
  "cis-kubernetes": {
    name: "CIS Kubernetes Benchmark",
    shortName: "CIS Kubernetes",
    version: "1.12 and 2.0.1",
  },
  pss: {
    name: "Kubernetes Pod Security Standards",
    shortName: "Pod Security Standards",
    version: null,
  },
  "nist-800-190": { name: "NIST SP 800-190", shortName: "NIST SP 800-190", version: null },
  "owasp-docker-cheat-sheet": {
    name: "OWASP Docker Security Cheat Sheet",
    shortName: "OWASP Cheat Sheet",
    version: null,
  },
  "owasp-docker-top-10": {
    name: "OWASP Docker Top 10",
    shortName: "OWASP Docker Top 10",
    version: null,
  },
  "owasp-dsomm": {
    name: "OWASP DevSecOps Maturity Model",
    shortName: "OWASP DSOMM",
    version: "4.3.1",
  },
  slsa: { name: "SLSA", shortName: "SLSA", version: "1.2" },
  "pci-dss": { name: "PCI DSS", shortName: "PCI DSS", version: "4.0.1" },
  "iso-27001": { name: "ISO/IEC 27001, Annex A", shortName: "ISO 27001", version: "2022" },
} satisfies Record<StandardId, StandardText>;

/** Stands beside every crosswalk. */
export const standardsNote =
  "Numbers only; the texts are their owners'. Which number belongs to which control is our judgement.";

export const answerTexts = {
  met: { label: "Met", meaning: "Everything the criterion asks for is true today." },
  partly: { label: "Partly", meaning: "Some of it is true. A level never counts partly." },
  not_met: { label: "Not met", meaning: "It is missing, or the setting says the opposite." },
  not_applicable: {
    label: "Not applicable",
    meaning: "There is nothing here that it could apply to, and the reason is written down.",
  },
  unknown: { label: "Don't know", meaning: "Somebody looked and cannot say." },
} satisfies Record<Answer, Term>;

/** A control without an answer; not a value of its own. */
export const unansweredText: Term = { label: "Unanswered", meaning: "Nobody has said yet." };

export const strengthTexts = {
  asserted: { label: "Asserted", meaning: "Somebody says so." },
  attached: { label: "Attached", meaning: "A link or a file stands beside it." },
  verified: {
    label: "Verified",
    meaning: "It equals what the team's own files show, and they are recent enough.",
  },
  accepted: {
    label: "Accepted",
    meaning: "A reviewer accepted this very version of the answer.",
  },
} satisfies Record<Strength, Term>;

export const areaStateTexts = {
  not_assessed: { label: "Not assessed", meaning: "Nothing is known about it yet." },
  open: { label: "Open", meaning: "At least one control is not met." },
  partial: { label: "Partial", meaning: "Nothing is not met, but something is missing or unsaid." },
  in_place: { label: "In place", meaning: "Every control expected here is met or not applicable." },
} satisfies Record<AreaState, Term>;

export const requirementStateTexts = {
  satisfied: {
    label: "Satisfied",
    meaning: "Each of its controls is met, or not applicable where that is allowed.",
  },
  refuted: { label: "Refuted", meaning: "At least one of its controls is partly or not met." },
  open: {
    label: "Open",
    meaning: "Nothing stands against it, but an answer is missing or unknown.",
  },
} satisfies Record<RequirementState, Term>;

export const roleTexts = {
  owner: { label: "Owner", meaning: "May do everything except review their own answers." },
  assessor: {
    label: "Assessor",
    meaning: "Answers in the projects of their teams and of the whole organisation.",
  },
  reviewer: {
    label: "Reviewer",
    meaning: "Sees every project and judges the answers of others.",
  },
  viewer: {
    label: "Viewer",
    meaning: "Reads the projects of their teams and of the whole organisation.",
  },
} satisfies Record<Role, Term>;

export const environmentTexts = {
  development: {
    label: "Development",
    meaning: "Development and learning: the target is level 1.",
  },
  staging: { label: "Staging", meaning: "Staging and internal apps: the target is level 2." },
  production: { label: "Production", meaning: "Production and compliance: the target is level 3." },
  enterprise: {
    label: "Enterprise",
    meaning: "Enterprise and regulated industries: the target is level 4.",
  },
} satisfies Record<Environment, Term>;

export const platformTexts = {
  docker: { label: "Docker", meaning: "Containers are started with docker run or a script." },
  compose: { label: "Compose", meaning: "Services stand in a Compose file." },
  kubernetes: { label: "Kubernetes", meaning: "Workloads stand in Kubernetes manifests." },
  any: { label: "Any platform", meaning: "It is the same wherever the container runs." },
} satisfies Record<Platform | "any", Term>;

export const effortTexts = {
  S: { label: "Small", meaning: "Half a day at most." },
  M: { label: "Medium", meaning: "A week at most." },
  L: { label: "Large", meaning: "More than a week, or several teams." },
} satisfies Record<Effort, Term>;

/** By how much meeting a control is expected to reduce risk. */
export const riskTexts = {
  1: { label: "Cuts very little", meaning: "Expected reduction of risk: 1 of 5." },
  2: { label: "Cuts little", meaning: "Expected reduction of risk: 2 of 5." },
  3: { label: "Cuts some", meaning: "Expected reduction of risk: 3 of 5." },
  4: { label: "Cuts a lot", meaning: "Expected reduction of risk: 4 of 5." },
  5: { label: "Cuts most", meaning: "Expected reduction of risk: 5 of 5." },
} satisfies Record<Risk, Term>;

export const stepKindTexts = {
  fix: { label: "Fix", meaning: "A patch exists." },
  change: { label: "Change", meaning: "People have to change something." },
  answer: { label: "Answer", meaning: "Nobody has said yet: somebody has to look." },
  prove: { label: "Prove", meaning: "Answered as met, not proven yet." },
} satisfies Record<StepKind, Term>;
