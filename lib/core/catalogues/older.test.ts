import { expect, test } from "vitest";
import { catalogueFrom } from "@/lib/core/model/catalogue";
import { olderCatalogue } from "./older";
import { NEWER, OLDER } from "./testing/versions";

test("a browser is sent the rules of an older version, and its words where the newest has others", () => {
  const { rules, words } = JSON.parse(JSON.stringify(olderCatalogue(OLDER, NEWER)));
  expect(catalogueFrom(rules)).toEqual(OLDER.catalogue);
  expect(words).toEqual({
    "CTR-1": OLDER.release.words.controls["CTR-1"],
    "SEC-1": OLDER.release.words.controls["SEC-1"],
  });
});
