import { matcherOf } from "../globs";

/** Folders of tests, examples and other people's code. */
const TESTS = [
  "test",
  "tests",
  "spec",
  "fixtures",
  "example",
  "examples",
  "sample",
  "samples",
  "testdata",
  "__tests__",
  "__fixtures__",
  "e2e",
  "vendor",
  "node_modules",
];
const UNCOUNTED_FOLDERS: ReadonlySet<string> = new Set(TESTS);
const OTHER_FOLDERS: ReadonlySet<string> = new Set([...TESTS, "docs", ".devcontainer"]);

const UNCOUNTED_PARTS: ReadonlySet<string> = new Set(["test", "example"]);
const OTHER_PARTS: ReadonlySet<string> = new Set([
  "test",
  "example",
  "dev",
  "local",
  "ci",
  "override",
]);

const OTHER_PROFILES: ReadonlySet<string> = new Set(["dev", "test", "debug"]);
const OTHER_STAGES: ReadonlySet<string> = new Set(["dev", "test"]);

/** Which paths ship (design, section 3, "Which files count"). */
export interface Shipping {
  /** By the path alone; what a shipped container builds is added by the inventory. */
  readonly ships: (path: string) => boolean;
  /** For SEC-1 only test, example and vendored paths don't count. */
  readonly countsForSecrets: (path: string) => boolean;
}

/**
 * The rule of paths. Takes the paths that somebody named (on the command line, dropped alone, pasted), which always
 * ship, and the patterns that `.plimsoll.yaml` excludes, which never do.
 */
export function shipping(named: ReadonlySet<string>, exclude: readonly string[]): Shipping {
  const excluded = remembered(matcherOf(exclude));
  const rule =
    (folders: ReadonlySet<string>, parts: ReadonlySet<string>) =>
    (path: string): boolean =>
      !excluded(path) && (named.has(path) || !stands(path, folders, parts));
  return {
    ships: remembered(rule(OTHER_FOLDERS, OTHER_PARTS)),
    countsForSecrets: remembered(rule(UNCOUNTED_FOLDERS, UNCOUNTED_PARTS)),
  };
}

/** Whether a path lies in one of these folders, or its name has one of these parts after the first. */
function stands(path: string, folders: ReadonlySet<string>, parts: ReadonlySet<string>): boolean {
  const steps = path.toLowerCase().split("/");
  const name = steps.pop() ?? "";
  return (
    steps.some((step) => folders.has(step)) ||
    name
      .split(".")
      .slice(1)
      .some((part) => parts.has(part))
  );
}

/** Detectors ask for one path many times. */
export function remembered(rule: (path: string) => boolean): (path: string) => boolean {
  const known = new Map<string, boolean>();
  return (path) => {
    const answer = known.get(path) ?? rule(path);
    known.set(path, answer);
    return answer;
  };
}

/** A service that only profiles for developing bring up doesn't ship. */
export function isOtherByProfile(profiles: readonly string[]): boolean {
  return profiles.length > 0 && profiles.every((profile) => OTHER_PROFILES.has(profile));
}

/** A stage named for developing doesn't ship unless a shipped container builds it. */
export function isOtherStage(name: string | null): boolean {
  return name !== null && OTHER_STAGES.has(name);
}
