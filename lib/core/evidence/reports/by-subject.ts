import type { Basis } from "../finding";
import type { Inventory } from "../inventory/types";
import { oncePer } from "../once";
import { ageInDays } from "./day";
import type { ImageReport, Vulnerability } from "./types";

/** A report of a subject's image, with how sure that is and how old it is. */
export interface SubjectReport {
  readonly report: ImageReport;
  readonly basis: Extract<Basis, "observed" | "configured">;
  /** Days; null without a date, or with one to come. */
  readonly age: number | null;
}

/** The reports of each subject, the newest first, those without a date last. */
export function reportsBySubject({
  reports,
  asOf,
}: Pick<Inventory, "reports" | "asOf">): ReadonlyMap<string, readonly SubjectReport[]> {
  const bySubject = new Map<string, SubjectReport[]>();
  for (const { report, matches } of reports) {
    const age = ageInDays(report.date, asOf);
    for (const { subject, basis } of matches) {
      const list = bySubject.get(subject);
      if (list) list.push({ report, basis, age });
      else bySubject.set(subject, [{ report, basis, age }]);
    }
  }
  for (const list of bySubject.values()) {
    list.sort((a, b) => (a.age ?? Number.MAX_SAFE_INTEGER) - (b.age ?? Number.MAX_SAFE_INTEGER));
  }
  return bySubject;
}

/** How many days a hole that can be mended may stay open, by its severity. */
const DEADLINES = { critical: 7, high: 30 } as const;

/** A hole that can be mended and is open for longer than its severity allows. */
export interface Overdue {
  readonly vulnerability: Vulnerability;
  readonly days: number;
}

/**
 * What is overdue in a report, the longest open first. A hole's age on `day` counts from the day its advisory was
 * published, or, where the report doesn't say, from the first report of its subject, `all`, that shows it.
 */
export function overdueIn(
  report: ImageReport,
  day: string,
  all: readonly SubjectReport[],
): readonly Overdue[] {
  const overdue: Overdue[] = [];
  for (const vulnerability of report.vulnerabilities) {
    const { severity, fixable, published } = vulnerability;
    if (!fixable || (severity !== "critical" && severity !== "high")) continue;
    const since = published ?? firstSeen(all).get(keyOf(vulnerability)) ?? null;
    const days = since === null ? null : ageInDays(since, day);
    if (days !== null && days > DEADLINES[severity]) overdue.push({ vulnerability, days });
  }
  return overdue.sort((a, b) => b.days - a.days);
}

/** The day of the first report that shows each hole. */
const firstSeen = oncePer((all: readonly SubjectReport[]): ReadonlyMap<string, string> => {
  const days = new Map<string, string>();
  for (const { report } of all) {
    const { date, vulnerabilities } = report;
    if (date === null) continue;
    for (const one of vulnerabilities) {
      const known = days.get(keyOf(one));
      if (known === undefined || date < known) days.set(keyOf(one), date);
    }
  }
  return days;
});

function keyOf({ id, package: name }: Vulnerability): string {
  return `${id} ${name}`;
}

/** The critical holes that can be mended. */
export function fixableCriticals({ vulnerabilities }: ImageReport): readonly Vulnerability[] {
  return vulnerabilities.filter(({ severity, fixable }) => severity === "critical" && fixable);
}
