import { expect, test } from "vitest";
import { openBatch } from "@/components/try/worker/open-batch";
import { collectKept } from "./collect-kept";

test("what was kept is read again as it was: whole, with the kinds that were given, ignored files that Git has among it", async () => {
  const text = (path: string, text: string | null) =>
    ({ path, kind: "text", named: false, text, tracked: true }) as const;
  const collected = collectKept({
    name: "shop",
    complete: true,
    answers: [],
    at: 0,
    files: [
      text(".gitignore", ".env\n"),
      { ...text(".env", "A=██"), given: "env" },
      { ...text("web/compose.yaml", null), error: "unreadable" },
    ],
  });
  const opened = await openBatch({ ...collected, asOf: "2026-11-30" });
  expect(opened).toMatchObject({ complete: true, tracked: true, skipped: [] });
  const chosen = "chosen" in opened ? opened.chosen : [];
  expect(chosen.map(({ path, kind, content }) => [path, kind, content]).sort()).toEqual([
    [".env", "env", "A=██"],
    [".gitignore", undefined, ".env\n"],
    ["web/compose.yaml", undefined, null],
  ]);
});
