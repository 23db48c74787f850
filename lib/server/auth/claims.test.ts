import { encode } from "next-auth/jwt";
import { afterEach, expect, test, vi } from "vitest";
import { readClaim } from "./claims";

const SECRET = "a secret of the test, long enough";
const CLAIM = {
  personId: "0b9d5c2e-5f0e-4c55-9a5b-0d1f3f6f8a11",
  sessionVersion: 3,
  sessionId: "0b9d5c2e-5f0e-4c55-9a5b-0d1f3f6f8a12",
};
const cookieOf = (maxAge = 60) => encode({ token: { ...CLAIM }, secret: SECRET, maxAge });

afterEach(() => void vi.useRealTimers());

test("a cookie of ours says the same each time it is read", async () => {
  const cookie = await cookieOf();
  for (const _ of [1, 2]) expect(await readClaim(cookie, SECRET)).toEqual(CLAIM);
});

test("a cookie that has run out claims nothing, also where it was read before", async () => {
  const cookie = await cookieOf(60);
  expect(await readClaim(cookie, SECRET)).toEqual(CLAIM);
  vi.useFakeTimers({ now: Date.now() + 120_000, toFake: ["Date"] });
  for (const _ of [1, 2]) expect(await readClaim(cookie, SECRET)).toBeNull();
});

test("a cookie of another secret, one that was changed, and one that claims nothing are nobody's", async () => {
  const cookie = await cookieOf();
  expect(await readClaim(cookie, SECRET)).toEqual(CLAIM);
  expect(
    await readClaim(`${cookie.slice(0, -1)}${cookie.endsWith("A") ? "Q" : "A"}`, SECRET),
  ).toBeNull();
  expect(
    await readClaim(await encode({ token: { ...CLAIM }, secret: "another" }), SECRET),
  ).toBeNull();
  expect(await readClaim(await encode({ token: { sub: "x" }, secret: SECRET }), SECRET)).toBeNull();
  const { sessionId: _, ...older } = CLAIM; // from before sessions had rows
  expect(await readClaim(await encode({ token: older, secret: SECRET }), SECRET)).toBeNull();
  expect(await readClaim("", SECRET)).toBeNull();
});
