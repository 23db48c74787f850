import { afterAll, afterEach, beforeEach, vi } from "vitest";
import { type MailServer, startMailServer } from "./mail-server";

/** Where the app of these tests is. */
const SITE = "https://plimsoll.nordhavn.example";

/** A mail server of a file's tests, which the app sends by; without a mail at the beginning of each. */
export async function startTestMails(): Promise<MailServer> {
  const server = await startMailServer();
  beforeEach(() => {
    vi.stubEnv("SMTP_URL", `smtp://localhost:${server.port}`);
    vi.stubEnv("MAIL_FROM", "plimsoll@nordhavn.example");
    vi.stubEnv("NEXTAUTH_URL", SITE);
    server.mails.length = 0;
  });
  afterEach(() => void vi.unstubAllEnvs());
  afterAll(() => server.stop());
  return server;
}
