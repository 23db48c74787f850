import { expect, test } from "vitest";
import { contradictionsOf } from "./contradictions";

test("contradicted answers are named with the place that speaks against them", () => {
  const met = { answer: "met", strength: "asserted", date: "2026-11-30" } as const;
  const contradiction = { proposed: "partly" } as const;
  const said = { answer: "partly", basis: "configured", date: "2026-11-30", since: "" } as const;
  const found = contradictionsOf(
    { "CTR-1": met, "CTR-2": { ...met, contradiction }, "CTR-3": { ...met, contradiction } },
    {
      "CTR-1": { ...said, file: "compose.yaml", line: 3 },
      "CTR-2": { ...said, file: "compose.yaml", line: 7 },
      "CTR-3": { ...said, file: null, line: null },
    },
  );
  expect([...found]).toEqual([
    ["CTR-2", "compose.yaml:7"],
    ["CTR-3", "the files"],
  ]);
});
