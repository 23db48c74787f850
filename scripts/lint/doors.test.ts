import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PROJECT } from "../project";

const filesBelow = (folder: string, name: RegExp) =>
  readdirSync(join(PROJECT, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => name.test(path))
    .map((path) => join(folder, path));
const read = (path: string) => readFileSync(join(PROJECT, path), "utf8");

/** The bodies of the exported functions of a file, by name. */
function exportedFunctions(source: string): [name: string, body: string][] {
  const starts = [...source.matchAll(/^export (?:default )?async function (\w+)/gm)];
  return starts.map(({ index, 1: name = "" }, at) => {
    return [name, source.slice(index, starts[at + 1]?.index)];
  });
}

// Passwords, one-time codes and tokens are guessed by strangers: their commands count in the database.
const COUNTED_BY_THEIR_COMMANDS = [
  "signInAction",
  "enterCodeAction",
  "beginAuthenticatorAction",
  "confirmAuthenticatorAction",
  "setUpAction",
  "forgotPasswordAction",
  "resetPasswordAction",
  "readOfferAction",
  "joinAsNewAction",
  "joinWithPasswordAction",
  "joinSignedInAction",
];

describe("every door that changes something counts who comes through it", () => {
  const actions = filesBelow("lib/actions", /(?<!\.test)\.ts$/)
    .map(read)
    .filter((source) => source.startsWith('"use server"'))
    .flatMap(exportedFunctions);

  test.each(actions)("%s", (name, body) => {
    const runner = COUNTED_BY_THEIR_COMMANDS.includes(name) ? "runOpenAction(" : "runAction(";
    expect(body).toContain(runner);
  });

  const routes = filesBelow("app", /(?:^|\/)route\.ts$/)
    .map((path) => [path, read(path)] as const)
    .filter(([, source]) => /\b(?:POST|PUT|PATCH|DELETE)\b/.test(source));

  test.each(routes)("%s", (_, source) => {
    expect(source).toMatch(/\b(?:answerPage\(|handleAuth as POST)/);
  });

  test("and there are such doors at all", () => {
    expect(actions.length).toBeGreaterThan(10);
    expect(routes.length).toBeGreaterThan(1);
  });
});
