import { environmentTexts, platformTexts } from "@/lib/core/model/text/en/catalogue";
import type { ProjectInput, ProjectSettings } from "@/lib/schemas/project";

/** One thing that somebody else has set otherwise. */
export interface SettingDifference {
  readonly label: string;
  /** What it is now, in words. */
  readonly theirs: string;
}

/** What stands in a project now and is not what was typed, in the order of the form. */
export function settingsDifferences(
  theirs: ProjectSettings,
  yours: ProjectInput,
  teams: readonly { readonly id: string; readonly name: string }[],
): readonly SettingDifference[] {
  const tags = theirs.tags.join(", ");
  const team = teams.find(({ id }) => id === theirs.teamId)?.name ?? "another team";
  const all: readonly (SettingDifference & { readonly differs: boolean })[] = [
    { label: "Name", theirs: theirs.name, differs: theirs.name !== yours.name.trim() },
    {
      label: "Description",
      theirs: theirs.description || "empty",
      differs: theirs.description !== (yours.description ?? "").trim(),
    },
    {
      label: "Environment",
      theirs: environmentTexts[theirs.environment].label,
      differs: theirs.environment !== yours.environment,
    },
    {
      label: "Target",
      theirs: `level ${theirs.target}`,
      differs: yours.target !== undefined && theirs.target !== yours.target,
    },
    {
      label: "Runs on",
      theirs: platformTexts[theirs.platform].label,
      differs: theirs.platform !== yours.platform,
    },
    { label: "Tags", theirs: tags || "none", differs: tags !== (yours.tags ?? []).join(", ") },
    {
      label: "Seen by",
      theirs: theirs.teamId === null ? "the whole organisation" : team,
      differs: theirs.teamId !== (yours.teamId ?? null),
    },
  ];
  return all
    .filter(({ differs }) => differs)
    .map(({ label, theirs: now }) => ({ label, theirs: now }));
}
