import type { ComponentProps } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Role } from "@/lib/core/model/words";
import { ReadOnlyNote } from "./read-only-note";

const ALL = { answer: true, copy: true, archive: true };
const NONE = { answer: false, copy: false, archive: false };
type Project = ComponentProps<typeof ReadOnlyNote>["project"];
const WORKING: Project = { id: "p", isExample: false, archivedAt: null, may: ALL };

function said(project: Partial<Project>, role?: Role) {
  return renderToStaticMarkup(<ReadOnlyNote project={{ ...WORKING, ...project }} role={role} />);
}

test("a project at work that one may change has no note", () => {
  expect(said({})).toBe("");
  expect(said({}, "owner")).toBe("");
});

test("the example offers a copy to whoever may make one", () => {
  const example = { isExample: true, may: { ...NONE, copy: true } };
  expect(said(example, "assessor")).toMatch(/example.*href="\/projects\/p\/copy"/);
  expect(said({ ...example, may: NONE }, "viewer")).not.toContain("href");
});

test("an archived project says since when, and leads whoever may to where it is taken out", () => {
  const archived = { archivedAt: "2026-11-20T10:00:00.000Z", may: { ...NONE, archive: true } };
  const note = said(archived);
  expect(note).toContain("Archived on 20 Nov 2026");
  expect(note).toContain('href="/projects/p/settings#archive"');
  expect(said({ ...archived, may: NONE })).not.toContain("href");
});

test("a role that may not answer is told on a page that has answers, and nowhere else", () => {
  expect(said({ may: NONE }, "viewer")).toMatch(/You can look, not change.*viewer/);
  expect(said({ may: NONE })).toBe("");
});
