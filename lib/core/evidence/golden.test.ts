import { describe, expect, test } from "vitest";
import {
  type CaseOptions,
  examineTexts,
  type Files,
} from "@/lib/core/detectors/testing/test-detector";
import { trivyReport } from "@/lib/core/detectors/testing/trivy-report";
import { assessmentJson } from "@/lib/core/exports/assessment-json";
import { CHECKLIST_SAMPLE } from "@/lib/core/model/samples/checklist";
import { TYPICAL_SAMPLE } from "@/lib/core/model/samples/typical";
import { CONTROL_IDS, type ControlId } from "@/lib/core/model/words";
import { type ScoredEvidence, scoreEvidence } from "@/lib/core/proposals/score";

// What each of the checklist's samples must give (catalogue facts, G.2), as of 2026-11-23.

const { "compose.yaml": compose, Dockerfile: dockerfile } = CHECKLIST_SAMPLE;
const PASTED = { complete: false };

function scored(files: Files, options?: CaseOptions): ScoredEvidence {
  return scoreEvidence(examineTexts(files, options));
}

/** Controls by answer, in the checklist's order; `open` is what the files speak about and leave open. */
function answersOf({ answers, evidence }: ScoredEvidence) {
  const byAnswer: Record<string, string> = {};
  for (const id of CONTROL_IDS) {
    const speaks = evidence.findings.some(
      ({ control, basis }) => control === id && basis !== "hint",
    );
    const answer = answers[id]?.answer ?? (speaks ? "open" : null);
    if (answer) byAnswer[answer] = `${byAnswer[answer] ?? ""} ${id}`.trim();
  }
  return byAnswer;
}

/** The findings of a control: outcome with what it still allows, basis, subject and place. */
function findingsOf({ evidence }: ScoredEvidence, control: ControlId): string[] {
  return evidence.findings
    .filter((finding) => finding.control === control)
    .map(({ outcome, best, hard, basis, subject, file, line }) =>
      [
        outcome + (best ? `/${best}` : "") + (hard ? "!" : ""),
        basis,
        subject,
        `${file}:${line}`,
      ].join(", "),
    );
}

function sentencesOf({ evidence }: ScoredEvidence, control: ControlId): string {
  const own = evidence.findings.filter((finding) => finding.control === control);
  return own.map(({ sentence }) => sentence).join(" ");
}

function numbersOf({ assessment }: ScoredEvidence) {
  const { declared, verified, ceiling, coverage, progress, skippedBasics } = assessment;
  return { declared, verified, ceiling, coverage, answered: progress.answered, skippedBasics };
}

/** Requirements by state. */
function requirementsOf({ assessment }: ScoredEvidence) {
  const byState: Record<string, string> = {};
  for (const { id, state } of assessment.levels.flatMap(({ requirements }) => requirements)) {
    byState[state] = `${byState[state] ?? ""} ${id}`.trim();
  }
  return byState;
}

