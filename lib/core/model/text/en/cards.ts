import type { ProjectCards } from "@/lib/core/cards/project-cards";
import type { EndingBase, Radius, UnscannedImage } from "@/lib/core/cards/types";
import { TABLES_DATE } from "@/lib/core/model/tables/date";
import { formatDay } from "./day";

/** How far access reaches, in a word or two. */
export const radiusTexts: Readonly<Record<Radius, string>> = {
  host: "Takes the host",
  others: "Reaches others",
  widens: "Widens a break-in",
};

/** What stands in the way of an image's report, or of its command; empty where nothing does. */
export function unscannedNote({ name, command, isBuilt, isKnown }: UnscannedImage): string {
  const found = [...(name ?? "").matchAll(/\$\{(\w+)\}/g)].map(([, variable]) => variable);
  const variables = [...new Set(found)];
  if (variables.length > 0) {
    const [stand, set] = variables.length > 1 ? ["stand", "them"] : ["stands", "it"];
    return `${listed(variables)} ${stand} nowhere in the files. Set ${set} as where it runs; once the name is written out, its report is recognised.`;
  }
  if (command === null) return "Its name or its build can’t be put into a command.";
  if (!isKnown) {
    return "Built first. Nothing in the files names it: give it a name, so that its report is recognised.";
  }
  return isBuilt ? "Built first: it is made from these files." : "";
}

/** What is said where every image was scanned. */
export function nothingUnscanned({ images }: Pick<ProjectCards, "images">): string {
  if (images === 0) return "No image in these files ships.";
  return images === 1
    ? "A report speaks of the one image that ships."
    : `A report speaks of each of the ${images} images that ship.`;
}

/** What is said where no access beyond need was found. */
export function nothingExcessive({ containers }: Pick<ProjectCards, "containers">): string {
  if (containers === 0) return "No container in these files ships.";
  return `Nothing found on ${count(containers, "container")}. Looked for: privileged mode, the engine’s socket and port, namespaces and folders of the host, added capabilities, isolation that is off, open ports, root, and pipelines that may write everything.`;
}

/** How long an image, or what is in it, is supported. */
export function endingSentence({ product, state, ends }: EndingBase): string {
  switch (state) {
    case "past":
      return ends === null
        ? `${product}: no fixes any more.`
        : `${product}: no fixes since ${formatDay(ends)}.`;
    case "near":
      return `${product}: fixes until ${formatDay(ends ?? "")}.`;
    case "extended":
      return `${product}: past its end, long-term fixes until ${formatDay(ends ?? "")}.`;
  }
}

/** The state of a base in a word. */
export const endingTexts: Readonly<Record<EndingBase["state"], string>> = {
  past: "Past",
  near: "Near",
  extended: "Extended",
};

/** What was looked up for the bases, and what not. */
export function basesLookedAt({
  carried,
  unjudged,
  bases,
}: Pick<ProjectCards, "carried" | "unjudged" | "bases">): string {
  if (carried === 0) return "No image from elsewhere is named in these files.";
  const none =
    bases.length === 0 && unjudged < carried
      ? "None is past its end or within 180 days of it. "
      : "";
  const open =
    unjudged === 0
      ? ""
      : ` ${unjudged === 1 ? "1 is" : `${unjudged} are`} in no table or ${unjudged === 1 ? "names" : "name"} no release: nothing is known of ${unjudged === 1 ? "it" : "them"}.`;
  return `${none}${count(carried, "image")} looked up in tables of ${formatDay(TABLES_DATE)}.${open}`;
}

/** What the cards are made of. */
export function cardsBasis({ dates, unread }: Pick<ProjectCards, "dates" | "unread">): string {
  const [first = ""] = dates;
  const last = dates.at(-1) ?? "";
  const days = first === last ? formatDay(first) : `${formatDay(first)} to ${formatDay(last)}`;
  const missing =
    unread === 0
      ? ""
      : ` ${unread === 1 ? "1 file that ships was" : `${unread} files that ship were`} not read, and may say more.`;
  return `What the newest files show, of ${days}.${missing}`;
}

function count(number: number, what: string): string {
  return number === 1 ? `1 ${what}` : `${number} ${what}s`;
}

function listed(names: readonly (string | undefined)[]): string {
  const [last, ...rest] = [...names].reverse();
  return rest.length > 0 ? `${rest.reverse().join(", ")} and ${last}` : (last ?? "");
}
