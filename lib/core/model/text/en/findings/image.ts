import type { FindingTexts, FindingValues } from "./texts";

/** What findings about the image controls say, by code. */
export const imageFindings: FindingTexts = {
  // IMG-3
  "report-none": () => "Not scanned here: no report speaks of this image.",
  "report-fresh": (values) => `Scanned ${ago(values)}, nothing overdue${by(values)}.`,
  "report-late": (values) => `The last scan is ${values.days} days old${by(values)}.`,
  "report-old": (values) => `The last scan is ${values.days} days old${by(values)}.`,
  "report-overdue": (values) =>
    `${values.what} in ${values.package} (${values.severity}) has a fix and has been open for ${values.open} days${by(values)}.`,
  "report-undated": (values) => `The report has no date${by(values)}.`,
  "report-from-future": (values) =>
    `The report is dated ${values.day}, a day to come${by(values)}.`,
  "report-empty": (values) =>
    `The scanner recognised no packages: that is not the same as clean${by(values)}.`,
};

function ago({ days }: FindingValues): string {
  if (days === "0") return "today";
  return days === "1" ? "a day ago" : `${days} days ago`;
}

/** What ties a report to its image. A name proves nothing about what runs, so the report's own digest is told. */
export function by({ name, digest }: FindingValues): string {
  const own = digest ? `, report of ${digest}` : "";
  return name === undefined ? ` (matched by digest${own})` : ` (matched by name${own})`;
}
