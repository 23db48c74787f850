import { describe, expect, test } from "vitest";
import { CONTROLS } from "@/lib/core/model/controls";
import { MIN_REASON_LENGTH, notApplicableProblem } from "./not-applicable";

describe("a reason", () => {
  test.each([
    "Only vendor images run here, none can be rebuilt.",
    "There is no registry used",
    "Windows containers: ContainerUser",
    "No Dockerfile and no build step in this repository",
    "Wird hier nicht gebraucht, wir bauen nichts",
    "このプロジェクトではイメージを構築しないため対象外です",
    "该项目只运行供应商镜像，没有任何可以重新构建的镜像。",
  ])("counts when it says something: %j", (reason) => {
    expect(notApplicableProblem("IMG-1", reason)).toBeNull();
  });

  test.each([
    null,
    undefined,
    "",
    "n/a",
    "no registry",
    "nineteen characters",
    "                              ",
    "short      \n\n\n\n      text",
  ])("is too short under 20 characters: %j", (reason) => {
    expect(notApplicableProblem("IMG-1", reason)).toBe("reason-too-short");
  });

  test.each([
    "aaaaaaaaaaaaaaaaaaaaaaaa",
    "....................",
    "12345678901234567890",
    "n/a n/a n/a n/a n/a n/a",
    "registry registry registry",
    "asdf asdf asdf asdf asdf",
    "ab ba abba baab abab baba",
    "1234 5678 9012 3456 7890",
    "This is not applicable here.",
    "It does not apply to us because it is not needed",
    "Isn’t required, doesn’t apply",
  ])("says nothing as one letter, one word or the answer again: %j", (reason) => {
    expect(notApplicableProblem("IMG-1", reason)).toBe("reason-says-nothing");
  });

  test("is measured in characters as a person counts them", () => {
    expect(MIN_REASON_LENGTH).toBe(20);
    expect(notApplicableProblem("IMG-1", "🚢".repeat(10))).toBe("reason-too-short");
    expect(notApplicableProblem("IMG-1", "vendor image, sealed")).toBeNull();
    expect(notApplicableProblem("IMG-1", "vendor image, sealed".slice(1))).toBe("reason-too-short");
  });
});

test("no reason excuses a control that always applies", () => {
  for (const { id, na } of CONTROLS) {
    const problem = notApplicableProblem(id, "We run vendor images only, nothing of our own.");
    expect([id, problem]).toEqual([id, na === "never" ? "never" : null]);
  }
});

test("a hostile reason is judged at once", () => {
  const reason = `${"a ".repeat(200_000)}${"\u0301".repeat(200_000)}`;
  expect(notApplicableProblem("IMG-1", reason)).toBe("reason-says-nothing");
});
