import { readFileSync } from "node:fs";

/**
 * Tells Next that what is in the working directory is a standalone build: no sources, no `next.config.ts`. What the
 * `server.js` does that Next makes for such a build; ours is in its place. Before Next is loaded.
 */
export function useStandaloneBuild(): void {
  const { config } = JSON.parse(readFileSync(".next/required-server-files.json", "utf8"));
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
}
