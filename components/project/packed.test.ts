import { expect, test } from "vitest";
import { fromTable, pack, toTable, unpack } from "./packed";

test("what is unpacked is what was packed, markup and line ends of foreign texts included", () => {
  const record = {
    note: '</script><!-- "\\ \u2028 $L1 …',
    links: ["https://wiki.example"],
    version: 3,
  };
  expect(unpack(pack([record, null]))).toEqual([record, null]);
});

test("a table says each name once and makes the same objects again, of none as of many", () => {
  const objects = [
    { control: "IMG-1", note: "", owner: null },
    { control: "IMG-2", note: "note", owner: "Ada" },
  ];
  const table = toTable(objects);
  expect(JSON.stringify(table).match(/note/g)).toHaveLength(2); // its name, and Ada's text
  expect(fromTable(table)).toEqual(objects);
  expect(fromTable(toTable([]))).toEqual([]);
});
