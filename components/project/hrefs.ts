import type { ProjectPlace } from "@/components/shell/project-places";
import type { ControlId } from "@/lib/core/model/words";

/** The address of a project's overview. */
export function projectHref(projectId: string): string {
  return `/projects/${projectId}`;
}

/** The address of another place of a project, or of a page beside its places. */
export function placeHref(
  projectId: string,
  place: Exclude<ProjectPlace, "overview"> | "basics" | "settings" | "copy",
): string {
  return `${projectHref(projectId)}/${place}`;
}

/** The address of the checklist with a control in focus. */
export function questionHref(projectId: string, control: ControlId): string {
  return `${placeHref(projectId, "checklist")}?control=${control}`;
}
