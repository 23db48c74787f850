import { expect, test } from "vitest";
import { type ProjectFilter, projectFilter } from "@/lib/schemas/project";
import { formHref, isNarrowed, projectsHref } from "./filter-href";

const whole = projectFilter.parse({});

test("an unset filter is the bare address", () => {
  expect(projectsHref({})).toBe("/projects");
  expect(projectsHref(whole)).toBe("/projects");
});

test("an address reads back as the filter that made it", () => {
  const filter: ProjectFilter = {
    search: "a&b = 100 %",
    state: "archived",
    environment: "staging",
    platform: "compose",
    tag: "pci #1",
    assigned: "me",
    sort: "name",
    page: 3,
    after: "A ~ B~01a2",
    before: null,
  };
  const { searchParams } = new URL(projectsHref(filter), "http://localhost");
  expect(projectFilter.parse(Object.fromEntries(searchParams))).toEqual(filter);
});

test("a sent form asks for its first page and leaves out what is not chosen", () => {
  const form = new FormData();
  for (const [name, value] of Object.entries({
    search: "  api ",
    environment: "",
    tag: "",
    state: "active",
    sort: "target",
    page: "4",
    after: "x",
  })) {
    form.set(name, value);
  }
  expect(formHref(form)).toBe("/projects?search=api&sort=target");
});

test("order, page and archive narrow nothing; a search, a tag, an environment and a platform do", () => {
  expect(isNarrowed({ ...whole, sort: "name", page: 2, state: "archived" })).toBe(false);
  expect(isNarrowed({ ...whole, search: "x" })).toBe(true);
  expect(isNarrowed({ ...whole, tag: "x" })).toBe(true);
  expect(isNarrowed({ ...whole, environment: "staging" })).toBe(true);
  expect(isNarrowed({ ...whole, platform: "docker" })).toBe(true);
});
