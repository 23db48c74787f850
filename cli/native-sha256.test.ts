import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 as portable } from "@/lib/core/digest/sha256";
import { sha256 } from "./native-sha256";

test("the command's digest is everybody's, for texts and for bytes", () => {
  const data = fc.oneof(fc.string({ unit: "binary" }), fc.uint8Array({ maxLength: 300 }));
  fc.assert(
    fc.property(data, (one) => {
      expect(sha256(one)).toBe(portable(one));
    }),
  );
});

test("a half of a surrogate pair is digested alike", () => {
  expect(sha256("a\ud800b")).toBe(portable("a\ud800b"));
});
