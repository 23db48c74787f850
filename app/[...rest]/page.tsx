import { notFound } from "next/navigation";
import { connection } from "next/server";

/** Made per request, so that the not-found page has a nonce and its scripts run. */
export default async function UnknownPage() {
  await connection();
  notFound();
}
