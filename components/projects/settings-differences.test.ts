import { expect, test } from "vitest";
import type { ProjectSettings } from "@/lib/schemas/project";
import { settingsDifferences } from "./settings-differences";

const THEIRS: ProjectSettings = {
  name: "Crane",
  description: "",
  environment: "production",
  target: 3,
  platform: "compose",
  tags: ["shore", "night"],
  teamId: null,
};
const TEAMS = [{ id: "t1", name: "Harbour" }];

test("what both say alike is no difference, blanks around it aside", () => {
  expect(
    settingsDifferences(THEIRS, { ...THEIRS, name: " Crane ", target: undefined }, TEAMS),
  ).toEqual([]);
});

test("each thing that was set otherwise is named with what it is now", () => {
  const yours = {
    name: "Harbour crane",
    description: "Moves",
    environment: "staging",
    target: 2,
    platform: "docker",
    tags: ["shore"],
    teamId: "t1",
  } as const;
  expect(settingsDifferences(THEIRS, { ...yours, tags: [...yours.tags] }, TEAMS)).toEqual([
    { label: "Name", theirs: "Crane" },
    { label: "Description", theirs: "empty" },
    { label: "Environment", theirs: "Production" },
    { label: "Target", theirs: "level 3" },
    { label: "Runs on", theirs: "Compose" },
    { label: "Tags", theirs: "shore, night" },
    { label: "Seen by", theirs: "the whole organisation" },
  ]);
  expect(settingsDifferences({ ...THEIRS, teamId: "t1" }, THEIRS, TEAMS)).toEqual([
    { label: "Seen by", theirs: "Harbour" },
  ]);
});
