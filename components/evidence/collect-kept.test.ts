import { expect, test } from "vitest";
import { choose } from "@/components/try/worker/choose";
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
  expect(collected.tracked).toBe(true);
  const { chosen, ...rest } = await choose({ ...collected, asOf: "2026-11-30" });
  expect(rest).toMatchObject({ complete: true, skipped: [] });
  expect(chosen.map(({ path, kind, content }) => [path, kind, content]).sort()).toEqual([
    [".env", "env", "A=██"],
    [".gitignore", undefined, ".env\n"],
    ["web/compose.yaml", undefined, null],
  ]);
});
