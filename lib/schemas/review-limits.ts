/** Characters that somebody says at least for why an answer stands against what files say. */
export const KEEP_REASON_AT_LEAST = 20;
