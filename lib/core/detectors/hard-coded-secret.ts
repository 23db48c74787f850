import type { EnvironmentFile } from "@/lib/core/evidence/env/types";
import type { Detector, DraftFinding, Said } from "@/lib/core/evidence/finding";
import type { Inventory } from "@/lib/core/evidence/inventory/types";
import { folderOf, nameOf } from "@/lib/core/evidence/paths";
import {
  firstLine,
  patternsMissing,
  whereRulesMatter,
} from "@/lib/core/evidence/secrets/ignore-rules";
import { leaksOf } from "@/lib/core/evidence/secrets/of-inventory";
import { namesOf, type SecretUse } from "@/lib/core/evidence/secrets/use";
import type { Located, Span } from "@/lib/core/evidence/source";
import { isKeyStore } from "@/lib/core/evidence/text/key-files";
import type { TextHit } from "@/lib/core/evidence/text/types";
import { few } from "./few";

/** SEC-1: no secret stands in a tracked file, and ignore rules keep them out. */
export const hardCodedSecret: Detector<Inventory> = {
  id: "hard-coded-secret",
  controls: ["SEC-1"],
  detect(inventory) {
    const hits = [...leaks(inventory), ...inTexts(inventory), ...keyStores(inventory)];
    const found = few(hits).map((hit) => finding(inventory, hit));
    const gaps = inventory.complete ? [...openFiles(inventory), ...ruleGaps(inventory)] : [];
    const told = [...found, ...gaps.map((gap) => finding(inventory, gap))];
    if (told.some(({ shipped }) => shipped)) return told;
    const rest = remainder(inventory);
    return rest ? [...told, finding(inventory, rest)] : told;
  },
};

type Hit = Pick<DraftFinding, "outcome" | "at" | "message" | "best" | "hard" | "related">;

function finding(inventory: Inventory, hit: Hit): DraftFinding {
  const { path } = hit.at;
  const counted = inventory.countsForSecrets(path) && !isSampleFile(path);
  const about = { control: "SEC-1", basis: "configured", subject: "repository" } as const;
  if (counted) return { shipped: true, ...hit, ...about };
  const { code, values } = hit.message;
  return {
    shipped: false,
    ...hit,
    message: { code, values: { ...values, counted: "no" } },
    ...about,
  };
}

/** `.env.sample`, `.env.dist` and the like are examples by another name. */
function isSampleFile(path: string): boolean {
  return /(?:^|\.)env\b.*\.(?:sample|template|tpl|tmpl|dist|defaults?)$|\.(?:sample|template|dist)\.env$/i.test(
    nameOf(path),
  );
}

function leaks(inventory: Inventory): readonly Hit[] {
  return [...leaksOf(inventory)].flatMap(([path, uses]) =>
    inventory.isTracked(path) ? uses.map((use) => leak(inventory, use)) : [],
  );
}

function leak(inventory: Inventory, { at, name, verdict }: SecretUse): Hit {
  if (isForInterpolation(inventory, at.path)) {
    return { outcome: "unknown", at, message: named("secret-maybe-tracked", name) };
  }
  if (verdict.kind === "known-format") {
    const message = { code: "secret-format", values: { what: verdict.format } };
    return { outcome: "fail", hard: true, at, message };
  }
  const code = verdict.kind === "default-password" ? "secret-default" : "secret-written";
  return { outcome: "fail", hard: true, at, message: named(code, name) };
}

function named(code: string, name: string): Said {
  return { code, values: namesOf(name) };
}

/**
 * A `.env` given beside a Compose file fills its variables. In partial input, without a `.gitignore`, nobody knows
 * whether Git has it.
 */
function isForInterpolation({ complete, gitignores, sets }: Inventory, path: string): boolean {
  if (complete || gitignores.length > 0 || nameOf(path) !== ".env") return false;
  return sets.some(({ id }) => folderOf(id) === folderOf(path));
}

/** What texts of all kinds show, but for what was told with its name already. */
function inTexts(inventory: Inventory): readonly Hit[] {
  const known = leaksOf(inventory);
  return inventory.texts.flatMap((hit): Hit[] => {
    const { path, at, kind, name } = hit;
    if (!inventory.isTracked(path)) return [];
    if (overlaps(known.get(path) ?? [], at)) return [];
    if (kind === "literal") {
      return [{ outcome: "unknown", at, message: named("secret-in-code", name) }];
    }
    return [{ outcome: "fail", hard: true, at, message: formatMessage(hit) }];
  });
}

function formatMessage({ kind, name }: TextHit): Said {
  return {
    code: kind === "key-file" ? "secret-key-file" : "secret-format",
    values: { what: name },
  };
}

