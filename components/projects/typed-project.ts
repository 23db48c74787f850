import type { Platform } from "@/lib/core/model/words";
import type { ProjectInput, ProjectSettings } from "@/lib/schemas/project";
import { type Aim, aimOf, NO_AIM } from "./aim";

/** What a person has typed about a project so far. */
export interface TypedProject {
  readonly name: string;
  readonly description: string;
  readonly aim: Aim;
  readonly platform: Platform | null;
  /** With commas between them. */
  readonly tags: string;
  readonly teamId: string | null;
}

export const NOTHING_TYPED: TypedProject = {
  name: "",
  description: "",
  aim: NO_AIM,
  platform: null,
  tags: "",
  teamId: null,
};

/** A form filled with what a project says of itself. */
export function typedOf(settings: ProjectSettings): TypedProject {
  const { name, description, platform, tags, teamId } = settings;
  return { name, description, aim: aimOf(settings), platform, tags: tags.join(", "), teamId };
}

/** What the server is asked to keep, or a message for each choice that nobody has made. */
export function projectInputOf(
  typed: TypedProject,
): { readonly input: ProjectInput } | { readonly fields: Readonly<Record<string, string>> } {
  const { name, description, aim, platform, teamId } = typed;
  const { environment, target } = aim;
  if (name.trim() === "" || environment === null || platform === null) {
    return {
      fields: {
        ...(name.trim() === "" ? { name: "Give the project a name." } : {}),
        ...(environment === null ? { environment: "Choose an environment." } : {}),
        ...(platform === null ? { platform: "Choose what it runs on." } : {}),
      },
    };
  }
  const tags = tagsOf(typed.tags);
  return {
    input: { name, description, environment, target: target ?? undefined, platform, tags, teamId },
  };
}

/** The tags in a line with commas between them, each once. */
export function tagsOf(line: string): string[] {
  const tags = line.split(",").map((tag) => tag.trim());
  return [...new Set(tags.filter((tag) => tag !== ""))];
}
