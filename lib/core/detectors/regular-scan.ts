import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import type { Inventory } from "@/lib/core/evidence/inventory/types";
import {
  overdueIn,
  reportsBySubject,
  type SubjectReport,
} from "@/lib/core/evidence/reports/by-subject";
import {
  reportsOf,
  type ScanSubject,
  scanSubjects,
} from "@/lib/core/evidence/reports/scan-subjects";

/** Days between two scans, and since the last one. */
const INTERVAL = 30;
/** Reports that make a habit. */
const NEEDED = 3;

/** PRG-2: scans are repeated at least every 30 days, and what they show is mended in time. */
export const regularScan: Detector<Inventory> = {
  id: "regular-scan",
  controls: ["PRG-2"],
  detect(inventory) {
    const bySubject = reportsBySubject(inventory);
    const judged = scanSubjects(inventory).map((subject) => ({
      subject,
      reports: datedOf(reportsOf(subject, bySubject)),
    }));
    if (judged.every(({ reports }) => reports.length === 0)) return [];
    return judged.map(({ subject, reports }) => judge(subject, reports));
  },
};

type Dated = SubjectReport & { readonly age: number; readonly day: string };

/** One report a day, the newest first. */
function datedOf(reports: readonly SubjectReport[]): readonly Dated[] {
  const byDay = new Map<string, Dated>();
  for (const one of reports) {
    const day = one.report.date;
    if (one.age === null || day === null || !one.report.packagesSeen || byDay.has(day)) continue;
    byDay.set(day, { ...one, age: one.age, day });
  }
  return [...byDay.values()];
}

function judge({ subject, shipped, at }: ScanSubject, reports: readonly Dated[]): DraftFinding {
  const about = { control: "PRG-2", subject, shipped } as const;
  const series = reports.slice(0, NEEDED);
  const [newest] = series;
  const count = String(series.length);
  if (!newest) {
    const message = { code: "scans-too-few", values: { count } };
    return { outcome: "unknown", basis: "configured", at, message, ...about };
  }
  // A habit is as sure as its least sure report.
  const basis = series.some((one) => one.basis === "configured") ? "configured" : "observed";
  const place = { basis, at: newest.report.at, ...about } as const;
  if (series.length < NEEDED) {
    return { outcome: "unknown", message: { code: "scans-too-few", values: { count } }, ...place };
  }
  const gaps = series.map(({ age }, index) => age - (series[index - 1]?.age ?? 0));
  const missed = gaps.reduce((sum, gap) => sum + Math.max(0, Math.ceil(gap / INTERVAL) - 1), 0);
  const longest = String(Math.max(...gaps));
  if (missed > 1) {
    const message = { code: "scans-irregular", values: { days: longest } };
    return { outcome: "unknown", message, ...place };
  }
  const late = series.flatMap(({ report, day }) => overdueIn(report, day, reports).slice(0, 1))[0];
  if (late) {
    const { id, package: name, severity } = late.vulnerability;
    const values = { what: id, package: name, severity, open: String(late.days) };
    const message = { code: "scans-deadline-missed", values };
    return { ...place, at: late.vulnerability.at, outcome: "fail", best: "partly", message };
  }
  if (missed === 1) {
    const message = { code: "scans-one-missed", values: { days: longest } };
    return { outcome: "fail", best: "partly", message, ...place };
  }
  const message = { code: "scans-regular", values: { days: longest } };
  return { outcome: "pass", message, ...place };
}
