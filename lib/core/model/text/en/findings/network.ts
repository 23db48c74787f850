import type { FindingTexts } from "./texts";

/** What findings about the network controls say, by code. */
export const networkFindings: FindingTexts = {};
