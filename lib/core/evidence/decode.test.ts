import { describe, expect, test } from "vitest";
import { decode } from "./decode";

const bytes = (...values: number[]) => new Uint8Array(values);

describe("a file's text", () => {
  test.each([
    ["is read as UTF-8", new TextEncoder().encode("é"), "é"],
    ["loses its mark", bytes(0xef, 0xbb, 0xbf, 0x61), "a"],
    ["is read as UTF-16 with its mark", bytes(0xff, 0xfe, 0x61, 0), "a"],
    ["of the other byte order, too", bytes(0xfe, 0xff, 0, 0x61), "a"],
    ["may be empty", bytes(), ""],
  ])("%s", (_, data, text) => {
    expect(decode(data)).toEqual({ text });
  });

  test.each([
    ["a zero byte", bytes(0x61, 0, 0x62), "binary-file"],
    ["another encoding", bytes(0x61, 0xff, 0x62), "not-utf-8"],
  ])("%s is an error of the file", (_, data, code) => {
    expect(decode(data).error?.code).toBe(code);
  });
});
