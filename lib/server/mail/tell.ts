import "server-only";
import { database } from "@/lib/server/db";
import { describeFailure } from "@/lib/server/failure";
import { mailConfigured, sendMail } from "./send-mail";

const TOLD = {
  "reset-link": {
    subject: "A link for a new password was made",
    text: "An owner of your organisation made a link that sets a new password for your account.",
  },
  "password-reset": {
    subject: "Your password was set anew",
    text: "A new password was set for your account by a link. All sessions have ended.",
  },
  "codes-on": {
    subject: "Your account asks for a code",
    text: "An authenticator app was added to your account: signing in asks for its code.",
  },
  "codes-off": {
    subject: "Your account asks for no code",
    text: "The authenticator app of your account was turned off: the password alone signs you in.",
  },
  "codes-off-by-owner": {
    subject: "Your account asks for no code",
    text: "An owner of your organisation turned the authenticator app of your account off: the password alone signs you in.",
  },
  "recovery-code-used": {
    subject: "A recovery code was used",
    text: "Somebody signed in to your account with one of your recovery codes.",
  },
} as const;

/**
 * Mails somebody what was done to their account, where mail is set up: whoever did it without them is found out. Never
 * throws: what was done stays done.
 */
export async function tell(personId: string, what: keyof typeof TOLD): Promise<void> {
  if (!mailConfigured()) return;
  try {
    const person = await database().person.findUnique({ where: { id: personId } });
    if (!person) return;
    const { subject, text } = TOLD[what];
    await sendMail({
      to: person.email,
      subject: `${subject} on Plimsoll`,
      text: `${text}\n\nIf you know nothing of it, tell whoever runs Plimsoll for you.\n`,
    });
  } catch (error) {
    describeFailure(error); // logs what was not expected
  }
}
