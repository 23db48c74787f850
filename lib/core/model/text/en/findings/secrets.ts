import type { FindingTexts } from "./texts";

/** What findings about the secrets controls say, by code. */
export const secretsFindings: FindingTexts = {};
