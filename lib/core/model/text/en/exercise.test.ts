import { spawnSync } from "node:child_process";
import { validate } from "dockerfile-utils";
import { describe, expect, test } from "vitest";
import { exerciseSteps } from "./exercise";

const parts = exerciseSteps.flatMap((step) =>
  step.parts.map((part) => ({ name: `${step.title}: ${part.caption}`, ...part })),
);

/** As in the Language Server Protocol, whose diagnostics the validator returns. */
const DIAGNOSTIC_ERROR = 1;

describe("secure a container in five steps", () => {
  test("has the checklist's five steps in order", () => {
    expect(exerciseSteps.map(({ id }) => id)).toEqual(["create", "build", "scan", "run", "verify"]);
  });

  test.each(parts.filter(({ language }) => language === "dockerfile"))(
    "$name is a Dockerfile that ends as a user other than root",
    ({ code }) => {
      const errors = validate(code).filter(({ severity }) => severity === DIAGNOSTIC_ERROR);
      expect(errors.map(({ message }) => message)).toEqual([]);
      expect(code).toMatch(/^FROM node:2[46]-alpine$/m);
      expect(code.match(/^USER .*$/gm)?.at(-1)).toMatch(/^USER [1-9]\d*:[1-9]\d*$/);
    },
  );

  test.each(parts.filter(({ language }) => language === "shell"))(
    "$name is a command that a shell can read",
    ({ code }) => {
      const { status, stderr } = spawnSync("bash", ["-n"], { input: code, encoding: "utf8" });
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    },
  );

  test("every command says what it should show", () => {
    const commands = parts.filter(({ language }) => language === "shell");
    expect(commands.filter(({ shows }) => shows === null)).toEqual([]);
  });

  test("what has gone out of date since is not advised any more", () => {
    for (const { code } of parts) expect(code).not.toMatch(/node:18|--only=production/);
  });
});
