import type { Role } from "@/lib/core/model/words";

/** What a role does, in a line, for who gives it and who gets it. */
export const roleWords = {
  owner: "Sees and changes every project, and decides who belongs here.",
  assessor: "Makes and answers projects: those for everyone and those of their teams.",
  reviewer: "Reads every project and the audit log.",
  viewer: "Reads projects: those for everyone and those of their teams.",
} as const satisfies Record<Role, string>;

/** A role with its article: "an assessor". */
export function aRole(role: Role): string {
  return `${/^[aeiou]/.test(role) ? "an" : "a"} ${role}`;
}
