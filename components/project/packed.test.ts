import { expect, test } from "vitest";
import { pack, unpack } from "./packed";

test("what is unpacked is what was packed, markup and line ends of foreign texts included", () => {
  const record = {
    note: '</script><!-- "\\ \u2028 $L1 …',
    links: ["https://wiki.example"],
    version: 3,
  };
  expect(unpack(pack([record, null]))).toEqual([record, null]);
});
