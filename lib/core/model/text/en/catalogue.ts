import type {
  Answer,
  AreaId,
  AreaState,
  Effort,
  Environment,
  Level,
  Platform,
  RequirementId,
  RequirementState,
  Risk,
  Role,
  Strength,
} from "@/lib/core/model/words";
import type { StepKind } from "@/lib/core/scoring/types";

/** A word on a button or badge, and one sentence that says what it means. */
export interface Term {
  readonly label: string;
  readonly meaning: string;
}

export interface AreaText {
  readonly name: string;
  /** The checklist's analogy in one word or two. */
  readonly analogy: string;
}

export interface LevelText {
  /** The checklist's name. */
  readonly name: string;
  readonly shortName: string;
  /** What the checklist calls it good for. */
  readonly goodFor: string;
}

export const areaTexts = {
  image: { name: "Image", analogy: "Foundation" },
  container: { name: "Container", analogy: "Doors" },
  secrets: { name: "Secrets", analogy: "Vault" },
  network: { name: "Network", analogy: "Fences" },
  runtime: { name: "Runtime", analogy: "Alarms" },
  build: { name: "Build", analogy: "Quality control" },
  registry: { name: "Registry", analogy: "Access control" },
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
