import "server-only";
import { type InvitationInput, invitationInput } from "@/lib/schemas/people";
import { AppError } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import { database } from "@/lib/server/db";
import { mailConfigured, sendMail } from "@/lib/server/mail/send-mail";
import { countAttempt } from "@/lib/server/rate-limit";
import { siteAddress } from "@/lib/server/site";
import { createInvitation } from "./invitations";

/** An invitation that was made, and whether a mail has it. */
export interface Invited {
  readonly id: string;
  /** Of its link; it can't be shown again. */
  readonly secret: string;
  /** The address that the link was mailed to. */
  readonly mailedTo: string | null;
  /** Why the mail that was to be sent was not. */
  readonly notMailed: string | null;
}

/** What one organisation mails an hour at most. */
const MAILS = 100;

/**
 * Makes an invitation and, where it is for an address and this server sends mail, mails its link there. It is there
 * whatever becomes of the mail.
 * @throws as `createInvitation` does.
 */
export async function invite(ctx: Context, raw: InvitationInput): Promise<Invited> {
  const made = await createInvitation(ctx, raw);
  const { email, days } = invitationInput.parse(raw);
  if (email === null || !mailConfigured()) return { ...made, mailedTo: null, notMailed: null };
  try {
    await countAttempt({
      bucket: `invitation-mail:${ctx.organisationId}`,
      attempts: MAILS,
      seconds: 3600,
    });
    await mailLink(made, email, days);
    return { ...made, mailedTo: email, notMailed: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...made, mailedTo: null, notMailed: error.message };
  }
}

async function mailLink(
  { id, secret }: { id: string; secret: string },
  to: string,
  days: number,
): Promise<void> {
  const { organisation, inviter, team, role } = await database().invitation.findUniqueOrThrow({
    where: { id },
    include: { organisation: true, team: true, inviter: { include: { person: true } } },
  });
  const who = inviter.person?.name ?? "An owner";
  await sendMail({
    to,
    subject: `Invitation to ${organisation.name} on Plimsoll`,
    text: `${who} invites you to ${organisation.name} on Plimsoll.
Your role: ${role}${team ? `, in the team ${team.name}` : ""}.

Join by this link. It works once, within ${days === 1 ? "a day" : `${days} days`}, for this address alone:

${siteAddress("/join")}#${secret}

If you expect no invitation, leave it alone: nothing happens without you.
`,
  });
}
