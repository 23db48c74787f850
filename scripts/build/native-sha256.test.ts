import fc from "fast-check";
import { expect, test } from "vitest";
import {
  sha256 as portable,
  sha256Of as portableOf,
  sha256Start as portableStart,
} from "@/lib/core/digest/sha256";
import { sha256, sha256Of, sha256Start } from "./native-sha256";

test("Node's digest is everybody's, for texts and for bytes", () => {
  const data = fc.oneof(fc.string({ unit: "binary" }), fc.uint8Array({ maxLength: 300 }));
  fc.assert(
    fc.property(data, (one) => {
      expect(sha256(one)).toBe(portable(one));
    }),
  );
});

test("so it is for texts that come one after the other", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" })), (texts) => {
      const give = (update: (text: string) => void) => texts.forEach(update);
      expect(sha256Of(give)).toBe(portableOf(give));
    }),
  );
});

test("so is its start, which is the digest's first sixteen digits, of short texts and of long ones", () => {
  const text = fc.string({ unit: "binary", maxLength: 3_000, size: "max" });
  fc.assert(
    fc.property(text, (one) => {
      const start = portable(one).slice("sha256:".length, "sha256:".length + 16);
      expect(portableStart(one)).toBe(start);
      expect(sha256Start(one)).toBe(start);
    }),
  );
});

test("a half of a surrogate pair is digested alike", () => {
  expect(sha256("a\ud800b")).toBe(portable("a\ud800b"));
});
