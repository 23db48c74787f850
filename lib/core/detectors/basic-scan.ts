import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
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
import { pipelinesOf } from "@/lib/core/evidence/workflow/pipelines";
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
    const judged = scanSubjects(inventory).map((subject) => ({
      subject,
      reports: reportsOf(subject, bySubject),
      gate: gates(subject),
    }));
    // Without a single scan there is nothing to say: what nobody has said stays open.
    if (judged.every(({ reports, gate }) => reports.length === 0 && !gate)) return [];
    return judged.flatMap(({ subject, reports, gate }) => judge(subject, reports, gate));
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
          ...about,
          outcome: "pass",
          basis: "configured",
          at: gate.at,
          message: { code: "scan-gate", values: { tool: gate.tool } },
        },
      ]
    : [];
  const usable = reports.filter(({ report, age }) => age !== null && report.packagesSeen);
  const [newest] = usable.length > 0 ? usable : reports;
  if (!newest) {
    if (gate) return found;
    const message = { code: "scan-none" };
    return [{ ...about, outcome: "unknown", basis: "configured", at, message }];
  }
  const { report, basis, age } = newest;
  const place = { ...about, basis, at: report.at };
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
    return gate ? found : [{ ...place, outcome: "unknown", message: { code, values } }];
  }
  const open = fixableCriticals(report);
  const [first] = open;
  if (!first) {
    return [...found, { ...place, outcome: "pass", message: { code: "report-clean", values } }];
  }
  const message = {
    code: "report-criticals",
    values: { ...values, what: first.id, package: first.package, count: String(open.length) },
  };
  return [...found, { ...place, at: first.at, outcome: "fail", best: "partly", message }];
}

/** Per subject, the scan of a workflow that stops the run on the release branch. */
function gatesOf(inventory: Inventory): (subject: ScanSubject) => PlacedScan | null {
  const pipelines = pipelinesOf(inventory.workflows);
  const builds = scannedBuilds(pipelines);
  const scans = pipelines.flatMap(({ acts }) => acts.filter(isScan));
  const alone = inventory.images.length === 1;
  const stops = (scan: PlacedScan) =>
    scan.looksAt === "image" && scan.weakness === null && scan.releases === true;
  return ({ built }) => {
    if (!built) return null;
    const own = builds.filter(({ build }) =>
      build.dockerfile ? build.dockerfile.value === built.dockerfile.path : alone,
    );
    const paired = own.flatMap((one) => one.scans).find(stops);
    const named = scans.find(
      (scan) =>
        stops(scan) &&
        built.tags.some((tag) => scan.image !== null && sameImage(tag.value, scan.image)),
    );
    return paired ?? named ?? null;
  };
}
