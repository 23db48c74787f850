import { expect, test } from "vitest";
import { isKeyStore } from "./key-files";

test.each([
  ["certs/server.p12", true],
  ["certs/Server.PFX", true],
  ["vault.kdbx", true],
  ["java/release.jks", true],
  ["java/truststore.jks", false],
  ["java/cacerts.jks", false],
  ["android/debug.keystore", false],
  ["certs/server.pem", false],
  ["p12/readme.md", false],
])("%s is a key store by its name: %s", (path, answer) => {
  expect(isKeyStore(path)).toBe(answer);
});
