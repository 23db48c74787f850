import type { CopyLine } from "@/lib/core/evidence/dockerfile/types";
import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import { bringsCompilers } from "@/lib/core/evidence/images/base";
import { foundationKind, foundationOf, rootCopies } from "@/lib/core/evidence/images/built";
import { cacheLeft, cleanerIn } from "@/lib/core/evidence/images/caches";
import { copiesFromOther, developmentCopied } from "@/lib/core/evidence/images/copied-dependencies";
import { dependencyAct, IN_FOLDER, pipArguments } from "@/lib/core/evidence/images/dependencies";
import { healthcheckOfStage } from "@/lib/core/evidence/images/healthcheck";
import { isBuildPackage, leftoverKind } from "@/lib/core/evidence/images/leftovers";
import { type ImageRun, runsOf, scriptIn, sureOf } from "@/lib/core/evidence/images/runs";
import { onlyRun } from "@/lib/core/evidence/inventory/nothing-built";
import type { BuiltImage, Inventory } from "@/lib/core/evidence/inventory/types";
import type { Span } from "@/lib/core/evidence/source";

/** IMG-6: build tools, package caches, debug and admin tools are absent from images built here. */
export const leftoverPackages: Detector<Inventory> = {
  id: "leftover-packages",
  controls: ["IMG-6"],
  detect(inventory) {
    return [
      ...inventory.images.flatMap(judge),
      ...onlyRun(inventory, "IMG-6", "leftover-only-run"),
    ];
  },
};

/** Of one image; more say no more. */
const MOST = 100;

interface Problem {
  readonly at: Span;
  readonly code: string;
  readonly what?: string;
  readonly partly: boolean;
}

function judge(image: BuiltImage): DraftFinding[] {
  const { subject, shipped, chain, stage } = image;
  const foundation = foundationOf(image);
  const runs = runsOf(chain);
  const finding = { control: "IMG-6", subject, shipped } as const;
  // A problem is one that stands whether or not the commands are run that hang on a variable.
  const sureRuns = runs.map(sureOf);
  const copied = copiesFromOther(chain);
  const sureOnes = problemsOf(sureRuns, image);
  const allOnes = sureRuns.some((run, index) => run !== runs[index])
    ? problemsOf(runs, image)
    : sureOnes;
  const sure = [...sureOnes, ...copiedDependencies(copied, image, true)];
  const most = [...allOnes, ...copiedDependencies(copied, image, false)];
  const keys = new Set(most.map(keyOf));
  const problems = sure.filter((problem) => keys.has(keyOf(problem)));
  // The worst first, so that the rest of a long list can be left out.
  problems.sort((a, b) => Number(a.partly) - Number(b.partly));
  const fails = problems.slice(0, MOST).map(
    ({ at, code, what, partly }): DraftFinding => ({
      outcome: "fail",
      basis: "configured",
      at,
      ...(partly ? { best: "partly" as const } : {}),
      message: what === undefined ? { code } : { code, values: { what } },
      ...finding,
    }),
  );
  if (foundation.kind === "image" && bringsCompilers(foundation.reference)) {
    fails.push({
      outcome: "fail",
      basis: "inferred",
      at: foundation.at,
      best: "partly",
      message: { code: "leftover-base", values: { what: foundation.name } },
      ...finding,
    });
  }
  if (fails.length > 0) return fails;
  if (foundation.kind === "scratch" && runs.length === 0) {
    const message = { code: "leftover-scratch" };
    return [
      { outcome: "not_applicable", basis: "configured", at: foundation.at, message, ...finding },
    ];
  }
  // Whether it is a problem hangs on what is run.
  const open = sure[0] ?? most[0] ?? runs.find(isOpen)?.run;
  if (open) {
    const message = { code: "leftover-open" };
    return [{ outcome: "unknown", basis: "configured", at: open.at, message, ...finding }];
  }
  for (const run of runs) {
    const what = cleanerIn(run);
    if (what === null || !cacheLeft(run).some((code) => isOpenCache(code, run))) continue;
    const message = { code: "leftover-cleaner", values: { what } };
    return [{ outcome: "unknown", basis: "configured", at: run.run.at, message, ...finding }];
  }
  for (const run of runs) {
    const what = scriptIn(run);
    if (what === null) continue;
    const message = { code: "leftover-script", values: { what } };
    return [{ outcome: "unknown", basis: "configured", at: run.run.at, message, ...finding }];
  }
  // What a whole file system brings is that of another stage, in one layer.
  const isFilled = chain.some((one) => rootCopies(one).some(({ from }) => from?.kind === "stage"));
  if (isFilled || foundationKind(foundation) === null) {
    const message = { code: "leftover-unseen-base" };
    return [{ outcome: "unknown", basis: "configured", at: foundation.at, message, ...finding }];
  }
  return [
    {
      outcome: "pass",
      basis: "configured",
      at: stage.from,
      message: { code: runs.some(isOldWay) ? "leftover-none-old-way" : "leftover-none" },
      ...finding,
    },
  ];
}

