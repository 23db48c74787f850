import { expect, test } from "vitest";
import { whoSaid } from "./who-said";

test("an answer that files gave is not said to be somebody's own", () => {
  expect(whoSaid({ provenance: "evidence", changedBy: "Mara" })).toBe(
    "Read from files, kept by Mara",
  );
  expect(whoSaid({ provenance: "person", changedBy: "Mara" })).toBe("Mara");
});
