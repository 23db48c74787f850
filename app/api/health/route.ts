import { connection } from "next/server";

/** Tells that the process is alive. It asks nobody else: a database that is down must not get the app restarted. */
export async function GET(): Promise<Response> {
  await connection();
  return Response.json({ status: "alive" }, { headers: { "Cache-Control": "no-store" } });
}