describe("(1) the checklist's production sample and its exercise, pasted", () => {
  const one = scored({ "compose.yaml": compose, Dockerfile: dockerfile }, PASTED);

  test("every control has the answer that the files prove, and no other", () => {
    expect(answersOf(one)).toEqual({
      met: "IMG-1 IMG-2 IMG-6 CTR-1 CTR-2 CTR-3 CTR-4 CTR-5 SEC-2 NET-1 NET-3 RUN-1 RUN-4 BLD-2",
      partly: "IMG-5",
      not_met: "IMG-4 RUN-3",
      not_applicable: "RUN-5 BLD-1",
      open: "IMG-3 SEC-1 SEC-5 BLD-3",
    });
  });

  test("level 1 waits for two answers, nothing stands against level 4", () => {
    expect(numbersOf(one)).toEqual({
      declared: 0,
      verified: 0,
      ceiling: 4,
      coverage: 34,
      answered: 19,
      skippedBasics: [],
    });
    expect(requirementsOf(one)).toEqual({
      satisfied: "L1-1 L1-2 L2-1 L2-2 L2-3 L2-4 L3-1",
      open: "L1-3 L1-4 L2-5 L3-2 L3-3 L3-4 L3-5 L4-1 L4-2 L4-3 L4-4 L4-5",
    });
    const waiting = one.assessment.levels[0]?.requirements.flatMap(({ blocking }) => blocking);
    expect(waiting).toEqual(["PRG-1", "SEC-1"]);
  });

  test("the Dockerfile is not the one that Compose names", () => {
    expect(one.evidence.notLookedAt).toEqual(["Dockerfile.prod"]);
    const file = one.evidence.files.find(({ path }) => path === "compose.yaml");
    expect(file?.notes.map(({ code, line }) => [code, line])).toEqual([["not-in-input", 5]]);
  });

  test.each<[ControlId, string[]]>([
    [
      "CTR-1",
      ["pass, configured, stage 1, Dockerfile:16", "pass, configured, service app, compose.yaml:9"],
    ],
    ["CTR-2", ["pass, configured, service app, compose.yaml:10"]],
    [
      "IMG-2",
      ["pass, configured, stage 1, Dockerfile:1", "pass, configured, service app, compose.yaml:6"],
    ],
    ["IMG-3", ["unknown, configured, service app, compose.yaml:6"]],
    ["IMG-4", ["fail!, inferred, stage 1, Dockerfile:1"]],
    ["IMG-5", ["fail/partly, inferred, stage 1, Dockerfile:1"]],
    [
      "RUN-3",
      [
        "fail, configured, stage 1, Dockerfile:1",
        "unknown, configured, service app, compose.yaml:44",
      ],
    ],
    ["RUN-5", ["not_applicable, configured, service app, compose.yaml:2"]],
    ["BLD-1", ["not_applicable, configured, stage 1, Dockerfile:1"]],
    ["BLD-3", ["unknown, configured, stage 1, Dockerfile:13"]],
    [
      "SEC-5",
      [
        "unknown, configured, secret db_password, compose.yaml:61",
        "unknown, configured, secret api_key, compose.yaml:63",
      ],
    ],
    ["REG-1", ["unknown, hint, service app, compose.yaml:6"]],
    ["PRG-1", []],
  ])("%s", (control, findings) => {
    expect(findingsOf(one, control)).toEqual(findings);
  });

  test.each<[ControlId, RegExp]>([
    ["CTR-1", /nodejs.*number is better/],
    ["CTR-3", /pids/],
    ["CTR-4", /NET_BIND_SERVICE.*do not need it/],
    ["CTR-5", /no-new-privileges=true/],
    ["IMG-2", /node:18-alpine names a major version only.*my-app:1\.0\.0 names a version in full/],
    ["IMG-6", /--omit=dev/],
    ["NET-1", /published ports do not work/],
    ["SEC-2", /from one on the host/],
    ["RUN-3", /curl/],
    ["REG-1", /registry\.example\.com/],
  ])("advice of %s", (control, advice) => {
    expect(sentencesOf(one, control)).toMatch(advice);
  });
});

describe("(2) the same in a folder, with ignore files and a clean report", () => {
  const two = scored({
    "compose.yaml": compose,
    Dockerfile: dockerfile,
    ".gitignore": CHECKLIST_SAMPLE[".gitignore"],
    ".dockerignore": CHECKLIST_SAMPLE[".dockerignore"],
    "trivy.json": trivyReport("registry.example.com/my-app:1.0.0", "2026-11-20"),
  });

  test("every control has the answer that the files prove, and no other", () => {
    expect(answersOf(two)).toEqual({
      met: "IMG-1 IMG-2 IMG-3 IMG-6 CTR-1 CTR-2 CTR-3 CTR-4 CTR-5 SEC-1 SEC-2 NET-1 NET-3 RUN-1 RUN-4 BLD-2 PRG-1",
      partly: "IMG-5 BLD-3",
      not_met: "IMG-4 RUN-3",
      not_applicable: "RUN-5 BLD-1",
      open: "SEC-5 PRG-2",
    });
  });

  test("level 1 is proven", () => {
    expect(numbersOf(two)).toEqual({
      declared: 1,
      verified: 1,
      ceiling: 4,
      coverage: 43,
      answered: 23,
      skippedBasics: [],
    });
    expect(requirementsOf(two)).toMatchObject({
      satisfied: "L1-1 L1-2 L1-3 L1-4 L2-1 L2-2 L2-3 L2-4 L3-1",
    });
    expect(two.assessment.lint).toEqual([]);
  });

  test("the Dockerfile that no service uses asks for no report", () => {
    expect(findingsOf(two, "IMG-3")).toEqual(["pass, configured, service app, trivy.json:4"]);
    expect(findingsOf(two, "PRG-1")).toEqual(["pass, configured, service app, trivy.json:4"]);
    expect(sentencesOf(two, "PRG-1")).toContain("matched by name");
    expect(sentencesOf(two, "IMG-3")).toContain("matched by name");
    expect(sentencesOf(two, "PRG-2")).toBe("1 of 3 reports.");
  });

  test("the image was scanned for secrets, and the ignore file looks at the top folder only", () => {
    expect(findingsOf(two, "BLD-2")).toEqual([
      "pass, configured, stage 1, Dockerfile:1",
      "pass, configured, service app, trivy.json:4",
    ]);
    expect(findingsOf(two, "BLD-3")).toEqual(["fail/partly, configured, stage 1, .dockerignore:3"]);
    expect(sentencesOf(two, "BLD-3")).toBe(
      "Lets into the build context, for example: .env.local and certs/server.key.",
    );
  });
});

