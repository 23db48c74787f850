import * as crypto from "node:crypto";

/**
 * For a bundle that Node runs: this file in the place of `lib/core/digest/sha256`. The portable code stays what the
 * browser has; it takes several times as long, and not yet warm a tenth of a short run of the command.
 */
export const NATIVE_SHA256 = { "@/lib/core/digest/sha256": "./scripts/build/native-sha256" };

/** In one call from Node 20.12 on: an object for each text takes as long as its hash. */
const { hash, createHash } = crypto;
const hex: (data: Uint8Array | string) => string =
  typeof hash === "function"
    ? (data) => hash("sha256", data, "hex")
    : (data) => createHash("sha256").update(data).digest("hex");

/** What the portable `sha256` gives, by Node's own code. */
export function sha256(data: Uint8Array | string): string {
  return `sha256:${hex(data)}`;
}

/** What the portable `sha256Start` gives, by Node's own code. */
export function sha256Start(text: string): string {
  const digest = hex(text);
  return digest.slice(0, 8) + digest.slice(8, 16); // one slice would keep all of it
}

/** What the portable `sha256Of` gives, by Node's own code. */
export function sha256Of(give: (update: (text: string) => void) => void): string {
  const hasher = createHash("sha256");
  give((text) => {
    hasher.update(text);
  });
  return `sha256:${hasher.digest("hex")}`;
}
