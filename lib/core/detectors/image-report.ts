import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import { gather } from "@/lib/core/evidence/gather";
import { imageKey } from "@/lib/core/evidence/images/same";
import type { Inventory, RunningContainer } from "@/lib/core/evidence/inventory/types";
import {
  type Overdue,
  overdueIn,
  reportsBySubject,
  type SubjectReport,
} from "@/lib/core/evidence/reports/by-subject";
import type { ImageReport } from "@/lib/core/evidence/reports/types";
import type { Span } from "@/lib/core/evidence/source";

/** Days after which a report, or an open hole, is no longer a matter of being late. */
const LONG = 90;
const FRESH = 30;

/** IMG-3: every image that runs was scanned lately, and what can be mended was mended in time. */
export const imageReport: Detector<Inventory> = {
  id: "image-report",
  controls: ["IMG-3"],
  detect(inventory) {
    const bySubject = reportsBySubject(inventory);
    const shown = shownScans(inventory);
    return inventory.containers.map((container) => {
      const reports = bySubject.get(container.subject) ?? [];
      const seen =
        reports.length > 0 ? undefined : namesOf(container).find((name) => shown.has(name));
      const at = seen === undefined ? undefined : shown.get(seen);
      return at ? undated(container, at) : judge(container, reports, inventory.asOf);
    });
  },
};

/** Where terminals show a scan, by the image's name. */
function shownScans({ transcripts }: Inventory): ReadonlyMap<string, Span> {
  const shown = new Map<string, Span>();
  for (const { at, shows } of gather(transcripts, ({ observations }) => observations)) {
    const key = shows.kind === "scan" ? imageKey(shows.image) : null;
    if (key !== null) shown.set(key, at);
  }
  return shown;
}

function namesOf({ image, built }: RunningContainer): readonly string[] {
  const names = [image?.value, ...(built?.tags ?? []).map(({ value }) => value)];
  return gather(names, (name) => (name === undefined ? [] : (imageKey(name) ?? [])));
}

/** A terminal has no date of its own. */
function undated({ subject, shipped }: RunningContainer, at: Span): DraftFinding {
  const message = { code: "report-terminal" };
  return { control: "IMG-3", outcome: "unknown", basis: "observed", subject, shipped, at, message };
}

function judge(
  { subject, shipped, image, build, at }: RunningContainer,
  reports: readonly SubjectReport[],
  asOf: string,
): DraftFinding {
  const about = { control: "IMG-3", subject, shipped } as const;
  const [newest] = reports;
  if (!newest) {
    const message = { code: image || build ? "report-none" : "report-no-image" };
    return { outcome: "unknown", basis: "configured", at: image?.at ?? at, message, ...about };
  }
  const { report, basis, age } = newest;
  const found = { basis, at: report.at, ...about };
  const values = valuesOf(newest);
  if (age === null) {
    const code = report.date === null ? "report-undated" : "report-from-future";
    return { outcome: "unknown", message: { code, values }, ...found };
  }
  if (!report.packagesSeen) {
    return { outcome: "unknown", message: { code: "report-empty", values }, ...found };
  }
  const [overdue] = overdueIn(report, asOf, reports);
  if (age > LONG) return { outcome: "fail", message: { code: "report-old", values }, ...found };
  if (overdue) {
    const best = overdue.days > LONG ? "not_met" : "partly";
    const message = { code: "report-overdue", values: { ...values, ...valuesOfOverdue(overdue) } };
    return { ...found, at: overdue.vulnerability.at, outcome: "fail", best, message };
  }
  if (age > FRESH) {
    return { outcome: "fail", best: "partly", message: { code: "report-late", values }, ...found };
  }
  return { outcome: "pass", message: { code: "report-fresh", values }, ...found };
}

/** What the sentences say of a report: its day, its age, and what it was matched by. */
export function valuesOf({ report, basis, age }: SubjectReport): Record<string, string> {
  return {
    day: report.date ?? "",
    days: String(age ?? ""),
    ...(basis === "observed"
      ? { digest: hashOf(report) }
      : { name: report.image.names[0] ?? "", digest: hashOf(report) }),
  };
}

function hashOf({ image }: ImageReport): string {
  const hash = image.digests[0] ?? image.id ?? "";
  return hash.replace(/^sha256:/, "").slice(0, 12);
}

function valuesOfOverdue({ vulnerability, days }: Overdue): Record<string, string> {
  const { id, package: name, severity } = vulnerability;
  return { what: id, package: name, severity, open: String(days) };
}
