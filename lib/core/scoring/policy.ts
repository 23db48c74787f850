import type { Policy } from "./types";

/** What holds where an organisation has set nothing. */
export const DEFAULT_POLICY: Policy = { strict: false, evidenceFromRisk: 4, freshDays: {} };
