import "server-only";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { describeFailure } from "@/lib/server/failure";
import { throttle } from "@/lib/server/throttle";
import { callerOf } from "./caller";
import { authOptions } from "./options";

/** What one caller may send next-auth a minute; passwords have limits of their own. */
const POSTS = 60;

/** Answers everything below `/api/auth`; what is sent there is counted by caller. */
export async function handleAuth(
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  if (request.method === "POST") {
    const from = callerOf(request.headers.get("x-forwarded-for"));
    try {
      throttle({ bucket: `auth:${from}`, most: POSTS, seconds: 60 });
    } catch (error) {
      return Response.json({ message: describeFailure(error).message }, { status: 429 });
    }
  }
  return NextAuth(request, context, authOptions(request.headers.get("user-agent")));
}
