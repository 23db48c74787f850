import type { FindingTexts } from "./texts";

/** What findings about the registry controls say, by code. */
export const registryFindings: FindingTexts = {};
