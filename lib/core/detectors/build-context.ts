import { listed } from "@/lib/core/evidence/containers/verdict";
import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import { parseDockerignore } from "@/lib/core/evidence/ignore/parse";
import type { IgnoreFile } from "@/lib/core/evidence/ignore/types";
import { type ContextCopy, contextCopies } from "@/lib/core/evidence/images/context-copies";
import { isSecretName, secretFilesOf } from "@/lib/core/evidence/images/secret-files";
import { onlyRun } from "@/lib/core/evidence/inventory/nothing-built";
import { reachedStages } from "@/lib/core/evidence/inventory/stages";
import type { BuiltImage, Inventory } from "@/lib/core/evidence/inventory/types";
import { oncePer } from "@/lib/core/evidence/once";
import { folderOf, nameOf } from "@/lib/core/evidence/paths";
import type { Span } from "@/lib/core/evidence/source";

/** BLD-3: a `.dockerignore` keeps secrets, the repository's history and local junk out of the build context. */
export const buildContext: Detector<Inventory> = {
  id: "build-context",
  controls: ["BLD-3"],
  detect(inventory) {
    return [
      ...inventory.images.map((image) => judge(image, inventory)),
      ...onlyRun(inventory, "BLD-3", "context-only-run"),
    ];
  },
};

type Verdict = Pick<DraftFinding, "outcome" | "at" | "message" | "best" | "related">;

function judge(image: BuiltImage, inventory: Inventory): DraftFinding {
  const { subject, shipped } = image;
  const verdict = verdictOf(image, inventory);
  return { control: "BLD-3", basis: "configured", subject, shipped, ...verdict };
}

function verdictOf(image: BuiltImage, inventory: Inventory): Verdict {
  const { dockerfile, stage, ignore } = image;
  const reached = reachedStages(dockerfile, stage);
  const copies = contextCopies(dockerfile).filter((copy) => reached.has(copy.stage));
  const most = copies.find(isWhole) ?? copies.find(({ mounted }) => !mounted) ?? copies[0];
  if (!most) {
    return { outcome: "not_applicable", at: stage.from, message: { code: "context-unused" } };
  }
  return ignore ? judgeIgnore(ignore, most, inventory) : withoutIgnore(image, most, inventory);
}

function isWhole({ path, mounted }: ContextCopy): boolean {
  return path === "" && !mounted;
}

function withoutIgnore(image: BuiltImage, copy: ContextCopy, inventory: Inventory): Verdict {
  const { context } = image;
  const at = copy.line;
  const open = (code: string): Verdict => ({ outcome: "unknown", at, message: { code } });
  if (context === null) return open("context-elsewhere");
  if (!inventory.complete) return open("ignore-not-given");
  const root = context === "" ? ".dockerignore" : `${context}/.dockerignore`;
  const own = `${image.dockerfile.path}.dockerignore`;
  if (inventory.paths.some((path) => path === root || path === own)) return open("ignore-unread");
  if (isWhole(copy)) return { outcome: "fail", at, message: { code: "ignore-missing" } };
  const code = copy.path === "" ? "ignore-missing-mounted" : "ignore-missing-named";
  return { outcome: "fail", best: "partly", at, message: { code } };
}

/** What an ignore file has to keep out, by names that show whether it does. */
interface Group {
  /** At the context's root. */
  readonly root: readonly string[];
  /** Below it. */
  readonly deep: readonly string[];
}

const GROUPS: readonly Group[] = [
  { root: [".git/config"], deep: [] },
  { root: [".env", ".env.local"], deep: ["app/.env"] },
  { root: ["server.key"], deep: ["certs/server.key"] },
];

function judgeIgnore(ignore: IgnoreFile, copy: ContextCopy, inventory: Inventory): Verdict {
  const related = [{ at: copy.line, why: { code: "context-copied" } }];
  // What nobody thought of is out: the file says what goes in, and the folders below it are somebody's choice.
  const allowList = ignore.ignores("plimsoll-asks-for-any-name");
  const letIn: string[] = [];
  let near: Span | null = null;
  for (const { root, deep } of [...GROUPS, dependencies(ignore.folder, inventory)]) {
    const asked = allowList ? root : [...root, ...deep];
    const found = asked.find((path) => !ignore.ignores(path));
    if (found === undefined) continue;
    letIn.push(found.replace(/\/(?:config|x)$/, ""));
    near ??= ruleFor(root, ignore);
  }
  for (const { name, at } of invited(ignore, inventory)) {
    if (letIn.includes(name)) continue;
    letIn.push(name);
    near ??= at;
  }
  if (letIn.length === 0) {
    const code = allowList ? "ignore-allow-list" : "ignore-covers";
    return { outcome: "pass", at: firstPlace(ignore), message: { code }, related };
  }
  const message = { code: "ignore-misses", values: { what: listed(letIn) } };
  return { outcome: "fail", best: "partly", at: near ?? firstPlace(ignore), message, related };
}

/** What rules with `!` let in that is named like a secret; a file that is here and holds none may come. */
function invited(ignore: IgnoreFile, inventory: Inventory): readonly { name: string; at: Span }[] {
  const names = ignore.rules
    .filter(({ negated }) => negated)
    .map(({ pattern, at }) => ({
      name: pattern.replaceAll("**/", "").replaceAll("*", "x"),
      at,
    }))
    .filter(({ name }) => isSecretName(name) && !ignore.ignores(name))
    .slice(0, MOST);
  if (names.length === 0) return names;
  const secrets = secretFilesOf(inventory);
  return names.filter(({ name }) => {
    const path = ignore.folder === "" ? name : `${ignore.folder}/${name}`;
    const isHere = inventory.textOf(path) !== null || inventory.paths.includes(path);
    return !isHere || secrets.has(path);
  });
}

/**
 * Dependency folders stand beside what asks for them: where the input is complete, beside each `package.json` of the
 * context; where it isn't, at least at the root.
 */
function dependencies(context: string, inventory: Inventory): Group {
  if (!inventory.complete) return { root: ["node_modules/x"], deep: [] };
  const inside = context === "" ? "" : `${context}/`;
  const folders = packageFiles(inventory)
    .filter((path) => path.startsWith(inside))
    .map((path) => folderOf(path.slice(inside.length)))
    .filter((folder) => !/(?:^|\/)node_modules(?:\/|$)/.test(folder));
  const file = (folder: string) => `${folder}/node_modules/x`;
  return {
    root: folders.includes("") ? ["node_modules/x"] : [],
    deep: folders
      .filter((folder) => folder !== "")
      .slice(0, MOST)
      .map(file),
  };
}

const packageFiles = oncePer(({ paths }: Inventory) =>
  paths.filter((path) => nameOf(path) === "package.json"),
);

/** Workspaces of a repository that are asked about. */
const MOST = 100;

/** The rule that keeps at least some of these out: the one to widen. */
function ruleFor(paths: readonly string[], { rules }: IgnoreFile): Span | null {
  const alone = (text: string) =>
    paths.some((path) => parseDockerignore({ path: "", text }).facts?.ignores(path));
  return rules.findLast(({ pattern, negated }) => !negated && alone(pattern))?.at ?? null;
}

function firstPlace({ path, rules }: IgnoreFile): Span {
  return rules[0]?.at ?? { path, start: 0, end: 0 };
}
