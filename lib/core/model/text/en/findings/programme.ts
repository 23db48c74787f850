import type { FindingTexts } from "./texts";

/** What findings about the programme controls say, by code. */
export const programmeFindings: FindingTexts = {};
