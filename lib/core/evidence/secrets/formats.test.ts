import { describe, expect, test } from "vitest";
import { findFormats } from "./formats";

const BEGIN = `-----BEGIN ${"PRIVATE KEY"}-----`;
const END = `-----END ${"PRIVATE KEY"}-----`;
const BODY = "MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQ";

describe("a private key is its title with a body behind it", () => {
  test.each([
    ["lines of their own", `${BEGIN}\n${BODY}\n${END}\n`],
    ["one line of an environment file", `KEY="${BEGIN}\\n${BODY}\\n${END}"`],
    ["JSON inside of JSON", `{\\"key\\": \\"${BEGIN}\\\\n${BODY}\\\\n${END}\\"}`],
    ["blanks for line ends", `${BEGIN} ${BODY} ${END}`],
    ["a block of YAML", `key: |\n    ${BEGIN}\n    ${BODY}\n    ${END}\n`],
    ["strings put together", `"${BEGIN}\\n" +\n  "${BODY}\\n" +\n  "${END}"`],
    ["a comment", `# ${BEGIN}\n# ${BODY}\n# ${END}\n`],
    ["an entity", `<key>${BEGIN}&#10;${BODY}&#10;${END}</key>`],
    ["an encrypted one", `${BEGIN}\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0A\n\n${BODY}`],
    [
      "OpenPGP",
      `-----BEGIN PGP ${"PRIVATE KEY"} BLOCK-----\nVersion: GnuPG v2\n\n${BODY}\n=mQ0g\n`,
    ],
    ["one that breaks off", `${BEGIN}\n${BODY}`],
  ])("as %s", (_, text) => {
    expect(findFormats(text)).toMatchObject([{ name: "private key" }]);
  });

  test.each([
    [
      "code that looks for the title",
      `if (!pem.includes("${BEGIN}")) throw new InvalidKeyException();`,
    ],
    ["code that writes one", `return \`${BEGIN}\\n\${exportedPrivateKeyAsBase64}\\n${END}\`;`],
    ["code that takes one apart", `pem.replace("${BEGIN}", "").replace("${END}", "")`],
    ["a list of titles", `["${BEGIN}", "${BEGIN}"].some((title) => startsWithTheTitle(title))`],
    ["a constant", `HEAD = "${BEGIN}"\nclass CertificateAndPrivateKeyReader:`],
    ["a placeholder", `${BEGIN}\n...\n${END}`],
    ["letters in a row", `${BEGIN}\n${"x".repeat(64)}\n${END}`],
    ["the title alone", `${BEGIN}\n${BEGIN}\n`],
    ["a public key", `-----BEGIN PUBLIC KEY-----\n${BODY}\n-----END PUBLIC KEY-----`],
  ])("and not %s", (_, text) => {
    expect(findFormats(text)).toEqual([]);
  });
});