/** Whether one of the spans, which are in order and apart, shares a character with another. */
function overlaps(uses: readonly SecretUse[], { start, end }: Span): boolean {
  let low = 0;
  let high = uses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((uses[middle]?.at.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return (uses[low]?.at.start ?? Infinity) < end;
}

function keyStores({ paths, isTracked }: Inventory): readonly Hit[] {
  return paths
    .filter((path) => isKeyStore(path) && isTracked(path))
    .map((path) => ({
      outcome: "fail",
      hard: true,
      at: firstLine(path),
      message: { code: "secret-key-file", values: { what: "key store" } },
    }));
}

/** Tracked `.env` files that hold no secret yet. */
function openFiles(inventory: Inventory): readonly Hit[] {
  const known = leaksOf(inventory);
  return inventory.environmentFiles.flatMap(({ path, variables }: EnvironmentFile): Hit[] => {
    const [first] = variables;
    if (!first || known.has(path) || !isPrivate(path) || !inventory.isTracked(path)) return [];
    if (!inventory.countsForSecrets(path)) return [];
    const message = { code: "environment-file-tracked" };
    return [{ outcome: "fail", best: "partly", at: first.key.at, message }];
  });
}

/** `.env` and `.env.production`, not `.env.example`. */
function isPrivate(path: string): boolean {
  return /^\.env(?:\.[\w-]+)*$/i.test(nameOf(path)) && !isSampleFile(path);
}

function ruleGaps(inventory: Inventory): readonly Hit[] {
  const [first] = inventory.gitignores;
  if (!first) {
    const at = whereRulesMatter(inventory);
    return at
      ? [{ outcome: "fail", best: "partly", at, message: { code: "ignore-file-none" } }]
      : [];
  }
  const missing = patternsMissing(inventory);
  if (missing.length === 0) return [];
  const message = { code: "ignore-rules-missing", values: { what: missing.join(", ") } };
  return [
    { outcome: "fail", best: "partly", at: rulesAt(inventory) ?? firstLine(first.path), message },
  ];
}

/** The first rule of the topmost `.gitignore`. */
function rulesAt({ gitignores }: Inventory): Span | null {
  const [top] = [...gitignores].sort((a, b) => a.folder.length - b.folder.length);
  return top?.rules[0]?.at ?? (top ? firstLine(top.path) : null);
}

/** What is left to say where no secret and no gap was found. */
function remainder(inventory: Inventory): Hit | null {
  const { complete, unseen, unread } = inventory;
  const at = rulesAt(inventory) ?? whereRulesMatter(inventory);
  if (!at) return null;
  const [broken] = unread;
  if (broken !== undefined) {
    return { outcome: "unknown", at: firstLine(broken), message: { code: "repository-unread" } };
  }
  if (!complete) return { outcome: "unknown", at, message: { code: partialCode(inventory) } };
  if (unseen) return { outcome: "unknown", at, message: { code: "repository-unseen" } };
  const check = secretScan(inventory);
  if (!check) return { outcome: "pass", at, message: { code: "repository-clean" } };
  const message = { code: "repository-clean", values: { what: check.value } };
  return {
    outcome: "pass",
    at,
    message,
    related: [{ at: check.at, why: { code: "secret-scan" } }],
  };
}

function partialCode(inventory: Inventory): string {
  const { gitignores } = inventory;
  if (gitignores.length === 0) return "repository-partial";
  return patternsMissing(inventory).length === 0
    ? "repository-partial-rules"
    : "repository-partial-gaps";
}

const SCANNERS = /\b(gitleaks|trufflehog|ggshield|detect-secrets)\b/i;

/** A step of a pipeline that looks for secrets: it makes "met" stronger, no more. */
function secretScan({ workflows }: Inventory): Located<string> | null {
  for (const step of workflows.flatMap(({ jobs }) => jobs.flatMap(({ steps }) => steps))) {
    const used = step.uses && SCANNERS.exec(step.uses.value);
    if (used?.[1] && step.uses) return { value: used[1].toLowerCase(), at: step.uses.at };
    for (const { words, at } of step.commands) {
      const said = words.map(({ value }) => value).join(" ");
      const named = SCANNERS.exec(words[0]?.value ?? "")?.[1];
      if (named) return { value: named.toLowerCase(), at };
      if (/^trivy (?:fs|repo|filesystem)\b.*--scanners[= ]\S*secret/.test(said.slice(0, 1024))) {
        return { value: "trivy", at };
      }
    }
  }
  return null;
}
