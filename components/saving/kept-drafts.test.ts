import { expect, test } from "vitest";
import { EMPTY_DRAFT } from "./draft";
import type { KeptDraft } from "./entries";
import { type KeptStore, keepDrafts, takeDrafts } from "./kept-drafts";

function memory(initial: Record<string, string> = {}): KeptStore {
  const items = new Map(Object.entries(initial));
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, text) => void items.set(key, text),
    removeItem: (key) => void items.delete(key),
  };
}

const KEY = "plimsoll:drafts:p";
const draft: KeptDraft = {
  control: "CTR-1",
  version: 2,
  draft: { ...EMPTY_DRAFT, answer: "met", note: "typed" },
  sent: { draft: EMPTY_DRAFT, version: 2 },
  at: 1,
};
const all = () => true;

test("what one visit keeps, the next takes over, whole", () => {
  const store = memory();
  expect(keepDrafts(store, "p", "a", [draft])).toBe(true);
  expect(takeDrafts(store, "p", "b", all)).toEqual([draft]);
  keepDrafts(store, "p", "b", []);
  expect(store.getItem(KEY)).toBeNull();
});

test("a tab clears its own drafts, never another's", () => {
  const store = memory();
  keepDrafts(store, "p", "a", [draft]);
  keepDrafts(store, "p", "b", [{ ...draft, at: 2 }]);
  keepDrafts(store, "p", "b", []);
  expect(takeDrafts(store, "p", "c", all)).toEqual([draft]);
});

test("of two drafts of one control the newer comes first, the older stays for later", () => {
  const store = memory();
  const newer = { ...draft, at: 9, draft: { ...draft.draft, note: "newer" } };
  keepDrafts(store, "p", "a", [draft]);
  keepDrafts(store, "p", "b", [newer]);
  expect(takeDrafts(store, "p", "c", all)).toEqual([newer]);
  keepDrafts(store, "p", "c", []);
  expect(takeDrafts(store, "p", "d", all)).toEqual([draft]);
});

test.each([
  ["no JSON", "{"],
  ["no list", '{"tab":"a"}'],
  ["a list of other things", '[1,null,"x",{}]'],
  ["an unknown control", JSON.stringify([{ ...draft, tab: "a", control: "__proto__" }])],
  [
    "an unknown answer",
    JSON.stringify([{ ...draft, tab: "a", draft: { ...draft.draft, answer: "yes" } }]),
  ],
  ["a version that is none", JSON.stringify([{ ...draft, tab: "a", version: "2" }])],
  [
    "links that are none",
    JSON.stringify([{ ...draft, tab: "a", draft: { ...draft.draft, links: [{}] } }]),
  ],
])("storage with %s is passed over", (_, text) => {
  expect(takeDrafts(memory({ [KEY]: text }), "p", "b", all)).toEqual([]);
});

test("a browser that stores nothing is said so while there is something to lose", () => {
  const full: KeptStore = {
    ...memory(),
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  };
  expect(keepDrafts(full, "p", "a", [draft])).toBe(false);
  expect(keepDrafts(full, "p", "a", [])).toBe(true);
});
