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

const ADA = { control: "IMG-1", note: "", owner: "Ada", links: [] as string[] };

test.each([
  ["none", []],
  ["one", [ADA]],
  ["several of which each is its own", [ADA, { ...ADA, control: "IMG-2", links: ["https://a"] }]],
  ["several that are the same", [ADA, { ...ADA }, ADA]],
])("a table makes the objects again that it was made of: %s", (_, objects) => {
  expect(fromTable(unpack(pack(toTable(objects))))).toEqual(objects);
});

test("a table says each name once, and what all objects hold as well", () => {
  const text = pack(toTable([ADA, { ...ADA, note: "a note" }]));
  expect(text.match(/note/g)).toHaveLength(2); // its name, and the second one's text
  expect(text.match(/Ada/g)).toHaveLength(1);
});
