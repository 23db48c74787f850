import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { seal, unseal } from "./seal";

beforeEach(() => vi.stubEnv("NEXTAUTH_SECRET", "a".repeat(32)));
afterEach(() => vi.unstubAllEnvs());

test("what was sealed is read again, and looks different each time", () => {
  const [one, two] = [seal("codes", "mara", "JBSWY3DP"), seal("codes", "mara", "JBSWY3DP")];
  expect(one).not.toBe(two);
  expect(Buffer.from(one, "base64url").toString("latin1")).not.toContain("JBSWY3DP");
  expect([one, two].map((sealed) => unseal("codes", "mara", sealed))).toEqual([
    "JBSWY3DP",
    "JBSWY3DP",
  ]);
});

test("changed in any byte, cut, moved to somebody else or to another purpose, it opens no more", () => {
  const sealed = seal("codes", "mara", "JBSWY3DP");
  const bytes = Buffer.from(sealed, "base64url");
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(unseal("codes", "mara", changed.toString("base64url")), `byte ${at}`).toBeNull();
  }
  expect(unseal("codes", "mara", bytes.subarray(0, -1).toString("base64url"))).toBeNull();
  expect(unseal("codes", "mara", "")).toBeNull();
  expect(unseal("codes", "kim", sealed)).toBeNull();
  expect(unseal("others", "mara", sealed)).toBeNull();
});

test("under another secret of the server it opens no more", () => {
  const sealed = seal("codes", "mara", "JBSWY3DP");
  vi.stubEnv("NEXTAUTH_SECRET", "b".repeat(32));
  expect(unseal("codes", "mara", sealed)).toBeNull();
});
