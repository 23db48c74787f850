import { expect, test } from "vitest";
import {
  matching,
  mentionAt,
  mentionedIn,
  showMentions,
  storeMentions,
  withOwnNames,
} from "./mentions";

const JO = { memberId: "0198a000-0000-7000-8000-000000000001", name: "Jo" };
const JO_BERG = { memberId: "0198a000-0000-7000-8000-000000000002", name: "Jo Berg" };
const PEOPLE = [JO, JO_BERG];

test.each([
  ["hello @Jo", `hello @[${JO.memberId}]`],
  ["@Jo Berg, look", `@[${JO_BERG.memberId}], look`],
  ["@Jo\n@Jo Berg", `@[${JO.memberId}]\n@[${JO_BERG.memberId}]`],
  ["@Johanna and jo@Jo", "@Johanna and jo@Jo"],
  ["@jo @", "@jo @"],
  ["(@Jo)", `(@[${JO.memberId}])`],
  ["@@Jo", `@@[${JO.memberId}]`],
])("%j is stored as %j", (typed, stored) => {
  expect(storeMentions(typed, PEOPLE)).toBe(stored);
});

test("what is stored reads again as it was typed", () => {
  const nameOf = (id: string) => PEOPLE.find(({ memberId }) => memberId === id)?.name ?? null;
  const typed = "@Jo Berg asks @Jo about base@example.com";
  expect(showMentions(storeMentions(typed, PEOPLE), nameOf)).toBe(typed);
  expect(showMentions(`@[${JO.memberId.toUpperCase()}]`, nameOf)).toBe("@Jo");
  expect(showMentions("@[someone]", nameOf)).toBe("@[someone]");
  expect(showMentions(`@[${JO.memberId}]`, () => null)).toBe(`@[${JO.memberId}]`);
});

test("everybody who is mentioned is found once", () => {
  const text = `@[${JO.memberId}] @[${JO.memberId.toUpperCase()}] [x](@[${JO_BERG.memberId}]) @[no id]`;
  expect(mentionedIn(text)).toEqual([JO.memberId, JO_BERG.memberId]);
});

test("two of one name are told apart", () => {
  const two = [JO, { ...JO_BERG, name: "Jo" }];
  expect(withOwnNames(two).map(({ name }) => name)).toEqual(["Jo", "Jo 2"]);
  expect(storeMentions("@Jo 2", withOwnNames(two))).toBe(`@[${JO_BERG.memberId}]`);
});

test.each([
  ["@", 1, { from: 0, query: "" }],
  ["hello @jo b", 11, { from: 6, query: "jo b" }],
  ["hello @jo b", 8, { from: 6, query: "j" }],
  ["mail@jo", 7, null],
  ["@jo\n", 4, null],
  ["@ jo", 4, null],
  ["@[a", 3, null],
  ["none", 4, null],
])("in %j at %i a name is typed: %j", (text, cursor, expected) => {
  expect(mentionAt(text, cursor)).toEqual(expected);
});

test("people are found by the beginning of any of their names", () => {
  expect(matching(PEOPLE, "ber")).toEqual([JO_BERG]);
  expect(matching(PEOPLE, "")).toEqual(PEOPLE);
  expect(matching([JO_BERG, { memberId: "x", name: "Berg Ann" }], "berg")[0]?.memberId).toBe("x");
  expect(matching(PEOPLE, "erg")).toEqual([]);
});
