import { expect, test } from "vitest";
import { saveAnswerInput } from "@/lib/schemas/answer";
import { linkProblem, savableLinks } from "./link-problem";

function isTaken(link: string): boolean {
  return saveAnswerInput.safeParse({
    projectId: "p",
    control: "CTR-1",
    version: 0,
    answer: null,
    note: "",
    reason: "",
    links: [link],
    ownerMemberId: null,
    ownerName: null,
    dueDate: null,
  }).success;
}

test.each([
  "https://example.com",
  " http://example.com/a?b#c ",
  "HTTPS://EXAMPLE.COM",
  "",
  "example.com",
  "ftp://example.com",
  "javascript:alert(1)",
  "https://",
  "https:// example.com",
  "https://a b",
  "https://exa\u0007mple.com",
  `https://example.com/${"a".repeat(480)}`,
  `https://example.com/${"a".repeat(481)}`,
])("the editor takes what the server takes, and nothing else: %j", (link) => {
  expect(linkProblem(link) === null).toBe(isTaken(link));
});

test("a wrong link among right ones never keeps the right ones from being saved", () => {
  expect(savableLinks(["https://a.example ", "wrong", "", "https://a.example"])).toEqual([
    "https://a.example",
  ]);
});

test("no more than ten links are saved", () => {
  const typed = Array.from({ length: 12 }, (_, index) => `https://example.com/${index}`);
  expect(savableLinks(typed)).toEqual(typed.slice(0, 10));
});
