import type { AreaId } from "@/lib/core/model/words";

export interface AreaIntroduction {
  /** The checklist's heading. */
  readonly title: string;
  /** The analogy of `areaTexts` as the checklist spells it out. */
  readonly analogyInFull: string;
  readonly about: string;
}

/** What the catalogue says of an area at its head. */
export const areaIntroductions = {
  image: {
    title: "Image Security",
    analogyInFull: "Strong foundation (minimal, updated)",
    about: "What the image is made of, how exactly it is named, and how old its known holes are.",
  },
  container: {
    title: "Container Security",
    analogyInFull: "Locked doors (non-root, read-only)",
    about: "What a process in the container may do once somebody else controls it.",
  },
  secrets: {
    title: "Secrets Security",
    analogyInFull: "Vault (secure storage)",
    about: "Where passwords and keys lie, who can read them, and how they are replaced.",
  },
  network: {
    title: "Network Security",
    analogyInFull: "Fences (isolation)",
    about: "Who can reach a service, what a service can reach, and who can read along.",
  },
  runtime: {
    title: "Runtime Security",
    analogyInFull: "Alarms (monitoring)",
    about: "Whether you notice that a container misbehaves, and whether it comes back by itself.",
  },
  build: {
    title: "Build Security",
    analogyInFull: "Quality control (scanning)",
    about:
      "What goes into an image, what is checked before it leaves, and how its origin is proven.",
  },
  registry: {
    title: "Registry Security",
    analogyInFull: "Access control (authentication)",
    about: "Where images are kept, who may fetch or replace them, and who watches what lies there.",
  },
} satisfies Record<AreaId, AreaIntroduction>;
