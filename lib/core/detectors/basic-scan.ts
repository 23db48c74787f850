import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import { imageKey } from "@/lib/core/evidence/images/same";
import type { Inventory } from "@/lib/core/evidence/inventory/types";
import {
  fixableCriticals,
  reportsBySubject,
  type SubjectReport,
} from "@/lib/core/evidence/reports/by-subject";
import {
  reportsOf,
  type ScanSubject,
  scanSubjects,
} from "@/lib/core/evidence/reports/scan-subjects";
import { sameImage } from "@/lib/core/evidence/workflow/names";
import { isBefore, pipelinesOf } from "@/lib/core/evidence/workflow/pipelines";
import {
  isScan,
  type PlacedScan,
  scannedBuilds,
} from "@/lib/core/evidence/workflow/scanned-builds";
import { valuesOf } from "./image-report";

const FRESH = 30;

/** PRG-1: every image built here was scanned, and somebody reads the result: a fresh report, or a run that stops. */
export const basicScan: Detector<Inventory> = {
  id: "basic-scan",
  controls: ["PRG-1"],
  detect(inventory) {
    const bySubject = reportsBySubject(inventory);
    const gates = gatesOf(inventory);
    const subjects = scanSubjects(inventory);
    const shown = shownScans(inventory, subjects);
    const judged = subjects.map((subject) => ({
      subject,
      reports: reportsOf(subject, bySubject),
      gate: gates(subject),
      seen: shown.filter((scan) => scan.subject === subject).map(({ finding }) => finding),
    }));
    // A terminal alone speaks of what it names; beside other files its image is another one.
    const alone = subjects.length === 0 ? shown.map(({ finding }) => finding) : [];
    // Without a single scan there is nothing to say: what nobody has said stays open.
    const isSilent = judged.every(
      ({ reports, gate, seen }) => reports.length === 0 && !gate && seen.length === 0,
    );
    if (isSilent) return alone;
    return judged.flatMap(({ subject, reports, gate, seen }) =>
      seen.length > 0 && reports.length === 0 && !gate
        ? seen
        : [...seen, ...judge(subject, reports, gate)],
    );
  },
};

function judge(
  { subject, shipped, at }: ScanSubject,
  reports: readonly SubjectReport[],
  gate: PlacedScan | null,
): DraftFinding[] {
  const about = { control: "PRG-1", subject, shipped } as const;
  const found: DraftFinding[] = gate
    ? [
        {
          outcome: "pass",
          basis: "configured",
          at: gate.at,
          message: { code: "scan-gate", values: { tool: gate.tool } },
          ...about,
        },
      ]
    : [];
  const usable = reports.filter(({ report, age }) => age !== null && report.packagesSeen);
  const [newest] = usable.length > 0 ? usable : reports;
  if (!newest) {
    if (gate) return found;
    const message = { code: "scan-none" };
    return [{ outcome: "unknown", basis: "configured", at, message, ...about }];
  }
  const { report, basis, age } = newest;
  const place = { basis, at: report.at, ...about };
  const values = valuesOf(newest);
  if (age === null || age > FRESH || !report.packagesSeen) {
    const code =
      report.date === null
        ? "report-undated"
        : age === null
          ? "report-from-future"
          : report.packagesSeen
            ? "report-stale"
            : "report-empty";
    return gate ? found : [{ outcome: "unknown", message: { code, values }, ...place }];
  }
  const open = fixableCriticals(report);
  const [first] = open;
  if (!first) {
    return [...found, { outcome: "pass", message: { code: "report-clean", values }, ...place }];
  }
  const message = {
    code: "report-criticals",
    values: { ...values, what: first.id, package: first.package, count: String(open.length) },
  };
  return [...found, { ...place, at: first.at, outcome: "fail", best: "partly", message }];
}

interface ShownScan {
  readonly subject: ScanSubject | null;
  readonly finding: DraftFinding;
}

/** What terminals show of scans, with the image of the input that each looked at. */
function shownScans(inventory: Inventory, subjects: readonly ScanSubject[]): readonly ShownScan[] {
  return inventory.transcripts.flatMap(({ observations }) =>
    observations.flatMap(({ at, subject, shows }): ShownScan[] => {
      if (shows.kind !== "scan") return [];
      const key = imageKey(shows.image);
      const found = subjects.find(({ tags }) =>
        tags.some((tag) => key !== null && imageKey(tag) === key),
      );
      const { critical, fixable } = shows;
      const about = {
        control: "PRG-1",
        subject: found?.subject ?? subject,
        shipped: found?.shipped ?? inventory.ships(at.path),
        basis: "observed",
        at,
      } as const;
      const finding: DraftFinding =
        critical === 0
          ? { outcome: "pass", message: { code: "scan-seen-clean" }, ...about }
          : fixable === null || critical === null
            ? { outcome: "unknown", message: { code: "scan-seen-unclear" }, ...about }
            : fixable > 0
              ? {
                  outcome: "fail",
                  best: "partly",
                  message: { code: "scan-seen-criticals" },
                  ...about,
                }
              : { outcome: "pass", message: { code: "scan-seen-clean" }, ...about };
      return [{ subject: found ?? null, finding }];
    }),
  );
}

/** Per subject, the scan of a workflow that stops the run on the release branch. */
function gatesOf(inventory: Inventory): (subject: ScanSubject) => PlacedScan | null {
  const pipelines = pipelinesOf(inventory.workflows);
  const builds = scannedBuilds(pipelines);
  const scans = pipelines.flatMap(({ acts }) => acts.filter(isScan));
  const alone = inventory.images.length === 1;
  const stops = (scan: PlacedScan) =>
    scan.looksAt === "image" && scan.weakness === null && scan.releases === true && !scan.open;
  return ({ built }) => {
    if (!built) return null;
    const own = builds.filter(({ build }) =>
      build.dockerfile ? build.dockerfile.value === built.dockerfile.path : alone,
    );
    const paired = own.flatMap((one) => one.scans).find(stops);
    const named = scans.find(
      (scan) =>
        stops(scan) &&
        // Before the build, the name stands for an older image.
        !own.some(({ build }) => isBefore(scan, build)) &&
        built.tags.some((tag) => scan.image !== null && sameImage(tag.value, scan.image)),
    );
    return paired ?? named ?? null;
  };
}