/** Whether a program that nobody here has read may have emptied a cache. */
function isOpenCache(code: string, run: ImageRun): boolean {
  return code !== "leftover-recommends" && cleanerIn(run) !== null;
}

/** npm's deprecated spelling of `--omit=dev`. */
function isOldWay({ commands }: ImageRun): boolean {
  return commands.some(
    ({ program, words }) =>
      program === "npm" && words.some(({ value }) => /^--(?:only|production)(?:=|$)/.test(value)),
  );
}

/** What is wrong with an image that these lines have made. */
function problemsOf(runs: readonly ImageRun[], image: BuiltImage): Problem[] {
  return [
    ...leftTools(runs, image),
    ...runs.flatMap((run) =>
      cacheLeft(run).flatMap((code) =>
        isOpenCache(code, run) ? [] : { at: run.run.at, code, partly: true },
      ),
    ),
    ...developmentDependencies(runs),
    ...sudo(runs),
    ...exposedShell(image),
  ];
}

function keyOf({ at, code }: Problem): string {
  return `${at.start} ${code}`;
}

/** Installs what a variable names, and doesn't remove it again. */
function isOpen({ acts, removed }: ImageRun): boolean {
  return acts.some(
    ({ action, packages, group }) =>
      action === "install" &&
      !(group !== null && removed.has(group)) &&
      packages.some((name) => /\$[^$|)]/.test(name) && !removed.has(name)),
  );
}

/** Tools that are installed and still there at the end, or only hidden by a later layer. */
function leftTools(runs: readonly ImageRun[], image: BuiltImage): Problem[] {
  const asked = healthTools(image);
  const lastRemoval = new Map<string, number>();
  runs.forEach(({ removed }, index) => {
    for (const name of removed) lastRemoval.set(name, index);
  });
  return runs.flatMap(({ run, commands, acts, removed }, index) => {
    // `apt-mark auto` lets the purge behind it take whatever nobody asks for.
    const sweeps = commands.some(
      ({ program, words }) => program === "apt-mark" && words[1]?.value === "auto",
    );
    if (sweeps) return [];
    const left = new Map<string, Set<string>>();
    for (const { action, packages, group } of acts) {
      if (action !== "install" || (group !== null && removed.has(group))) continue;
      const groupGoes = group === null ? -1 : (lastRemoval.get(group) ?? -1);
      for (const name of packages) {
        const kind = leftoverKind(name) ?? (isBuildPackage(name) ? "headers" : null);
        if (!kind || removed.has(name)) continue;
        if (kind === "download-tool" && asked.has(name)) continue;
        const later = Math.max(groupGoes, lastRemoval.get(name) ?? -1) > index;
        const code = later ? "leftover-later" : `leftover-${kind}`;
        const names = left.get(code);
        if (names) names.add(name);
        else left.set(code, new Set([name]));
      }
    }
    return [...left].map(([code, names]) => ({
      at: run.at,
      code,
      what: [...names].slice(0, 12).join(", "),
      partly: PARTLY.has(code),
    }));
  });
}

