import { removeDataDirectory, startTestApp } from "./app";

/**
 * Starts the app that the journeys share, on a port and a database of its own. Its address and the code for the
 * first account reach the tests as `PLIMSOLL_E2E_URL` and `PLIMSOLL_E2E_SETUP_CODE`. Returns how to stop it.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const app = await startTestApp();
  process.env.PLIMSOLL_E2E_URL = app.url;
  process.env.PLIMSOLL_E2E_SETUP_CODE = app.setupCode ?? "";
  return async () => {
    await app.stop();
    removeDataDirectory(app.dataDirectory);
  };
}
