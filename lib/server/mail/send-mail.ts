import "server-only";
import { createTransport } from "nodemailer";
import type SMTPTransport from "nodemailer/lib/smtp-transport";
import { email } from "@/lib/schemas/account";
import { AppError } from "@/lib/server/app-error";
import { readSender, readSmtpUrl, type SmtpServer } from "./settings";

/** A mail to one person. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  /** Plain text, its lines as they stand. */
  readonly text: string;
}

const PATIENCE_MS = 10_000;
const SUBJECT_LENGTH = 200;

/** Whether mail is sent at all: `SMTP_URL` and `MAIL_FROM` are set. No page offers it otherwise. */
export function mailConfigured(): boolean {
  return settings() !== null;
}

/**
 * Sends a mail and waits until the mail server has taken it.
 * @throws ZodError when `to` is no single address; AppError `UNAVAILABLE`, in words for whoever wanted it sent.
 */
export async function sendMail({ to, subject, text }: Mail): Promise<void> {
  const address = email.parse(to);
  const found = settings();
  if (!found) throw new AppError("UNAVAILABLE", "This server sends no mail.");
  const { server, sender } = found;
  const transport = createTransport(optionsOf(server));
  try {
    await transport.sendMail({
      from: sender,
      to: { name: "", address },
      // Named apart from the headers, so that nothing in a header can add a recipient.
      envelope: { from: sender.address, to: address },
      subject: oneLine(subject),
      text,
      headers: { "Auto-Submitted": "auto-generated" },
      xMailer: false,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  } catch (error) {
    throw refusal(error);
  } finally {
    transport.close();
  }
}

function settings() {
  const server = readSmtpUrl(process.env.SMTP_URL ?? "");
  const sender = readSender(process.env.MAIL_FROM ?? "");
  return server && sender ? { server, sender } : null;
}

function optionsOf({ host, port, tls, user, password }: SmtpServer): SMTPTransport.Options {
  return {
    host,
    port,
    secure: tls === "at once",
    requireTLS: tls === "starttls",
    ignoreTLS: tls === "none",
    ...(user === null ? {} : { auth: { user, pass: password } }),
    dnsTimeout: PATIENCE_MS,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  };
}

function oneLine(text: string): string {
  return [...text.replace(/\p{Cc}/gu, " ")].slice(0, SUBJECT_LENGTH).join("").trim();
}

const REASONS: Readonly<Record<string, string>> = {
  EDNS: "there is no mail server under the name that is set",
  ECONNECTION: "the mail server cannot be reached",
  ESOCKET: "the mail server cannot be reached, or its certificate cannot be trusted",
  ETIMEDOUT: "the mail server does not answer",
  ETLS: "the mail server offers no encrypted connection",
  EAUTH: "the mail server refuses the user or the password that are set",
  EENVELOPE: "the mail server does not take mail for this address",
  EMESSAGE: "the mail server refuses it",
};

/** Words a failure. The log gets codes: what a server answers may quote anything. */
function refusal(error: unknown): AppError {
  const code = String(Reflect.get(Object(error), "code") ?? "unknown");
  const status = Number(Reflect.get(Object(error), "responseCode")) || "none";
  console.error(`A mail was not sent: ${code}, the server's answer ${status}`);
  return new AppError("UNAVAILABLE", `The mail was not sent: ${REASONS[code] ?? "it failed"}.`);
}
