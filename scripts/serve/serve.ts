/**
 * The app's process, as `npm start` runs it. Needs `next` and the build beside it, nothing else:
 * `scripts/build/bundle-server.ts` makes one file of it. Reads the environment that `scripts/start/app.ts` gives it.
 */
import { parseArgs } from "node:util";
import { serve } from "./server";

const { values } = parseArgs({
  options: {
    dev: { type: "boolean", default: false },
    hostname: { type: "string", default: "127.0.0.1" },
    port: { type: "string", default: "3000" },
  },
});

process.title = "plimsoll-server";
try {
  await serve({ ...values, port: Number(values.port) });
} catch (error) {
  console.error(error);
  process.exit(1);
}
