import { expect, test } from "vitest";
import type { Step } from "@/lib/core/scoring/types";
import { addressWith, readWith, writeWith } from "./with-address";

const steps: Pick<Step, "control" | "kind">[] = [
  { control: "NET-1", kind: "change" },
  { control: "CTR-2", kind: "answer" },
  { control: "PRG-1", kind: "prove" },
];
const on = (text: string) => readWith(text, steps).on.map(({ control }) => control);

test("what is written is read back, in the order of the roadmap", () => {
  expect(writeWith(steps)).toBe("NET-1,CTR-2,PRG-1-proven");
  expect(on(writeWith(steps))).toEqual(["NET-1", "CTR-2", "PRG-1"]);
  expect(on("CTR-2,NET-1")).toEqual(["NET-1", "CTR-2"]);
  expect(on("")).toEqual([]);
});

test("an address typed by hand is read with spaces, in small letters and twice the same", () => {
  expect(readWith(" net-1 , ctr-2,,ctr-2", steps)).toEqual({ on: steps.slice(0, 2), gone: 0 });
});

test("what is no step of this roadmap is counted, and never switched on", () => {
  expect(readWith("NET-1,SEC-1,<b>", steps)).toEqual({ on: steps.slice(0, 1), gone: 2 });
});

test("a step that has been done since does not switch its proof on", () => {
  expect(readWith("PRG-1", steps)).toEqual({ on: [], gone: 1 });
});

test("the rest of the address stays, and nothing is left where nothing is on", () => {
  const address = "https://plimsoll.example/projects/1/roadmap?a=b%20c&with=NET-1#top";
  expect(addressWith(address, "CTR-2,PRG-1-proven")).toBe(
    "https://plimsoll.example/projects/1/roadmap?a=b+c&with=CTR-2,PRG-1-proven#top",
  );
  expect(addressWith("https://plimsoll.example/r?with=NET-1", "")).toBe(
    "https://plimsoll.example/r",
  );
});
