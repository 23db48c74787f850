import type { ProjectPlace } from "@/components/shell/project-places";
import type { ControlId } from "@/lib/core/model/words";

/** The address of a project's overview. */
export function projectHref(projectId: string): string {
  return `/projects/${projectId}`;
}

/** The address of another place of a project, or of a page beside its places. */
export function placeHref(
  projectId: string,
  place:
    | Exclude<ProjectPlace, "overview">
    | "basics"
    | "settings"
    | "copy"
    | "snapshots"
    | "catalogue",
): string {
  return `${projectHref(projectId)}/${place}`;
}

/** The address of what files propose for a control, on the page of a project's evidence. */
export function proposalHref(projectId: string, control: ControlId): string {
  return `${placeHref(projectId, "evidence")}#review-${control}`;
}

/** The address of a snapshot of a project. */
export function snapshotHref(projectId: string, snapshotId: string): string {
  return `${placeHref(projectId, "snapshots")}/${snapshotId}`;
}

/** The address where files come into a project. */
export function addEvidenceHref(projectId: string): string {
  return `${placeHref(projectId, "evidence")}/add`;
}

/** The address of a file of a project, at a line of it. */
export function evidenceFileHref(projectId: string, fileId: string, line?: number | null): string {
  return `${placeHref(projectId, "evidence")}/${fileId}${line ? `#L${line}` : ""}`;
}

/** The address where two states of a project are compared: each a snapshot's id, a day, or `today`. */
export function compareHref(projectId: string, from?: string, to?: string): string {
  const asked = new URLSearchParams({ ...(from ? { from } : {}), ...(to ? { to } : {}) });
  return `${projectHref(projectId)}/compare${asked.size > 0 ? `?${asked}` : ""}`;
}

/** The address of the checklist with a control in focus. */
export function questionHref(projectId: string, control: ControlId): string {
  return `${placeHref(projectId, "checklist")}?control=${control}`;
}
