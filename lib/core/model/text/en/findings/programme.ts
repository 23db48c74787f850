import { by } from "./image";
import type { FindingTexts } from "./texts";

/** What findings about the programme controls say, by code. */
export const programmeFindings: FindingTexts = {
  // PRG-1
  "report-clean": (values) =>
    `A scan of ${values.day} shows no critical hole that can be mended${by(values)}.`,
  "report-criticals": ({ count, what, package: name }) =>
    count === "1"
      ? `A critical hole that can be mended is unanswered: ${what} in ${name}.`
      : `${count} critical holes that can be mended are unanswered, ${what} in ${name} among them.`,
  "report-stale": (values) => `Report of ${values.day}${by(values)}.`,
  "scan-gate": () => "Each run on the release branch scans the image and stops at critical holes.",
  "scan-none": () => "No report and no blocking scan of this image.",
  "scan-seen-clean": () => "A scan was run and shows no critical hole that can be mended.",
  "scan-seen-criticals": () => "A scan was run and shows critical holes that can be mended.",
  "scan-seen-unclear": () =>
    "A scan was run and shows critical holes; whether they can be mended is not shown.",

  // PRG-2
  "scans-deadline-missed": ({ what, package: name, severity, open }) =>
    `Scanned regularly, but ${what} in ${name} (${severity}) had a fix and was open for ${open} days.`,
  "scans-irregular": ({ days }) => `Scans are up to ${days} days apart.`,
  "scans-one-missed": ({ days }) => `One scan was missed: ${days} days without one.`,
  "scans-regular": ({ days }) => `Three scans, at most ${days} days apart, nothing overdue.`,
  "scans-too-few": ({ count }) => `${count} of 3 reports.`,

  // PRG-3
  "scan-automated": () => "A blocking scan in the build and one on a schedule.",
};