describe("(3) a typical repository", () => {
  const three = scored(TYPICAL_SAMPLE);

  test("every control has the answer that the files prove, and no other", () => {
    expect(answersOf(three)).toEqual({
      met: "IMG-1 IMG-2 IMG-6 CTR-1 SEC-1 NET-3 RUN-4 RUN-5 BLD-1 BLD-2 BLD-3 PRG-1",
      partly: "IMG-5 SEC-2 NET-1 RUN-3 BLD-4",
      not_met: "CTR-2 CTR-3 CTR-4 CTR-5",
      open: "IMG-3 IMG-4 NET-4 RUN-1",
    });
  });

  test("level 1 is proven, four answers refute level 2", () => {
    expect(numbersOf(three)).toEqual({
      declared: 1,
      verified: 1,
      ceiling: 1,
      coverage: 32,
      answered: 21,
      skippedBasics: [],
    });
    expect(requirementsOf(three)).toMatchObject({
      satisfied: "L1-1 L1-2 L1-3 L1-4",
      refuted: "L2-1 L2-2 L2-3 L2-4 L3-1 L3-4",
    });
  });

  test.each<[ControlId, string[]]>([
    [
      "CTR-1",
      [
        "pass, configured, service web, Dockerfile:14",
        "pass, inferred, service db, compose.yaml:12",
      ],
    ],
    [
      "CTR-2",
      [
        "fail, configured, service web, compose.yaml:2",
        "fail, configured, service db, compose.yaml:12",
      ],
    ],
    [
      "CTR-3",
      [
        "fail, configured, service web, compose.yaml:2",
        "fail, configured, service db, compose.yaml:12",
      ],
    ],
    [
      "SEC-2",
      [
        "fail/partly, configured, service web, compose.yaml:7",
        "fail/partly, configured, service db, compose.yaml:16",
      ],
    ],
    [
      "NET-1",
      [
        "fail/partly, configured, service web, compose.yaml:2",
        "fail/partly, configured, service db, compose.yaml:12",
      ],
    ],
    [
      "NET-3",
      [
        "pass, configured, service web, compose.yaml:5",
        "pass, configured, service db, compose.yaml:12",
      ],
    ],
    ["NET-4", ["unknown, configured, service web, compose.yaml:5"]],
    [
      "RUN-3",
      [
        "fail, configured, service web, compose.yaml:2",
        "pass, configured, service db, compose.yaml:21",
      ],
    ],
    [
      "IMG-3",
      [
        "unknown, configured, service web, compose.yaml:2",
        "unknown, configured, service db, compose.yaml:13",
      ],
    ],
    [
      "IMG-4",
      [
        "unknown, inferred, stage 2, Dockerfile:8",
        "unknown, inferred, service db, compose.yaml:13",
      ],
    ],
    ["BLD-3", ["pass, configured, stage 2, .dockerignore:1"]],
    [
      "BLD-4",
      [
        "fail/partly, configured, build shop-web:${{ github.sha }} (ci.yml), .github/workflows/ci.yml:14",
      ],
    ],
    ["PRG-1", ["pass, configured, stage 2, .github/workflows/ci.yml:14"]],
  ])("%s", (control, findings) => {
    expect(findingsOf(three, control)).toEqual(findings);
  });

  test("advice: a number for web, a user of its own for db", () => {
    expect(sentencesOf(three, "CTR-1")).toMatch(
      /“node”.*number is better.*postgres.*Set the user yourself/,
    );
    expect(three.evidence.proposals.get("CTR-1")?.basis).toBe("inferred");
  });
});

