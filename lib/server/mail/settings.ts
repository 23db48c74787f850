import { isLoopback } from "@/lib/core/evidence/containers/hosts";
import { email } from "@/lib/schemas/account";

/** The mail server, as `SMTP_URL` names it. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** From the first byte, after STARTTLS (without which nothing is sent), or not at all. */
  readonly tls: "at once" | "starttls" | "none";
  readonly user: string | null;
  readonly password: string;
}

/** Who mails are from. */
export interface Sender {
  readonly name: string;
  readonly address: string;
}

/**
 * Reads `smtps://user:password@host:465` or `smtp://user:password@host:587`; null for anything else.
 * Mails hold links that open accounts, so the way is encrypted, unless the server is this machine or `?tls=none` says
 * that the network is trusted.
 */
export function readSmtpUrl(value: string): SmtpServer | null {
  if (!URL.canParse(value)) return null;
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(value);
  const host = hostname.replace(/^\[|\]$/g, "");
  const isKnown = protocol === "smtp:" || protocol === "smtps:";
  const isBare = pathname.length <= 1 && hash === "" && (search === "" || search === "?tls=none");
  if (!isKnown || !isBare || host === "") return null;
  const user = plain(username);
  const secret = plain(password);
  if (user === null || secret === null || (user === "" && secret !== "")) return null;
  const tls =
    protocol === "smtps:" ? "at once" : search !== "" || isLoopback(host) ? "none" : "starttls";
  const usual = { "at once": 465, starttls: 587, none: 25 }[tls];
  if (protocol === "smtps:" && search !== "") return null;
  return { host, port: Number(port) || usual, tls, user: user || null, password: secret };
}

/** Reads `plimsoll@example.com` or `Plimsoll <plimsoll@example.com>`; null for anything else. */
export function readSender(value: string): Sender | null {
  const open = value.endsWith(">") ? value.lastIndexOf("<") : -1;
  const name = open < 0 ? "Plimsoll" : value.slice(0, open).trim();
  const address = email.safeParse(open < 0 ? value : value.slice(open + 1, -1)).data;
  if (!address || name === "" || name.length > 120 || /[\p{Cc}"<>]/u.test(name)) return null;
  return { name, address };
}

function plain(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}
