import { expect, test } from "vitest";
import { changesOf, type Revision } from "./history-changes";

const first: Revision = {
  control: "CTR-1",
  version: 1,
  answer: "not_met",
  strength: "asserted",
  provenance: "person",
  date: "2026-11-20",
  note: "",
  reason: "",
  links: [],
  owner: null,
  dueDate: null,
  changedBy: "Mara",
  changedAt: "2026-11-20T10:00:00.000Z",
};

test("the first revision says what was answered", () => {
  expect(changesOf(first, null)).toEqual([{ what: "Unanswered → Not met" }]);
});

test("every kind of change is named, with the words as they were written", () => {
  const second: Revision = {
    ...first,
    answer: null,
    note: "web is left",
    reason: "no containers",
    links: ["https://a.example", "https://b.example"],
    owner: "Jonas",
    dueDate: "2026-12-01",
  };
  expect(changesOf(second, first)).toEqual([
    { what: "Not met → Unanswered" },
    { what: "Reason added", text: "no containers" },
    { what: "Note added", text: "web is left" },
    { what: "2 links added", text: "https://a.example\nhttps://b.example" },
    { what: "Owner: Jonas" },
    { what: "Due 1 Dec 2026" },
  ]);
  expect(changesOf(first, second)).toEqual([
    { what: "Unanswered → Not met" },
    { what: "Reason removed", text: "no containers" },
    { what: "Note removed", text: "web is left" },
    { what: "2 links removed", text: "https://a.example\nhttps://b.example" },
    { what: "Owner: nobody" },
    { what: "Due date removed" },
  ]);
});
