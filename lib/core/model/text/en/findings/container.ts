import type { FindingTexts } from "./texts";

/** What findings about the container controls say, by code. */
export const containerFindings: FindingTexts = {};
