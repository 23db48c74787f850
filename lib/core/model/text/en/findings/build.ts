import type { FindingTexts } from "./texts";

/** What findings about the build controls say, by code. */
export const buildFindings: FindingTexts = {};