/** What is avoidable, or gone from view only: the rest is not met. */
const PARTLY: ReadonlySet<string> = new Set([
  "leftover-later",
  "leftover-download-tool",
  "leftover-headers",
]);

/** What health checks call: the image's own, and those of the containers that run it. */
function healthTools({ chain, usedBy }: BuiltImage): ReadonlySet<string> {
  const texts = usedBy.flatMap(({ healthcheck }) =>
    healthcheck?.kind === "shell"
      ? [healthcheck.script]
      : healthcheck?.kind === "exec"
        ? healthcheck.words
        : [],
  );
  const check = healthcheckOfStage(chain);
  if (check?.kind === "shell") texts.push(check.script);
  if (check?.kind === "exec") texts.push(...check.words);
  const text = texts.join(" ");
  const isScript = SCRIPT.test(text);
  return new Set(["curl", "wget"].filter((tool) => isScript || text.includes(tool)));
}

/** A check of its own may call either of them. */
const SCRIPT = /\.(?:sh|bash)\b|(?:^|\/|\bsh )[\w-]*(?:health-?check|probe)/i;

/** Managers whose every install leaves nothing but what it is asked for. */
const EXACT = /^(?:npm|yarn|pnpm|composer(?:\.phar)?|uv)$/;

/** Whether a line stays in one folder: there, an install without development dependencies removes those that are there. */
function isInPlace({ commands }: ImageRun): boolean {
  return commands.every(
    ({ program, words }) => program !== "cd" && !words.some(({ value }) => IN_FOLDER.test(value)),
  );
}

/** `npm ci` with development dependencies, and no prune behind it. */
function developmentDependencies(runs: readonly ImageRun[]): Problem[] {
  const problems: Problem[] = [];
  for (const run of runs) {
    let program: string | null = null;
    for (const command of run.commands) {
      const act = dependencyAct(run, command);
      if (act === "with-development")
        program ??= pipArguments(command.words) ? "pip" : command.program;
      if (act === "runtime" && program === command.program && EXACT.test(program) && isInPlace(run))
        program = null;
      if (act !== "prune") continue;
      program = null;
      problems.length = 0;
    }
    if (program !== null) {
      const at = run.run.at;
      problems.push({ at, code: "leftover-development", what: program, partly: true });
    }
  }
  return problems;
}

/** A folder of dependencies that another stage has filled, with those of development in it. */
function copiedDependencies(
  copies: readonly CopyLine[],
  { dockerfile }: BuiltImage,
  sure: boolean,
): Problem[] {
  return copies.flatMap((line) => {
    const what = developmentCopied(line, dockerfile, sure);
    const code = "leftover-development-copied";
    return what === null ? [] : [{ at: line.at, code, what, partly: true }];
  });
}

function sudo(runs: readonly ImageRun[]): Problem[] {
  return runs.flatMap(({ run, commands }) =>
    commands.some(({ command }) => command.words[0]?.value === "sudo")
      ? [{ at: run.at, code: "leftover-sudo-used", partly: false }]
      : [],
  );
}

function exposedShell({ chain }: BuiltImage): Problem[] {
  return chain.flatMap(({ instructions }) =>
    instructions.flatMap((line) =>
      line.kind === "EXPOSE" && line.ports.some(({ value }) => holdsSsh(value ?? ""))
        ? [{ at: line.at, code: "leftover-ssh-port", partly: false }]
        : [],
    ),
  );
}

/** Whether `22`, `22/tcp` or a range like `20-25` holds the port of SSH. */
function holdsSsh(port: string): boolean {
  const [, first = "", last = first] = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/tcp)?$/i.exec(port) ?? [];
  return first !== "" && Number(first) <= 22 && Number(last) >= 22;
}
