import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { enrolmentOf, newTotpSecret, sealTotpSecret, stepOf } from "./totp";

// RFC 6238, appendix B: this secret and SHA-1; the last six of its eight digits.
const RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

beforeEach(() => vi.stubEnv("NEXTAUTH_SECRET", "a".repeat(32)));
afterEach(() => vi.unstubAllEnvs());

const at = (seconds: number) => new Date(seconds * 1000);
const step = (code: string, seconds: number) =>
  stepOf("mara", sealTotpSecret("mara", RFC_SECRET), code, at(seconds));

test.each([
  [59, "287082"],
  [1111111109, "081804"],
  [1111111111, "050471"],
  [1234567890, "005924"],
  [2000000000, "279037"],
  [20000000000, "353130"],
])("the code of RFC 6238 at %i s is taken", (seconds, code) => {
  expect(step(code, seconds)).toBe(Math.floor(seconds / 30));
});

test("a code is taken half a minute early or late, and no more", () => {
  const made = 2_000_000_000; // the start of a step is 1999999980
  const own = Math.floor(made / 30);
  expect([-30, 0, 30].map((off) => step("279037", made + off))).toEqual([own, own, own]);
  expect([-60, 60].map((off) => step("279037", made + off))).toEqual([null, null]);
});

test.each(["", "279036", "27903", "2790370", "٢٧٩٠٣٧", " 279037", "27903a"])(
  "%j is no code",
  (code) => {
    expect(step(code, 2_000_000_000)).toBeNull();
  },
);

test("a secret that another server's key sealed takes no code, and the log says why", () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  onTestFinished(() => log.mockRestore());
  const sealed = sealTotpSecret("mara", RFC_SECRET);
  vi.stubEnv("NEXTAUTH_SECRET", "b".repeat(32));
  expect(stepOf("mara", sealed, "279037", at(2_000_000_000))).toBeNull();
  expect(log.mock.calls.join()).toMatch(/NEXTAUTH_SECRET/);
  expect(log.mock.calls.join()).not.toContain(RFC_SECRET);
});

test("what an app takes names the account and the secret, as text, as an address and as a picture", () => {
  const secret = newTotpSecret();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/); // 160 bits
  const { secret: typed, uri, picture } = enrolmentOf(secret, "mara@nordhavn.example");
  expect(typed.replaceAll(" ", "")).toBe(secret);
  const url = new URL(uri);
  expect([url.protocol, url.host]).toEqual(["otpauth:", "totp"]);
  expect(decodeURIComponent(url.pathname)).toBe("/Plimsoll:mara@nordhavn.example");
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    secret,
    issuer: "Plimsoll",
    digits: "6",
    period: "30",
    algorithm: "SHA1",
  });
  // The corner of every QR code, inside a quiet edge of four modules.
  expect(picture.path).toMatch(/^M4 4h7v1h-7z/);
  expect(picture.size).toBeGreaterThan(29);
});
