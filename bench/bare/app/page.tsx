import { connection } from "next/server";
import { database } from "@/lib/server/db";

const ITEMS = Array.from({ length: 45 }, (_, index) => `Item ${index + 1}`);

/** What the checklist page is measured against: made per request, one row read, 45 list items. */
export default async function BarePage() {
  await connection();
  const organisation = await database().organisation.findFirst({ select: { name: true } });
  return (
    <main>
      <h1>{organisation?.name}</h1>
      <ul>
        {ITEMS.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </main>
  );
}
