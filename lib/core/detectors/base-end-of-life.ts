import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import { gather } from "@/lib/core/evidence/gather";
import type { Foundation } from "@/lib/core/evidence/images/built";
import { foundationsOf } from "@/lib/core/evidence/images/foundations";
import { parseImageReference } from "@/lib/core/evidence/images/reference";
import { imageKey } from "@/lib/core/evidence/images/same";
import { type Support, supportOf, worstSupport } from "@/lib/core/evidence/images/support";
import type { BuiltImage, InspectedImage, Inventory } from "@/lib/core/evidence/inventory/types";
import { oncePer } from "@/lib/core/evidence/once";
import type { Span } from "@/lib/core/evidence/source";
import { minds } from "@/lib/core/evidence/updates/minds";
import type { Act, BuildAct } from "@/lib/core/evidence/workflow/types";
import { daysBetween } from "@/lib/core/scoring/days";

/** IMG-4: what images carry still gets fixes, and rebuilds pick them up. */
export const baseEndOfLife: Detector<Inventory> = {
  id: "base-end-of-life",
  controls: ["IMG-4"],
  detect(inventory) {
    const subjects = [
      ...inventory.images.map((image) => builtSubject(image, inventory)),
      ...runSubjects(inventory),
    ];
    return gather(subjects, (subject) => [
      judge(subject, inventory),
      ...reported(subject, inventory),
      ...aged(subject, inventory),
    ]);
  },
};

/** An image as this control looks at it: what it carries, with the place that says so. */
interface Subject {
  readonly subject: string;
  readonly shipped: boolean;
  /** Where a finding stands that no release decides. */
  readonly at: Span;
  readonly carried: readonly { readonly support: Support; readonly at: Span }[];
  /** Why nothing is carried. */
  readonly empty: "eol-scratch" | "eol-unknown" | "eol-unresolved";
  readonly image: string;
  /** The names that it goes by. */
  readonly names: readonly string[];
  readonly rebuilt: boolean;
}

function builtSubject(image: BuiltImage, inventory: Inventory): Subject {
  const places = foundationsOf(image);
  const [foundation] = places;
  return {
    subject: image.subject,
    shipped: image.shipped,
    at: foundation.at,
    carried: gather(places, (place) => carriedBy(place, inventory.asOf)),
    empty: EMPTY[foundation.kind],
    image: nameOf(foundation),
    names: image.tags.map(({ value }) => value),
    rebuilt:
      places.every(
        (place) =>
          place.kind !== "image" ||
          isKeptUpToDate(inventory, "dockerfile", image.dockerfile.path, place.reference.name),
      ) || isRebuiltOnSchedule(image, inventory),
  };
}

const EMPTY = {
  scratch: "eol-scratch",
  image: "eol-unknown",
  unresolved: "eol-unresolved",
} as const;

function carriedBy(foundation: Foundation, asOf: string): Subject["carried"] {
  if (foundation.kind !== "image") return [];
  return supportOf(foundation.reference, asOf).map((support) => ({ support, at: foundation.at }));
}

/** Images that run and that nobody builds here: those of the tables, and those that hang on a variable. */
function runSubjects(inventory: Inventory): Subject[] {
  return gather(inventory.references, (used): Subject[] => {
    if (used.use !== "deploy" || used.output) return [];
    const reference = used.unresolved === null ? parseImageReference(used.text) : null;
    const carried = reference
      ? supportOf(reference, inventory.asOf).map((support) => ({ support, at: used.at }))
      : [];
    if (
      carried.length === 0 &&
      (used.unresolved === null || isInNoTable(used.text, inventory.asOf))
    )
      return [];
    return [
      {
        subject: used.subject,
        shipped: used.shipped,
        at: used.at,
        carried,
        empty: "eol-unresolved",
        image: used.text.slice(0, 200),
        names: [used.text],
        rebuilt: isKeptUpToDate(inventory, "docker-compose", used.at.path, reference?.name ?? ""),
      },
    ];
  });
}

/** Only the tag hangs on a variable, and no table has an image of that name. */
function isInNoTable(text: string, asOf: string): boolean {
  const name = text.replace(/[:@][^/]*$/, "");
  const reference = name.includes("$") ? null : parseImageReference(name);
  return reference !== null && supportOf(reference, asOf).length === 0;
}