describe("(3b) the typical repository with its password written out", () => {
  const PASSWORD = "kJ8x-2pQ9-vT3m";
  const written = TYPICAL_SAMPLE["compose.yaml"].replaceAll("${POSTGRES_PASSWORD}", PASSWORD);
  const leaking = scored({ ...TYPICAL_SAMPLE, "compose.yaml": written });

  test("both answers of secrets fall, and level 1 with them", () => {
    expect(answersOf(leaking)).toMatchObject({
      partly: "IMG-5 NET-1 RUN-3 BLD-4",
      not_met: "CTR-2 CTR-3 CTR-4 CTR-5 SEC-1 SEC-2",
    });
    expect(findingsOf(leaking, "SEC-1")).toEqual([
      "fail!, configured, repository, compose.yaml:7",
      "fail!, configured, repository, compose.yaml:16",
    ]);
    expect(findingsOf(leaking, "SEC-2")).toEqual([
      "fail!, configured, service web, compose.yaml:7",
      "fail!, configured, service db, compose.yaml:16",
    ]);
    expect(numbersOf(leaking)).toEqual({
      declared: 0,
      verified: 0,
      ceiling: 0,
      coverage: 28,
      answered: 21,
      skippedBasics: [],
    });
    expect(requirementsOf(leaking).refuted).toContain("L1-4");
  });

  test("the value is masked everywhere", () => {
    expect(
      JSON.stringify(assessmentJson(leaking, { name: "plimsoll", version: "0" })),
    ).not.toContain(PASSWORD);
    const masked = leaking.evidence.files.find(({ path }) => path === "compose.yaml")?.masked;
    expect(masked).not.toContain(PASSWORD);
    expect(masked).toHaveLength(written.length);
  });

  test("with read-only services a basic is skipped", () => {
    const readOnly = written.replaceAll(
      "restart: unless-stopped",
      "restart: unless-stopped\n    read_only: true",
    );
    const skipping = scored({ ...TYPICAL_SAMPLE, "compose.yaml": readOnly });
    expect(requirementsOf(skipping).satisfied).toContain("L2-1");
    expect(skipping.assessment.skippedBasics).not.toEqual([]);
  });
});

