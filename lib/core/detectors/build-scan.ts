import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import { onlyRun } from "@/lib/core/evidence/inventory/nothing-built";
import type { Inventory } from "@/lib/core/evidence/inventory/types";
import { oncePer } from "@/lib/core/evidence/once";
import { nameOf } from "@/lib/core/evidence/paths";
import { mayHide, SCANNING } from "@/lib/core/evidence/workflow/gaps";
import { firstName } from "@/lib/core/evidence/workflow/names";
import {
  conditionAfter,
  isBefore,
  mayBeSkipped,
  type Pipeline,
  pipelinesOf,
} from "@/lib/core/evidence/workflow/pipelines";
import {
  type PlacedScan,
  type ScannedBuild,
  scanElsewhere,
  scannedBuilds,
} from "@/lib/core/evidence/workflow/scanned-builds";
import type { Step } from "@/lib/core/evidence/workflow/types";

/** BLD-4: every build of an image that is released is scanned before it is pushed, and the scan can stop it. */
export const buildScan: Detector<Inventory> = {
  id: "build-scan",
  controls: ["BLD-4"],
  detect(inventory) {
    const pipelines = pipelinesOf(inventory.workflows);
    const builds = scannedBuilds(pipelines);
    if (builds.length === 0) return [...onlyRun(inventory, "BLD-4", "nothing-built")];
    const absent = inventory.complete && !inventory.unseen && !mayHide(pipelines, SCANNING);
    return builds.flatMap((one) => judge(one, pipelines, absent, inventory));
  },
};

function judge(
  one: ScannedBuild,
  pipelines: readonly Pipeline[],
  absent: boolean,
  inventory: Inventory,
): DraftFinding[] {
  const { build, scans, openScans, scannedAgain, fileScans } = one;
  const about: About = {
    control: "BLD-4",
    basis: "configured",
    subject: subjectOf(one),
    shipped: inventory.ships(build.path),
  };
  const judged = scans.map((scan) => judgeScan(scan, one, about, inventory));
  const best = judged.sort((a, b) => weight(a) - weight(b))[0];
  const holds = (found: readonly DraftFinding[]) =>
    found.every(({ outcome }) => outcome !== "fail");
  if (best && holds(best)) return best;
  const open = openScans.find((scan) => !best || holds(judgeScan(scan, one, about, inventory)));
  if (open && !scannedAgain) return [unclear(about, open.at, "build-scan-which")];
  if (best) return best;
  if (scannedAgain) return [unclear(about, build.at, "build-scan-again")];
  const elsewhere = scanElsewhere(build, one.pipeline, pipelines);
  if (elsewhere) return [weak(about, elsewhere.at, "build-scan-elsewhere", one)];
  const [file] = fileScans;
  if (file) return [weak(about, file.at, "build-scan-files", one)];
  const message = { code: absent ? "build-scan-none" : "build-scan-unseen" };
  return [{ outcome: absent ? "fail" : "unknown", at: build.at, message, ...about }];
}

type About = Pick<DraftFinding, "control" | "basis" | "subject" | "shipped">;

/** What one scan is worth for a build: a pass, or each reason why it isn't. */
function judgeScan(
  scan: PlacedScan,
  one: ScannedBuild,
  about: About,
  { paths }: Inventory,
): DraftFinding[] {
  const { weakness, unpinned, releases } = scan;
  const found: DraftFinding[] = [];
  if (
    weakness?.value === "unclear" ||
    (weakness?.value === "exit-code" && (readsResult(scan) || isConfigured(scan, paths)))
  ) {
    found.push(unclear(about, weakness.at, "build-scan-unclear"));
  } else if (weakness) {
    found.push(weak(about, weakness.at, `build-scan-${weakness.value}`, one));
  }
  if (one.build.releases === false) {
    found.push(unclear(about, scan.at, "build-scan-unreleased"));
  } else if (releases === false) {
    found.push(weak(about, scan.step.condition?.at ?? scan.at, "build-scan-not-released", one));
  } else if (releases === null || mayBeSkipped(scan, one.build)) {
    found.push(unclear(about, scan.step.condition?.at ?? scan.at, "build-scan-conditional"));
  }
  const early = one.pushes.find((push) => !isBefore(scan, push));
  if (early) {
    const related = [{ at: early.at, why: { code: "build-scan-push" } }];
    found.push({ ...weak(about, scan.at, "build-scan-after-push", one), related });
  } else found.push(...judgeWaiting(scan, one, about));
  if (unpinned) {
    const values = { what: unpinned.value };
    found.push({
      ...weak(about, unpinned.at, "scanner-unpinned", one),
      message: { code: "scanner-unpinned", values },
    });
  }
  if (found.length > 0) return found;
  const message = { code: "build-scan-blocks", values: { tool: scan.tool } };
  return [{ outcome: "pass", at: scan.at, message, ...about }];
}

