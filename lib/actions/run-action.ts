import "server-only";
import { unstable_rethrow } from "next/navigation";
import { AppError } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import { contextOrNull } from "@/lib/server/auth/session";
import { describeFailure, type Result } from "@/lib/server/failure";
import { countAction } from "@/lib/server/throttle";

export type ActionResult<T> = Result<T>;

/** Runs an action for whoever is signed in, and counts it. Never throws but for Next's own redirects. */
export async function runAction<T>(fn: (ctx: Context) => Promise<T>): Promise<ActionResult<T>> {
  return runOpenAction(async () => {
    const ctx = await contextOrNull();
    if (!ctx) throw new AppError("UNAUTHENTICATED", "You are signed out. Sign in to go on.");
    countAction(ctx.memberId);
    return fn(ctx);
  });
}

/** Runs an action that needs no account. Never throws but for Next's own redirects. */
export async function runOpenAction<T>(fn: () => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, value: await fn() };
  } catch (error) {
    unstable_rethrow(error);
    return describeFailure(error);
  }
}