function judge(subject: Subject, { asOf }: Inventory): DraftFinding {
  const { carried, image } = subject;
  const finding = {
    control: "IMG-4",
    subject: subject.subject,
    shipped: subject.shipped,
    basis: "inferred",
  } as const;
  const worst = worstSupport(carried.map(({ support }) => support));
  const at = carried.find(({ support }) => support === worst)?.at ?? subject.at;
  if (!worst) {
    const outcome = subject.empty === "eol-scratch" ? "not_applicable" : "unknown";
    const basis = outcome === "unknown" ? "inferred" : "configured";
    return { ...finding, basis, at, outcome, message: { code: subject.empty, values: { image } } };
  }
  const values = { what: worst.what, ...(worst.ends === null ? {} : { day: worst.ends }) };
  const message = { code: `eol-${worst.state}`, values };
  switch (worst.state) {
    case "ended":
    case "frozen":
      return { at, outcome: "fail", hard: true, message, ...finding };
    case "extended":
    case "ending":
      return { at, outcome: "fail", best: "partly", message, ...finding };
    case "unnamed":
    case "newer":
      return {
        at,
        outcome: "unknown",
        message: { code: message.code, values: { ...values, day: asOf } },
        ...finding,
      };
    case "supported":
      return subject.rebuilt
        ? { at, outcome: "pass", message, ...finding }
        : { at, outcome: "unknown", message: { code: "eol-no-updates", values }, ...finding };
  }
}

/** A scanner knows that the distribution's release has ended. */
function reported({ subject, shipped }: Subject, { reports }: Inventory): DraftFinding[] {
  return gather(reports, ({ report, matches }): DraftFinding[] => {
    const match = matches.find((one) => one.subject === subject);
    if (!match || report.endOfLife?.value !== true) return [];
    const what = report.os ? `${report.os.family} ${report.os.version}` : "";
    return [
      {
        control: "IMG-4",
        outcome: "fail",
        hard: true,
        basis: match.basis,
        subject,
        shipped,
        at: report.endOfLife.at,
        message: { code: "eol-reported", values: { what } },
      },
    ];
  });
}

/** An image that was not rebuilt for a month misses what was mended since. */
function aged(
  { subject, shipped, names }: Subject,
  { inspectedImages, asOf }: Inventory,
): DraftFinding[] {
  if (inspectedImages.length === 0) return [];
  const keys = new Set(gather(names, (name) => imageKey(name) ?? []));
  return gather(inspectedImages, (image): DraftFinding[] => {
    const age = ageOf(image, asOf);
    if (age === null || age <= 30 || !image.tags.some((tag) => keys.has(imageKey(tag) ?? "")))
      return [];
    return [
      {
        control: "IMG-4",
        outcome: "fail",
        basis: "observed",
        subject,
        shipped,
        at: image.at,
        ...(age <= 90 ? { best: "partly" as const } : {}),
        message: { code: "eol-old-build", values: { days: String(age) } },
      },
    ];
  });
}

/** Days since an image was made; null where its date is fixed (reproducible builds) or lies ahead. */
function ageOf({ created }: InspectedImage, asOf: string): number | null {
  const day = created?.slice(0, 10) ?? "";
  const age = daysBetween(day, asOf);
  return day >= "2013" && age >= 0 ? age : null;
}

/** A bot proposes newer bases. */
function isKeptUpToDate(
  { updates }: Inventory,
  manager: Parameters<typeof minds>[1]["manager"],
  path: string,
  name: string,
): boolean {
  return updates.some((bot) => minds(bot, { manager, path, name }));
}

/** A workflow that runs by the clock builds it and pulls. */
function isRebuiltOnSchedule({ dockerfile }: BuiltImage, inventory: Inventory): boolean {
  return scheduledBuilds(inventory).some(({ dockerfile: named, tags }) =>
    // Compose and Bake name no Dockerfile, and build what is there.
    named ? named.value === dockerfile.path : tags.length === 0 || inventory.images.length === 1,
  );
}

/** The builds that a workflow makes by the clock, from bases that it pulls. */
const scheduledBuilds = oncePer(({ workflows }: Inventory): readonly BuildAct[] =>
  gather(
    workflows.filter(({ triggers }) => triggers.some(({ value }) => value === "schedule")),
    ({ acts, jobs }) =>
      acts.filter(
        (act): act is Act & BuildAct =>
          act.kind === "build" &&
          !act.open &&
          ![act.step, jobs.find(({ id }) => id === act.job)].some((one) =>
            leavesOutSchedule(one?.condition?.value ?? ""),
          ) &&
          (/\s--pull(?!=false)/.test(act.step.run?.value ?? "") ||
            act.step.with.some(
              ({ key, value }) => key.value === "pull" && value?.value === "true",
            )),
      ),
  ),
);

/** A condition that a run by the clock does not meet. */
function leavesOutSchedule(condition: string): boolean {
  const asked = /\bevent_name\s*(?:==|!=)/.test(condition);
  if (!asked) return /^\W*false\W*$/.test(condition);
  return (
    /\bevent_name\s*!=\s*['"]schedule/.test(condition) ||
    (/\bevent_name\s*==/.test(condition) && !/\bevent_name\s*==\s*['"]schedule/.test(condition))
  );
}

function nameOf(foundation: Foundation): string {
  if (foundation.kind === "image") return foundation.name;
  return foundation.kind === "unresolved" ? foundation.text.slice(0, 200) : "scratch";
}
