import { expect, test } from "vitest";
import { projectInput } from "@/lib/schemas/project";
import { NO_AIM, withEnvironment } from "./aim";
import { projectInputOf, type TypedProject, tagsOf } from "./typed-project";

const NOTHING: TypedProject = {
  name: "  ",
  description: "",
  aim: NO_AIM,
  platform: null,
  tags: "",
  teamId: null,
};

test("everything that is missing is said at once", () => {
  expect(projectInputOf(NOTHING)).toEqual({
    fields: {
      name: "Give the project a name.",
      environment: "Choose an environment.",
      platform: "Choose what it runs on.",
    },
  });
});

test("what is complete is what the schema accepts, with the environment's target", () => {
  const typed: TypedProject = {
    ...NOTHING,
    name: " booking-api ",
    aim: withEnvironment(NO_AIM, "production"),
    platform: "compose",
    tags: "pci, harbour,",
  };
  const outcome = projectInputOf(typed);
  expect("input" in outcome && projectInput.parse(outcome.input)).toEqual({
    name: "booking-api",
    description: "",
    environment: "production",
    target: 3,
    platform: "compose",
    tags: ["pci", "harbour"],
    teamId: null,
  });
});

test("tags come out once each, without blanks", () => {
  expect(tagsOf(" pci ,, two words,pci, ")).toEqual(["pci", "two words"]);
  expect(tagsOf("")).toEqual([]);
});
