import type { FindingTexts } from "./texts";

/** What findings about the secrets controls say, by code. */
export const secretsFindings: FindingTexts = {
  // SEC-3
  "login-keyless": ({ what }) => `${what} logs in without a stored key.`,

  // SEC-4
  "permissions-missing": () =>
    "No permissions are set: the token has the organisation’s default, which may be everything.",
  "permissions-write-all": () => "The workflow’s token may write everything.",
};
