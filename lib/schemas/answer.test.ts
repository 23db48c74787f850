import { describe, expect, test } from "vitest";
import { saveAnswerInput } from "./answer";
import { projectFilter, projectInput } from "./project";

const answer = {
  projectId: "p",
  control: "IMG-1",
  version: 0,
  answer: "met",
  note: "",
  reason: "",
  links: [],
  ownerMemberId: null,
  ownerName: null,
  dueDate: null,
};
const project = { name: "Harbour", environment: "production", platform: "compose" };

describe("an answer", () => {
  test.each([
    ["an unknown control", { control: "IMG-99" }],
    ["an unknown answer", { answer: "yes" }],
    ["a negative version", { version: -1 }],
    ["a note over 10,000 characters", { note: "x".repeat(10_001) }],
    ["a zero character", { note: "a\0b" }],
    ["a reason over 2,000 characters", { reason: "x".repeat(2_001) }],
    ["a link that is a script", { links: ["javascript:alert(1)"] }],
    ["a link that is none", { links: ["http://"] }],
    ["a link with a line break", { links: ["https://a.example/\nx"] }],
    ["eleven links", { links: Array.from({ length: 11 }, (_, n) => `https://a.example/${n}`) }],
    ["an owner of both kinds", { ownerMemberId: "m", ownerName: "Henrik" }],
    ["an owner's name over 120 characters", { ownerName: "x".repeat(121) }],
    ["a day that does not exist", { dueDate: "2026-02-30" }],
    ["a day in the year 0", { dueDate: "0000-01-01" }],
    ["an object where a text belongs", { projectId: { not: "" } }],
    ["a missing note, which would erase the one that is there", { note: undefined }],
  ])("is refused with %s", (_, change) => {
    expect(saveAnswerInput.safeParse({ ...answer, ...change }).success).toBe(false);
  });

  test("is accepted at the edges", () => {
    const edge = {
      ...answer,
      note: "x".repeat(10_000),
      links: ["https://a.example/x", "http://b.example"],
      ownerName: " ",
      dueDate: "2026-02-28",
    };
    expect(saveAnswerInput.parse(edge)).toMatchObject({ links: edge.links, ownerName: null });
  });
});

describe("a project", () => {
  test.each([
    ["without a name", { name: "  " }],
    ["with a name over 120 characters", { name: "x".repeat(121) }],
    ["with a line break in its name", { name: "a\nb" }],
    ["with a description over 2,000 characters", { description: "x".repeat(2_001) }],
    ["with 21 tags", { tags: Array.from({ length: 21 }, (_, n) => `t${n}`) }],
    ["with a tag over 40 characters", { tags: ["x".repeat(41)] }],
    ["with level 5 as its target", { target: 5 }],
  ])("is refused %s", (_, change) => {
    expect(projectInput.safeParse({ ...project, ...change }).success).toBe(false);
  });

  test("aims where its environment does unless it says otherwise", () => {
    expect(projectInput.parse(project).target).toBe(3);
    expect(projectInput.parse({ ...project, target: 4 }).target).toBe(4);
  });

  test("names each tag once", () => {
    expect(projectInput.parse({ ...project, tags: ["a", " a"] }).tags).toEqual(["a"]);
  });
});

test("a list's address that makes no sense shows the whole list", () => {
  expect(
    projectFilter.parse({
      search: ["x"],
      state: "x",
      tag: "",
      assigned: "you",
      page: "-1",
      after: ["x"],
      before: "x\0",
      sort: {},
    }),
  ).toEqual({
    search: "",
    state: "active",
    environment: null,
    platform: null,
    tag: null,
    assigned: null,
    sort: "changed",
    page: 1,
    after: null,
    before: null,
  });
});
