import "server-only";
import { AppError, type ErrorCode } from "./app-error";
import type { Context } from "./auth/context";
import { contextOrNull } from "./auth/session";
import { describeFailure, type Failure, type Result } from "./failure";
import { readJson } from "./request-body";
import { countSave } from "./throttle";

/** More than the longest answer takes, each of its characters escaped. */
const LARGEST_BODY = 256 * 1024;

const STATUS: Readonly<Record<Failure["code"], number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_LARGE: 413,
  UNSUPPORTED: 415,
  INVALID: 422,
  RATE_LIMITED: 429,
  UNEXPECTED: 500,
  UNAVAILABLE: 503,
} satisfies Record<ErrorCode | "UNEXPECTED", number>;

// Compressing so little would cost more than all of the rest of the answer.
const HEADERS = { "Cache-Control": "no-store, no-transform" };

interface PageOptions {
  readonly largest?: number;
  readonly unpacked?: number;
  readonly count?: (memberId: string) => void;
}

/**
 * Answers a change that a page of ours sends by `fetch`, for whoever is signed in, with a `Result` as
 * JSON. Like an action it takes nothing that another site had the browser send, and counts who asks. Never throws.
 * @param fn does it with the body, which it has to check.
 * @param options.largest bytes that the body holds at most; as many as an answer takes unless told.
 * @param options.unpacked bytes that it holds once unpacked, where it may come in gzip.
 * @param options.count counts whoever asks; as a save of an answer unless told.
 */
export async function answerPage<T>(
  request: Request,
  fn: (ctx: Context, body: unknown) => Promise<T>,
  { largest = LARGEST_BODY, unpacked, count = countSave }: PageOptions = {},
): Promise<Response> {
  const result = await resultOf(async () => {
    demandOwnPage(request.headers);
    const ctx = await contextOrNull();
    if (!ctx) throw new AppError("UNAUTHENTICATED", "You are signed out. Sign in to go on.");
    count(ctx.memberId);
    return fn(ctx, await readJson(request, { largest, unpacked }));
  });
  return answerWith(result);
}

/** A result as an answer to a page. */
export function answerWith(result: Result<unknown>): Response {
  const status = result.ok ? 200 : STATUS[result.code];
  return Response.json(result, { status, headers: HEADERS });
}

async function resultOf<T>(fn: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await fn() };
  } catch (error) {
    return describeFailure(error);
  }
}

/** What a browser says of where a request comes from no page can change; a form can't send JSON. */
function demandOwnPage(headers: Headers): void {
  const site = headers.get("sec-fetch-site") ?? "same-origin";
  if (site !== "same-origin" || !isOwnOrigin(headers)) {
    throw new AppError("FORBIDDEN", "This was sent from another site. Open Plimsoll itself.");
  }
  if (!/^application\/json\s*(;|$)/i.test(headers.get("content-type") ?? "")) {
    throw new AppError("UNSUPPORTED", "Send this as application/json.");
  }
}

// By the host that the browser used, as for actions: docs/operations.md has a proxy pass it on.
function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get("origin") ?? "";
  const host = headers.get("x-forwarded-host")?.split(",")[0]?.trim() ?? headers.get("host");
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}
