import { createServer } from "node:net";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { startMailServer } from "@/scripts/testing/mail-server";
import { mailConfigured, sendMail } from "./send-mail";

const MAIL = {
  to: "mara@nordhavn.example",
  subject: "A word",
  text: "First line\nSecond: ærlig\n",
};

afterEach(() => vi.unstubAllEnvs());

async function server(options: Parameters<typeof startMailServer>[0] = {}, user = "", query = "") {
  const started = await startMailServer(options);
  onTestFinished(() => started.stop());
  use(`smtp://${user}localhost:${started.port}${query}`);
  return started;
}

function use(url: string) {
  vi.stubEnv("SMTP_URL", url);
  vi.stubEnv("MAIL_FROM", "Plimsoll at Nordhavn <plimsoll@nordhavn.example>");
}

test("without a mail server no mail is offered, and none is sent", async () => {
  vi.stubEnv("SMTP_URL", "");
  expect(mailConfigured()).toBe(false);
  await expect(sendMail(MAIL)).rejects.toMatchObject({ code: "UNAVAILABLE" });
});

test("a mail reaches one person as plain text from the address that is set", async () => {
  const { mails } = await server();
  expect(mailConfigured()).toBe(true);
  await sendMail(MAIL);
  expect(mails).toHaveLength(1);
  const { from, to, source } = mails[0] ?? { from: "", to: [], source: "" };
  expect([from, to]).toEqual(["plimsoll@nordhavn.example", [MAIL.to]]);
  expect(source).toContain("From: Plimsoll at Nordhavn <plimsoll@nordhavn.example>\r\n");
  expect(source).toContain("Subject: A word\r\n");
  expect(source).toContain("Auto-Submitted: auto-generated\r\n");
  expect(source).toContain("Content-Type: text/plain; charset=utf-8\r\n");
  expect(source).toContain("First line\r\nSecond: =C3=A6rlig\r\n");
});

test("nothing typed becomes a header or another recipient", async () => {
  const { mails } = await server();
  await sendMail({ ...MAIL, subject: "Hello\r\nBcc: eve@example.com\r\n\r\nBody\u0000" });
  const headers = mails[0]?.source.split("\r\n\r\n")[0]?.split("\r\n") ?? [];
  expect(headers.filter((line) => /^(Bcc|Body)/i.test(line))).toEqual([]);
  expect(headers).toContain("Subject: Hello  Bcc: eve@example.com    Body");
  for (const to of [
    "mara@nordhavn.example, eve@example.com",
    "mara@nordhavn.example\r\nBcc: eve@example.com",
    "Mara <mara@nordhavn.example>",
    "",
  ]) {
    await expect(sendMail({ ...MAIL, to })).rejects.toThrow("This is not an e-mail address.");
  }
  expect(mails).toHaveLength(1);
});

test("the user and the password go to the server, and into no error and no log", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  onTestFinished(() => log.mockRestore());
  const { mails } = await server(
    {
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _, done) =>
        username === "me" && password === "hunter2"
          ? done(null, { user: "me" })
          : done(new Error(`wrong: ${password}`)),
    },
    "me:hunter2@",
  );
  await sendMail(MAIL);
  expect(mails).toHaveLength(1);
  use((process.env.SMTP_URL ?? "").replace("hunter2", "hunter3"));
  const refused = await sendMail(MAIL).catch((error: Error) => error);
  expect(refused).toMatchObject({
    code: "UNAVAILABLE",
    message:
      "The mail was not sent: the mail server refuses the user or the password that are set.",
  });
  expect(log.mock.calls).toEqual([["A mail was not sent: EAUTH, the server's answer 535"]]);
  expect(JSON.stringify([refused, Object(refused).stack, log.mock.calls])).not.toMatch(/hunter/);
});

test.each([
  [
    "does not take mail for this address",
    { onRcptTo: (_: unknown, __: unknown, done: (error: Error) => void) => done(new Error("no")) },
  ],
] as const)("a server that %s is said", async (words, options) => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  onTestFinished(() => log.mockRestore());
  await server(options);
  await expect(sendMail(MAIL)).rejects.toMatchObject({ message: expect.stringContaining(words) });
});

test("a server that is away, or that is no mail server, is said", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  onTestFinished(() => log.mockRestore());
  const away = await startMailServer();
  await away.stop();
  use(`smtp://localhost:${away.port}`);
  await expect(sendMail(MAIL)).rejects.toMatchObject({
    message:
      "The mail was not sent: the mail server cannot be reached, or its certificate cannot be trusted.",
  });
  const other = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void other.close());
  use(`smtp://localhost:${Object(other.address()).port}`);
  await expect(sendMail(MAIL)).rejects.toMatchObject({ code: "UNAVAILABLE" });
});

test("nothing goes unencrypted to another machine, nor to one whose certificate is nobody's", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  onTestFinished(() => log.mockRestore());
  // 0.0.0.0 reaches this machine, and is no address that counts as it.
  const open = await startMailServer();
  onTestFinished(() => open.stop());
  use(`smtp://0.0.0.0:${open.port}`);
  await expect(sendMail(MAIL)).rejects.toMatchObject({
    message: expect.stringContaining("no encrypted connection"),
  });
  use(`smtp://0.0.0.0:${open.port}?tls=none`);
  await sendMail(MAIL);
  const selfSigned = await startMailServer({ disabledCommands: [] });
  onTestFinished(() => selfSigned.stop());
  use(`smtp://0.0.0.0:${selfSigned.port}`);
  await expect(sendMail(MAIL)).rejects.toMatchObject({
    message: expect.stringContaining("certificate"),
  });
  const atOnce = await startMailServer({ secure: true });
  onTestFinished(() => atOnce.stop());
  use(`smtps://localhost:${atOnce.port}`);
  await expect(sendMail(MAIL)).rejects.toMatchObject({
    message: expect.stringContaining("certificate"),
  });
  expect([open, selfSigned, atOnce].map(({ mails }) => mails.length)).toEqual([1, 0, 0]);
});
