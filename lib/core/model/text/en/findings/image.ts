import type { FindingTexts } from "./texts";

/** What findings about the image controls say, by code. */
export const imageFindings: FindingTexts = {};
