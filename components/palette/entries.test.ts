import { describe, expect, test } from "vitest";
import type { Palette } from "@/lib/actions/palette";
import { type Entry, entriesOf, found } from "./entries";

const HERE = { id: "p1", name: "payments-api" };
const PALETTE: Palette = {
  projects: [
    { id: "p1", name: "payments-api", team: "Payments", isArchived: false },
    { id: "p2", name: "old container farm", team: null, isArchived: true },
  ],
  controls: [
    { id: "CTR-1", title: "Run as non-root user", group: "container", slug: "non-root-user" },
    { id: "PRG-1", title: "Basic scanning", group: "programme", slug: "basic-scanning" },
    { id: "PRG-10", title: "Incident response", group: "programme", slug: "incident-response" },
  ],
  may: { createProjects: true, managePeople: true, readAudit: true },
};

const search = (text: string, entries: readonly Entry[]) =>
  found(text, entries).flatMap((group) => group.entries.map(({ label }) => label));
const hrefOf = (label: string, entries: readonly Entry[]) => {
  const goal = entries.find((entry) => entry.label === label)?.goal;
  return goal?.kind === "page" ? goal.href : undefined;
};

describe("without a text", () => {
  test("all but the controls, the open project's places first", () => {
    const groups = found("  ", entriesOf(PALETTE, HERE));
    expect(groups.map(({ name }) => name)).toEqual([
      "This project",
      "Projects",
      "Pages",
      "Actions",
    ]);
    expect(groups[1]?.entries.map(({ hint }) => hint)).toEqual(["Payments", "Archived"]);
  });

  test("before the server has answered: what is everybody's, and nothing of a role's", () => {
    expect(search("", entriesOf(null, null))).toEqual([
      "Projects",
      "Members",
      "Account",
      "Catalogue",
      "Five steps",
      "Try it with files",
      "Switch between light and dark",
      "Print this page",
      "Sign out",
    ]);
  });
});

describe("with a text", () => {
  test.each([
    ["prg-1", ["Basic scanning", "Incident response"]],
    ["audit", ["Audit log"]],
    ["new", ["New project"]],
    ["theme", ["Switch between light and dark"]],
    ["root user", ["Run as non-root user"]],
    ["road", ["Roadmap"]],
    ["zebra", []],
  ])("“%s” finds %o", (text, labels) => {
    expect(search(text, entriesOf(PALETTE, HERE))).toEqual(labels);
  });

  test("the group with the best find is first", () => {
    expect(found("cont", entriesOf(PALETTE, null)).map(({ name }) => name)[0]).toBe("Projects");
    expect(found("ctr", entriesOf(PALETTE, null))[0]?.name).toBe("Controls");
  });
});

test("a control leads to its question in the open project, and to the catalogue where none is open", () => {
  const label = "Run as non-root user";
  expect(hrefOf(label, entriesOf(PALETTE, HERE))).toBe("/projects/p1/checklist?control=CTR-1");
  expect(hrefOf(label, entriesOf(PALETTE, null))).toBe("/catalogue/container/non-root-user");
});

test("each entry has a key of its own", () => {
  const keys = entriesOf(PALETTE, HERE).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

test.each([
  ["createProjects", "New project"],
  ["managePeople", "Invitations"],
  ["managePeople", "Teams"],
  ["managePeople", "Sign-in"],
  ["readAudit", "Audit log"],
] as const)("without %s there is no “%s”", (right, label) => {
  const may = { ...PALETTE.may, [right]: false };
  expect(search("", entriesOf(PALETTE, null))).toContain(label);
  expect(search("", entriesOf({ ...PALETTE, may }, null))).not.toContain(label);
});
