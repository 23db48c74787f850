import { describe, expect, test } from "vitest";
import { cn, formatDay } from "./utils";

describe("formatDay", () => {
  test("words a day and the day of a timestamp", () => {
    expect(formatDay("2026-11-23")).toBe("23 Nov 2026");
    expect(formatDay("2026-02-01T23:59:59.000Z")).toBe("1 Feb 2026");
    expect(formatDay("2028-02-29")).toBe("29 Feb 2028");
  });

  test("refuses what is no day instead of wording it", () => {
    for (const text of ["", "23 Nov 2026", "2026-13-01", "2026-02-29", "2026-11-00", "2026-11-231"])
      expect(() => formatDay(text)).toThrow(RangeError);
  });
});

test("cn joins what is there and leaves out what is switched off", () => {
  expect(cn("row", false, undefined, null, "", "row-open")).toBe("row row-open");
  expect(cn()).toBe("");
});
