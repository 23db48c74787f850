import { randomInt } from "node:crypto";
import { type BuiltAction, builtActions } from "./doors";
import type { CallOutcome, PageOutcome } from "./rules";

/** How the app answered. */
export interface Answer {
  readonly status: number;
  /** Where it leads on. */
  readonly location: string | null;
  readonly cookies: readonly string[];
  readonly text: string;
}

/** What an action is called with: its arguments, or the fields of a form that it is the action of. */
export type Call =
  | { readonly args: readonly unknown[] }
  | { readonly form: Readonly<Record<string, string>> };

interface AskOptions {
  readonly method?: string;
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | FormData;
  /** Reads so far only: a stream does not end. */
  readonly until?: (text: string) => boolean;
}

/** Asks the app as a browser does, from a new address each time. */
export class Asker {
  private readonly actions: ReadonlyMap<string, BuiltAction>;

  constructor(readonly url: string) {
    this.actions = new Map(builtActions().map((action) => [action.name, action]));
  }

  async ask(path: string, options: AskOptions = {}): Promise<Answer> {
    const { method = "GET", cookie = "", headers = {}, body, until } = options;
    const over = new AbortController();
    const response = await fetch(`${this.url}${path}`, {
      method,
      body,
      redirect: "manual",
      signal: over.signal,
      headers: {
        "x-forwarded-for": `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`,
        ...(cookie && { cookie }),
        ...(method === "GET" ? {} : { origin: this.url, "sec-fetch-site": "same-origin" }),
        ...headers,
      },
    });
    const text = until ? await readUntil(response, until) : await response.text();
    over.abort();
    const { status } = response;
    const location = response.headers.get("location") ?? response.headers.get("x-action-redirect");
    return { status, location, cookies: response.headers.getSetCookie(), text };
  }

  /** Sends JSON, as our pages do. */
  send(path: string, method: string, body: unknown, options: AskOptions = {}): Promise<Answer> {
    const headers = { "content-type": "application/json", ...options.headers };
    return this.ask(path, { ...options, method, headers, body: JSON.stringify(body) });
  }

  /**
   * Calls an action by its id in the build, as React's `encodeReply` writes it: arguments as JSON; a form as the second
   * of two, its fields under its number.
   */
  call(name: string, call: Call, projectId: string, options: AskOptions = {}): Promise<Answer> {
    const action = this.actions.get(name);
    if (!action) throw new Error(`The build has no ${name}.`);
    const headers = { "next-action": action.id, accept: "text/x-component", ...options.headers };
    const path = action.page.replace("[id]", projectId);
    if ("args" in call) {
      const type = { "content-type": "text/plain;charset=UTF-8" };
      const body = JSON.stringify(call.args);
      return this.ask(path, { ...options, method: "POST", headers: { ...type, ...headers }, body });
    }
    const body = new FormData();
    for (const [field, value] of Object.entries(call.form)) body.set(`_1_${field}`, value);
    body.set("0", '[{},"$K1"]');
    return this.ask(path, { ...options, method: "POST", headers, body });
  }

  /** Signs in. Returns what the browser then sends as `Cookie`. */
  async signIn(form: { email: string; password: string }): Promise<string> {
    const answer = await this.call("signInAction", { form }, "");
    const cookies = answer.cookies.map((cookie) => cookie.split(";")[0] ?? "");
    if (cookies.length === 0) throw new Error(`Nobody was signed in: ${answer.text}`);
    return cookies.join("; ");
  }
}

async function readUntil(response: Response, holds: (text: string) => boolean): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (holds(text)) break;
  }
  return text;
}

/** How a page answered. `refusal`: what it says to whom it is not for. */
export function pageOutcome(answer: Answer, refusal?: string): PageOutcome {
  const { status, location, text } = answer;
  if (status === 404) return "not found";
  if (status === 200) return refusal !== undefined && text.includes(refusal) ? "refused" : "shown";
  if (status !== 307 || !location) throw unexpected(answer);
  return /^\/sign-in(?:\?|$)/.test(location) ? "sign-in" : "elsewhere";
}

type Verdict = CallOutcome | "made";

const BY_CODE: Readonly<Record<string, CallOutcome>> = {
  UNAUTHENTICATED: "signed out",
  FORBIDDEN: "refused",
  NOT_FOUND: "not found",
  CONFLICT: "conflict",
};

/** A form shows words and no code. */
const BY_WORDS: Readonly<Record<string, CallOutcome>> = {
  "You are signed out. Sign in to go on.": "signed out",
  "Email or password is wrong.": "signed out",
  "Your password was checked too long ago. Sign in again.": "signed out",
  "You are no member any more. With a new invitation you can join again.": "refused",
  "You are a member of this organisation already.": "conflict",
  "Plimsoll is set up already. Sign in instead.": "conflict",
  "This server sends no mail. Ask an owner for a link.": "conflict",
};

/** How an action answered; "made" when it went well, whatever it changed. */
export function actionOutcome(answer: Answer): Verdict {
  if (answer.location) return "made";
  const rows = rowsOf(answer.text);
  const root = JSON.parse(rows.get("0") ?? "{}");
  const value = JSON.parse(rows.get(String(root.a).replace("$@", "")) ?? "null");
  if (value?.ok === true || value?.done === true) return "made";
  const outcome = BY_CODE[value?.code] ?? BY_WORDS[value?.message];
  if (!outcome) throw unexpected(answer);
  return outcome;
}

/** The rows of an action's answer by id: a line each, but for a long text, which says its bytes and ends without one. */
function rowsOf(text: string): ReadonlyMap<string, string> {
  const bytes = Buffer.from(text);
  const rows = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const colon = bytes.indexOf(":", at);
    const long = /^T([0-9a-f]+),/.exec(bytes.toString("utf8", colon + 1, colon + 20));
    const start = colon + 1 + (long?.[0].length ?? 0);
    const line = bytes.indexOf("\n", start);
    const end = long ? start + Number.parseInt(long[1] ?? "", 16) : line < 0 ? bytes.length : line;
    if (colon < 0) break;
    rows.set(bytes.toString("utf8", at, colon), bytes.toString("utf8", start, end));
    at = long ? end : end + 1;
  }
  return rows;
}

/** How a handler answered; "made" when it went well. */
export function handlerOutcome(answer: Answer): Verdict {
  if (answer.status < 400) return "made";
  const outcome = BY_CODE[JSON.parse(answer.text).code];
  if (!outcome) throw unexpected(answer);
  return outcome;
}

function unexpected({ status, location, text }: Answer): Error {
  return new Error(`No rule has such an answer: ${status}, ${location}, ${text.slice(0, 1_000)}`);
}
