import type { Metadata } from "next";
import { connection } from "next/server";
import RootLayout from "./layout";
import NotFound from "./not-found";

export { viewport } from "./layout";

export const metadata: Metadata = { title: "Not found · Plimsoll" };

/** An address that no route has. Made per request, so that the page has a nonce and its scripts run. */
export default async function UnknownAddress() {
  await connection();
  return (
    <RootLayout>
      <NotFound />
    </RootLayout>
  );
}