describe("single samples", () => {
  const workflow = (...runs: string[]) => ({
    ".github/workflows/ci.yml": [
      "on: push",
      "jobs:",
      "  a:",
      "    runs-on: ubuntu-latest",
      "    steps:",
      ...runs.map((run) => `      - run: ${run}`),
      "",
    ].join("\n"),
  });

  test.each<[string, Files, CaseOptions | undefined, Readonly<Record<string, string>>]>([
    [
      "checklist/run.sh",
      { "run.sh": CHECKLIST_SAMPLE["run.sh"] },
      PASTED,
      {
        met: "IMG-2 CTR-1 CTR-2 CTR-3 CTR-4 CTR-5 NET-3",
        not_met: "NET-1 RUN-4",
        open: "IMG-3 RUN-1 RUN-3",
      },
    ],
    ["verify.txt", CHECKLIST_SAMPLE["verify.txt"], undefined, { met: "CTR-1 CTR-2 CTR-4" }],
    [
      "checklist/multi-stage/Dockerfile",
      CHECKLIST_SAMPLE["multi-stage/Dockerfile"],
      undefined,
      {
        met: "IMG-1 IMG-2 IMG-6 BLD-1 BLD-2",
        partly: "IMG-5",
        not_met: "IMG-4 CTR-1 RUN-3",
        not_applicable: "BLD-3",
        open: "SEC-1",
      },
    ],
    [
      "checklist/Dockerfile alone, pasted",
      dockerfile,
      undefined,
      {
        met: "IMG-1 IMG-2 IMG-6 CTR-1 BLD-2",
        partly: "IMG-5",
        not_met: "IMG-4 RUN-3",
        not_applicable: "BLD-1",
        open: "SEC-1 BLD-3",
      },
    ],
    [
      "the same alone in a folder",
      { Dockerfile: dockerfile },
      undefined,
      {
        met: "IMG-1 IMG-2 IMG-6 CTR-1 BLD-2",
        partly: "IMG-5 SEC-1",
        not_met: "IMG-4 RUN-3 BLD-3",
        not_applicable: "BLD-1",
      },
    ],
    [
      "checklist/.dockerignore with that Dockerfile",
      { Dockerfile: dockerfile, ".dockerignore": CHECKLIST_SAMPLE[".dockerignore"] },
      PASTED,
      {
        met: "IMG-1 IMG-2 IMG-6 CTR-1 BLD-2",
        partly: "IMG-5 BLD-3",
        not_met: "IMG-4 RUN-3",
        not_applicable: "BLD-1",
        open: "SEC-1",
      },
    ],
    [
      "checklist/.gitignore alone, pasted",
      { ".gitignore": CHECKLIST_SAMPLE[".gitignore"] },
      PASTED,
      { open: "SEC-1" },
    ],
    [
      "FROM alpine:latest",
      "FROM alpine:latest",
      undefined,
      {
        met: "IMG-1 IMG-6 BLD-2",
        partly: "IMG-5",
        not_met: "IMG-2 CTR-1 RUN-3",
        not_applicable: "BLD-1 BLD-3",
        open: "IMG-4 SEC-1",
      },
    ],
    [
      "FROM gcr.io/distroless/nodejs:18",
      "FROM gcr.io/distroless/nodejs:18",
      undefined,
      {
        met: "IMG-1 IMG-2 IMG-5 IMG-6 BLD-2",
        not_met: "IMG-4 CTR-1 RUN-3",
        not_applicable: "BLD-1 BLD-3",
        open: "SEC-1",
      },
    ],
    [
      "a secret in ENV",
      "FROM node:24-alpine\nENV API_KEY=secret",
      undefined,
      {
        met: "IMG-1 IMG-2 IMG-6",
        partly: "IMG-5",
        not_met: "CTR-1 SEC-1 RUN-3 BLD-2",
        not_applicable: "BLD-1 BLD-3",
        open: "IMG-4",
      },
    ],
    [
      "a scan that cannot stop the run",
      workflow("docker build -t my-app:1.0 .", "docker scout cves my-app:1.0"),
      PASTED,
      { partly: "BLD-4" },
    ],
    ["docker trust", workflow("docker trust sign my-app:1.0"), PASTED, { not_met: "BLD-5" }],
  ])("%s", (_, files, options, expected) => {
    expect(answersOf(scored(files, options))).toEqual(expected);
  });

  test("run.sh is configured, verify.txt observed", () => {
    const run = scored({ "run.sh": CHECKLIST_SAMPLE["run.sh"] }, PASTED);
    expect(findingsOf(run, "CTR-1")).toEqual(["pass, configured, container secure-app, run.sh:3"]);
    const verify = scored(CHECKLIST_SAMPLE["verify.txt"]);
    expect(findingsOf(verify, "CTR-2")).toEqual(["pass, observed, container secure-app, pasted:4"]);
  });

  test("places and what decides alone", () => {
    const folder = scored({ Dockerfile: dockerfile });
    expect(findingsOf(folder, "BLD-3")).toEqual(["fail, configured, stage 1, Dockerfile:13"]);
    expect(findingsOf(folder, "SEC-1")).toEqual([
      "fail/partly, configured, repository, Dockerfile:13",
    ]);
    const latest = scored("FROM alpine:latest");
    expect(findingsOf(latest, "IMG-2")).toEqual(["fail!, configured, stage 1, pasted:1"]);
    const secret = scored("FROM node:24-alpine\nENV API_KEY=secret");
    expect(findingsOf(secret, "BLD-2")).toEqual(["fail!, configured, stage 1, pasted:2"]);
    expect(findingsOf(secret, "SEC-1")).toEqual(["fail!, configured, repository, pasted:2"]);
    expect(secret.evidence.files[0]?.masked).toBe("FROM node:24-alpine\nENV API_KEY=██████");
  });
});
