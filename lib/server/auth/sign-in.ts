import "server-only";
import type { Role } from "@/lib/core/model/words";
import { email } from "@/lib/schemas/account";
import { AppError } from "@/lib/server/app-error";
import { database } from "@/lib/server/db";
import { countAttempt, forgetAttempts } from "@/lib/server/rate-limit";
import { checkPassword } from "./password";
import { recordForPerson } from "./record-for-person";
import type { ProvenPerson } from "./sessions";

const WINDOW = 900;

/**
 * Checks an e-mail address and a password; a known and an unknown address look and last alike.
 * @param from the address of the caller.
 * @throws AppError `UNAUTHENTICATED`, or `RATE_LIMITED` with when to try again.
 */
export async function checkCredentials(
  typedEmail: string,
  password: string,
  from: string,
): Promise<ProvenPerson> {
  const parsed = email.safeParse(typedEmail);
  const account = parsed.success ? parsed.data : "";
  await countAttempt({ bucket: `sign-in:from:${from}`, attempts: 30, seconds: WINDOW });
  await countAttempt({ bucket: `sign-in:account:${account}`, attempts: 10, seconds: WINDOW });
  const person = await database().person.findUnique({ where: { email: account } });
  const matches = await checkPassword(person?.passwordHash ?? null, password);
  if (!person || !matches) {
    if (person) await recordRefusal(person.id);
    throw new AppError("UNAUTHENTICATED", "Email or password is wrong.");
  }
  await forgetAttempts(`sign-in:account:${account}`);
  return { personId: person.id, sessionVersion: person.sessionVersion };
}

/**
 * Checks who wants to sign in with a password. `startSession` makes the session.
 * @throws AppError as `checkCredentials` does, and `FORBIDDEN` for who is no member any more, or needs
 * single sign-on.
 */
export async function signIn(
  typedEmail: string,
  password: string,
  from: string,
): Promise<ProvenPerson> {
  const person = await checkCredentials(typedEmail, password, from);
  const { personId } = person;
  const members = await database().member.findMany({
    where: { personId, removedAt: null },
    include: { organisation: true },
  });
  if (members.length === 0) {
    const message = "You are no member any more. With a new invitation you can join again.";
    throw new AppError("FORBIDDEN", message);
  }
  if (!members.some(({ role, organisation }) => passwordOpens(organisation, role))) {
    const message = `${members[0]?.organisation.name} asks for single sign-on: a password alone opens nothing.`;
    throw new AppError("FORBIDDEN", message);
  }
  return person;
}

/** Whether a session without single sign-on opens an organisation to a role, as the membership's statement has it. */
export function passwordOpens({ requireSso }: { requireSso: boolean }, role: Role): boolean {
  return !requireSso || role === "owner";
}

async function recordRefusal(personId: string): Promise<void> {
  await database().$transaction((tx) =>
    recordForPerson(tx, personId, "session.refused", { actor: "stranger" }),
  );
}
