import * as z from "zod";
import { ROLES } from "@/lib/core/model/words";
import { email, setUpInput } from "./account";
import { INVITATION_DAYS, TEAM_NAME_LENGTH } from "./people-limits";
import { line } from "./text";

const days = `Choose 1 to ${INVITATION_DAYS.most} days.`;

/** What an invitation says: as what somebody joins, and how long the link works. */
export const invitationInput = z.object({
  role: z.enum(ROLES, "Choose a role."),
  teamId: z.string("Choose a team.").nullable().default(null),
  /** Null: for whoever has the link. */
  email: email.nullable().default(null),
  days: z.int(days).min(1, days).max(INVITATION_DAYS.most, days).default(INVITATION_DAYS.usual),
});
export type InvitationInput = z.input<typeof invitationInput>;

/** A new account for somebody who was invited. */
export const newAccountInput = setUpInput.pick({ name: true, email: true, password: true });
export type NewAccountInput = z.input<typeof newAccountInput>;

/** What a team is called. */
export const teamInput = z.object({ name: line(TEAM_NAME_LENGTH).min(1, "Give the team a name.") });
