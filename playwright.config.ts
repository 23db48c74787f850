import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/browser";

// The workers run the app's own commands, which only this condition lets out of the server.
process.env.NODE_OPTIONS = "--conditions=react-server";

const root = process.getuid?.() === 0;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  globalSetup: "./e2e/support/global-setup.ts",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    // Set by the global setup; the workers read this file again after it.
    baseURL: process.env.PLIMSOLL_E2E_URL,
    storageState: process.env.PLIMSOLL_E2E_STATE,
    // A trace costs each test a fifth of its time: PLIMSOLL_TRACE=1 makes them where one is looked for.
    trace: process.env.PLIMSOLL_TRACE ? "on" : "off",
    launchOptions: {
      executablePath: findBrowser() ?? undefined,
      args: root ? ["--no-sandbox"] : [], // Chromium's sandbox does not work as root
    },
  },
});
