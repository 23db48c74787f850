import "server-only";
import { email } from "@/lib/schemas/account";
import { AppError } from "@/lib/server/app-error";
import { database } from "@/lib/server/db";
import { describeFailure } from "@/lib/server/failure";
import { mailConfigured, sendMail } from "@/lib/server/mail/send-mail";
import { countAttempt } from "@/lib/server/rate-limit";
import { siteAddress } from "@/lib/server/site";
import { recordForPerson } from "./record-for-person";
import { newResetToken } from "./reset-password";

/**
 * Takes the address of somebody who forgot their password. A known and an unknown one look and last alike: what they
 * differ in is done later.
 * @param from the address of the caller.
 * @returns what is to be done once the answer has left: it mails a link to whoever signs in by this address.
 * @throws ZodError for what is no address; AppError `RATE_LIMITED`, `UNAVAILABLE` where no mail is sent.
 */
export async function forgotPassword(
  typedEmail: string,
  from: string,
): Promise<() => Promise<void>> {
  if (!mailConfigured()) {
    throw new AppError("UNAVAILABLE", "This server sends no mail. Ask an owner for a link.");
  }
  const address = email.parse(typedEmail);
  await countAttempt({ bucket: `forgot:from:${from}`, attempts: 10, seconds: 900 });
  await countAttempt({ bucket: `forgot:account:${address}`, attempts: 3, seconds: 3600 });
  return () => mailLink(address);
}

/** Never throws: nobody is there any more to be told. */
async function mailLink(to: string): Promise<void> {
  try {
    const token = await offer(to);
    if (!token) return;
    await sendMail({
      to,
      subject: "A new password for Plimsoll",
      text: `Somebody asked for a new password for the account with this address.

Set it by this link. It works once, within an hour, and ends all sessions:

${siteAddress("/reset-password")}#${token}

If it was not you, leave it alone: the password stays as it is.
`,
    });
  } catch (error) {
    describeFailure(error); // logs what was not expected
  }
}

/** Null for an address that nobody signs in by. */
async function offer(address: string): Promise<string | null> {
  return database().$transaction(async (tx) => {
    const person = await tx.person.findFirst({
      where: {
        email: address,
        passwordHash: { not: null },
        members: { some: { removedAt: null } },
      },
    });
    if (!person) return null;
    const token = await newResetToken(tx, person.id);
    await recordForPerson(tx, person.id, "password.reset-offered", { actor: "stranger" });
    return token;
  });
}
