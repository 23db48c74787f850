import { expect, test } from "vitest";
import { slots } from "./slots";

test("of fifty tasks at once two run at a time, in their order, and one that fails gives its slot on", async () => {
  const run = slots(2);
  let running = 0;
  let most = 0;
  const begun: number[] = [];
  const tasks = Array.from({ length: 50 }, (_, number) =>
    run(async () => {
      begun.push(number);
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
      if (number === 7) throw new Error("seven");
      return number;
    }),
  );
  const results = await Promise.allSettled(tasks);
  expect(most).toBe(2);
  expect(begun).toEqual(results.map((_, number) => number));
  expect(results.filter(({ status }) => status === "rejected")).toHaveLength(1);
  expect(await run(async () => "free again")).toBe("free again");
});
