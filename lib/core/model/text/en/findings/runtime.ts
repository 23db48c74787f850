import type { FindingTexts } from "./texts";

/** What findings about the runtime controls say, by code. */
export const runtimeFindings: FindingTexts = {};
