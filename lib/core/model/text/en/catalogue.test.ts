import { describe, expect, test } from "vitest";
import { TARGET_OF } from "@/lib/core/model/environments";
import { ANSWERS, AREA_IDS, ENVIRONMENTS, LEVELS, ROLES, STRENGTHS } from "@/lib/core/model/words";
import { areaIntroductions } from "./areas";
import {
  answerTexts,
  areaTexts,
  effortTexts,
  environmentTexts,
  levelTexts,
  requirementTitles,
  riskTexts,
  roleTexts,
  strengthTexts,
} from "./catalogue";
import { standardTexts } from "./standards";
import { mistakeTexts, phaseTexts, strategyPrinciple, takeaways } from "./strategy";

/** The checklist's own words, as they stand there. */
const CHECKLIST = {
  headings: [
    "Image Security",
    "Container Security",
    "Secrets Security",
    "Network Security",
    "Runtime Security",
    "Build Security",
    "Registry Security",
  ],
  analogy: [
    "Image security: Strong foundation (minimal, updated)",
    "Container security: Locked doors (non-root, read-only)",
    "Secrets security: Vault (secure storage)",
    "Network security: Fences (isolation)",
    "Runtime security: Alarms (monitoring)",
    "Build security: Quality control (scanning)",
    "Registry security: Access control (authentication)",
  ],
  memoryTip: [
    "Image: Foundation",
    "Container: Doors",
    "Secrets: Vault",
    "Network: Fences",
    "Runtime: Alarms",
    "Build: Quality control",
    "Registry: Access control",
  ],
  levels: [
    "Level 1: Basic Security",
    "Level 2: Standard Security",
    "Level 3: Advanced Security",
    "Level 4: Enterprise Security",
  ],
  goodFor: [
    "Good for: Development, learning",
    "Good for: Staging, internal apps",
    "Good for: Production, compliance",
    "Good for: Enterprise, regulated industries",
  ],
  requirements: {
    1: ["Non-root user", "Specific image tags", "Basic scanning", "No secrets in code"],
    2: [
      "Read-only filesystem",
      "Resource limits",
      "Network isolation",
      "Secrets management",
      "Regular scanning",
    ],
    3: [
      "Capability dropping",
      "Image signing",
      "Advanced monitoring",
      "Automated scanning",
      "Compliance checks",
    ],
    4: [
      "Full audit logging",
      "Advanced threat detection",
      "Compliance automation",
      "Security policies",
      "Incident response",
    ],
  },
  strategy: [
    [
      "Start with basics:",
      "Non-root user",
      "Specific tags",
      "No secrets in code",
      "Basic scanning",
    ],
    [
      "Add for staging:",
      "Read-only filesystem",
      "Resource limits",
      "Network isolation",
      "Secrets management",
    ],
    [
      "Add for production:",
      "All security measures",
      "Advanced scanning",
      "Monitoring",
      "Compliance",
    ],
  ],
  key: "The key: Start simple. Add layers. Never skip basics. Security is cumulative.",
  mistakes: [
    "Skipping basics: Non-root, specific tags",
    "Secrets in code: Visible forever",
    "Not scanning: Unknown vulnerabilities",
    "No resource limits: DoS vulnerability",
    "Too much access: Security risk",
  ],
  takeaways: [
    "Security is layered - Multiple practices together",
    "Start with basics - Non-root, specific tags, no secrets in code",
    "Add layers for production - Read-only, limits, isolation",
    "Scan regularly - Find vulnerabilities",
    "Automate security - CI/CD integration",
    "Monitor continuously - Know what's happening",
    "Follow the checklist - Proven practices work",
  ],
};

describe("the checklist's words stand as they are", () => {
  const areas = AREA_IDS.map((id) => ({ ...areaTexts[id], ...areaIntroductions[id] }));

  test("seven areas with heading, analogy and memory tip", () => {
    expect(areas.map((area) => area.title)).toEqual(CHECKLIST.headings);
    expect(areas.map((area) => `${area.name} security: ${area.analogyInFull}`)).toEqual(
      CHECKLIST.analogy,
    );
    expect(areas.map((area) => `${area.name}: ${area.analogy}`)).toEqual(CHECKLIST.memoryTip);
  });

  test("four levels with name and what they are good for", () => {
    expect(LEVELS.map((level) => `Level ${level}: ${levelTexts[level].name}`)).toEqual(
      CHECKLIST.levels,
    );
    expect(LEVELS.map((level) => `Good for: ${levelTexts[level].goodFor}`)).toEqual(
      CHECKLIST.goodFor,
    );
  });

  test("19 requirements, each under its level and in order", () => {
    expect(Object.keys(requirementTitles)).toHaveLength(19);
    for (const level of LEVELS) {
      const ofLevel = Object.entries(requirementTitles).filter(([id]) => id[1] === String(level));
      expect(ofLevel).toEqual(
        CHECKLIST.requirements[level].map((title, index) => [`L${level}-${index + 1}`, title]),
      );
    }
  });

  test("three phases, and a fourth that lists level 4", () => {
    const { regulated, ...ofChecklist } = phaseTexts;
    expect(Object.values(ofChecklist).map((phase) => [`${phase.title}:`, ...phase.items])).toEqual(
      CHECKLIST.strategy,
    );
    expect(regulated.items).toEqual(CHECKLIST.requirements[4]);
    expect(`The key: ${strategyPrinciple}`).toBe(CHECKLIST.key);
  });

  test("five common mistakes", () => {
    expect(Object.values(mistakeTexts).map((text) => `${text.title}: ${text.words}`)).toEqual(
      CHECKLIST.mistakes,
    );
  });

  test("seven takeaways", () => {
    expect(takeaways.map((takeaway) => `${takeaway.title} - ${takeaway.words}`)).toEqual(
      CHECKLIST.takeaways,
    );
  });
});

describe("the product's words", () => {
  test("an environment names the target it sets, and that level is good for it", () => {
    for (const id of ENVIRONMENTS) {
      const { label, meaning } = environmentTexts[id];
      const [goodFor] = meaning.split(":");
      expect(meaning).toContain(`level ${TARGET_OF[id]}.`);
      expect(levelTexts[TARGET_OF[id]].goodFor).toBe(goodFor?.replace(/ and |, /, ", "));
      expect(goodFor).toContain(label);
    }
  });

  test("no two words of one list are the same", () => {
    const lists = [
      ANSWERS.map((id) => answerTexts[id].label),
      STRENGTHS.map((id) => strengthTexts[id].label),
      ROLES.map((id) => roleTexts[id].label),
      Object.values(effortTexts).map((text) => text.label),
      Object.values(riskTexts).map((text) => text.label),
      Object.values(standardTexts).map((text) => text.shortName),
    ];
    for (const labels of lists) expect(new Set(labels).size).toBe(labels.length);
  });
});
