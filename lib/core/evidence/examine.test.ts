import { describe, expect, test } from "vitest";
import { assessmentJson } from "@/lib/core/exports/assessment-json";
import { fileErrorSentence } from "@/lib/core/model/text/en/files";
import { scoreEvidence } from "@/lib/core/proposals/score";
import { examine, type InputFile } from "./examine";

const file = (path: string, text: string): InputFile => ({
  path,
  bytes: new TextEncoder().encode(text),
});
const COMPOSE = file("compose.yaml", "services:\n  web:\n    image: nginx:1.31\n");
const examined = (...files: readonly InputFile[]) =>
  examine({ files, complete: true, asOf: "2026-11-23" });

describe("a file that is there and can't be read", () => {
  const locked = (path: string): InputFile => ({
    path,
    bytes: new Uint8Array(),
    error: "permission-denied",
  });

  test("is an error, and nothing follows from what it might hold", () => {
    expect(examined(COMPOSE).proposals.get("BLD-1")?.answer).toBe("not_applicable");
    const evidence = examined(COMPOSE, locked("Dockerfile"));
    expect(evidence.proposals.get("BLD-1")?.answer ?? null).toBeNull();
    const [dockerfile] = evidence.files;
    expect(dockerfile?.errors.map(fileErrorSentence)).toEqual([
      "Permission to read it was denied.",
    ]);
  });

  test("breaks the settings when it is theirs", () => {
    expect(examined(COMPOSE, locked(".plimsoll.yaml")).settingsBroken).toBe(true);
  });
});

test.each([
  ["a script that leaks a password", "docker compose up -d\nexport API_TOKEN=q7hunter2\n", true],
  ["a script that starts nothing and leaks nothing", "docker compose up -d\n", false],
])("%s can be assessed: %3$s", (_, script, assessable) => {
  expect(examined(file("deploy.sh", script)).assessable).toBe(assessable);
});

test("a secret in .plimsoll.yaml is hidden in its text and in what is read from it", () => {
  const token = `ghp_${"bcdfghjkmnpqrstvwz2345".repeat(2).slice(0, 36)}`;
  const { files, accepted } = examined(
    COMPOSE,
    file(
      ".plimsoll.yaml",
      `version: 1\naccepted:\n  - { control: CTR-2, reason: see ${token}, until: 2027-01-31 }\n`,
    ),
  );
  expect(accepted).toHaveLength(1);
  expect(JSON.stringify([files, accepted])).not.toContain(token.slice(4));
});

test.each([
  [
    "a service",
    "compose.yaml",
    'services:\n  "a\\ud800":\n    image: "b\\udc00:1"\n    privileged: true\n',
  ],
  [
    "a container",
    "inspect.json",
    '[{"Name":"/a\\ud800","State":{},"HostConfig":{"Privileged":true},"Config":{}}]',
  ],
  ["a command", "Dockerfile", 'FROM a\nCMD ["\\ud800"]\nUSER root\n'],
  ["a path", "\ud800/Dockerfile", "FROM a\n"],
])("half of a character in %s leaves an assessment that can be told", (_name, path, text) => {
  const evidence = examined(file(path, text));
  expect(evidence.findings.length).toBeGreaterThan(0);
  expect(() => assessmentJson(scoreEvidence(evidence), { name: "", version: "" })).not.toThrow();
});

describe("an accepted risk of .plimsoll.yaml", () => {
  const accepted = (subject: string) =>
    examined(
      COMPOSE,
      file(
        ".plimsoll.yaml",
        `version: 1\naccepted:\n  - { control: CTR-2,${subject} reason: vendor image, until: 2027-01-31 }\n`,
      ),
    ).accepted;

  test("means every subject where it names none", () => {
    expect(accepted("").map(({ subject }) => subject)).toEqual(["*"]);
    expect(accepted(" subject: service web,").map(({ subject }) => subject)).toEqual([
      "service web",
    ]);
  });
});

test("a file that Git has counts for secrets although an ignore rule names it", () => {
  const env = file(".env", "DB_PASSWORD=hunter2\n");
  const rules = file(".gitignore", ".env\nsecrets/\n*.key\n*.pem\n");
  expect(examined(COMPOSE, rules, env).proposals.get("SEC-1")?.answer).toBe("met");
  const tracked = { ...env, tracked: true };
  expect(examined(COMPOSE, rules, tracked).proposals.get("SEC-1")?.answer).toBe("not_met");
});

test("of a file with many mistakes the first hundred are told, and how many more there are", () => {
  const text = "a b\n".repeat(250);
  const bytes = new TextEncoder().encode(text);
  const { files } = examine({
    files: [{ path: ".env", bytes }],
    complete: true,
    asOf: "2026-11-23",
  });
  const errors = files[0]?.errors ?? [];
  expect(errors).toHaveLength(101);
  expect(errors[100]).toMatchObject({ code: "more-errors", values: { count: "150" }, line: 101 });
});
