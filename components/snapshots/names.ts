import { isControlId } from "@/lib/core/model/controls";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import { areaTexts, requirementTitles } from "@/lib/core/model/text/en/catalogue";

/*
 * Names of what a snapshot holds. It may be of a catalogue that had controls, requirements or areas which this one
 * lacks: those are called by their ids.
 */

/** The title of a control; its id where this catalogue lacks it. */
export function frozenControl(id: string): string {
  return isControlId(id) ? CONTROL_TEXT[id].title : id;
}

/** The title of a requirement, of a strict policy's too; its id where this catalogue lacks it. */
export function frozenRequirement(id: string): string {
  if (/^strict-[1-4]$/.test(id)) return "Added by the strict policy";
  const titles: Readonly<Record<string, string>> = requirementTitles;
  return Object.hasOwn(titles, id) ? (titles[id] ?? id) : id;
}

/** The name of an area; its id where this catalogue lacks it. */
export function frozenArea(id: string): string {
  const texts: Readonly<Record<string, { readonly name: string }>> = areaTexts;
  return Object.hasOwn(texts, id) ? (texts[id]?.name ?? id) : id;
}
