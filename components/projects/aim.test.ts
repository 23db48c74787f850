import { expect, test } from "vitest";
import { aimOf, NO_AIM, withEnvironment, withTarget } from "./aim";

test("the target follows the environment until somebody chooses it", () => {
  const production = withEnvironment(NO_AIM, "production");
  expect(production.target).toBe(3);
  expect(withEnvironment(production, "staging").target).toBe(2);
  expect(withEnvironment(withTarget(production, 4), "staging").target).toBe(4);
});

test("choosing the environment's own target lets it follow again", () => {
  const back = withTarget(withTarget(withEnvironment(NO_AIM, "production"), 4), 3);
  expect(withEnvironment(back, "development").target).toBe(1);
});

test("a target chosen before any environment stays", () => {
  expect(withEnvironment(withTarget(NO_AIM, 2), "enterprise").target).toBe(2);
});

test("a project whose target is not its environment's keeps it when the environment changes", () => {
  const aim = aimOf({ environment: "development", target: 3 });
  expect(withEnvironment(aim, "staging").target).toBe(3);
  const usual = aimOf({ environment: "development", target: 1 });
  expect(withEnvironment(usual, "staging").target).toBe(2);
});