/** Whether the pushes behind a scan wait for it to succeed. */
function judgeWaiting(scan: PlacedScan, one: ScannedBuild, about: About): DraftFinding[] {
  const waits = one.pushes.map((push) => {
    const condition = conditionAfter(scan, push);
    return { at: condition?.at ?? push.at, anyway: runsAnyway(condition?.value ?? "", scan) };
  });
  const anyway = waits.find((wait) => wait.anyway);
  if (anyway) return [weak(about, anyway.at, "build-scan-push-anyway", one)];
  const open =
    waits.find((wait) => wait.anyway === null) ??
    one.openPushes.find((push) => !isBefore(scan, push));
  return open ? [unclear(about, open.at, "build-scan-waits")] : [];
}

/** Whether a condition lets something begin after a scan that failed; null where it hangs on other results. */
function runsAnyway(condition: string, { chain, step }: PlacedScan): boolean | null {
  if (!/\b(?:always|cancelled|failure)\(\)/.test(condition)) return false;
  if (!condition.includes("||")) {
    if (/!\s*failure\(\)|\bsuccess\(\)/.test(condition)) return false;
    const asked = condition.matchAll(SUCCEEDED);
    const names = [step.id, ...chain.map(({ job }) => job.id)];
    if ([...asked].some(([, name]) => names.includes(name ?? ""))) return false;
  }
  return /\b(?:needs|steps)\./.test(condition) ? null : true;
}

/** `needs.scan.result == 'success'` */
const SUCCEEDED =
  /\b(?:needs|steps)\.([\w-]{1,100})\.(?:result|outcome|conclusion)\s{0,9}==\s{0,9}'success'/g;

/** What the command line leaves out may stand in the scanner's own file. */
function isConfigured({ tool, weakness, at }: PlacedScan, paths: readonly string[]): boolean {
  const config = CONFIGURATIONS[tool];
  return (
    weakness?.at.start === at.start &&
    config !== undefined &&
    paths.some((path) => config.test(path))
  );
}

const CONFIGURATIONS: Readonly<Record<string, RegExp>> = {
  trivy: /(^|\/)trivy\.ya?ml$/,
  grype: /(^|\/)\.grype(\/config)?\.ya?ml$/,
};

/** What follows in the same job may read what the scan wrote, and stop the run by itself. */
const readsResult = oncePer(({ chain, step, at }: PlacedScan): boolean => {
  let behind = "";
  for (const command of step.commands) {
    if (command.at.start <= at.start) continue;
    behind += `${command.words.map(({ value }) => value).join(" ")}\n`;
    if (behind.length >= LONGEST) break;
  }
  const steps = chain.at(-1)?.job.steps ?? [];
  return stopsByResult(behind) || steps.slice(steps.indexOf(step) + 1).some(stops);
});

const stops = oncePer(({ run }: Step) => stopsByResult(run?.value ?? ""));

function stopsByResult(script: string): boolean {
  return (
    script.length < LONGEST &&
    (/\btrivy convert\b/.test(script) ? /--exit-code/ : /\bexit [1-9$]/).test(script) &&
    /critical|trivy|grype|scout|vulnerab/i.test(script)
  );
}

/** Longer scripts do more than read a result. */
const LONGEST = 20_000;

function weak(
  about: About,
  at: DraftFinding["at"],
  code: string,
  { build }: ScannedBuild,
): DraftFinding {
  const related = at === build.at ? [] : [{ at: build.at, why: { code: "build-scan-build" } }];
  return { outcome: "fail", best: "partly", at, message: { code }, related, ...about };
}

function unclear(about: About, at: DraftFinding["at"], code: string): DraftFinding {
  return { outcome: "unknown", at, message: { code }, ...about };
}

/** The better of two scans has fewer faults, and only known ones. */
function weight(findings: readonly DraftFinding[]): number {
  return findings.reduce(
    (sum, { outcome }) => sum + (outcome === "fail" ? 2 : outcome === "unknown" ? 3 : 0),
    0,
  );
}

function subjectOf({ build }: ScannedBuild): string {
  const tag = firstName(build.tags.map(({ value }) => value));
  const name = tag ?? build.dockerfile?.value ?? build.job;
  return `build ${name} (${nameOf(build.path)})`;
}
