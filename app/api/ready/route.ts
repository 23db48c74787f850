import { connection } from "next/server";
import { readiness } from "@/lib/server/readiness";

/** Tells whether the database is reachable and migrated: 200, or 503 with which of the two it is not. */
export async function GET(): Promise<Response> {
  await connection();
  const status = await readiness();
  return Response.json(
    { status },
    { status: status === "ready" ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
