/** How long an invitation lasts: for the schema, and for forms, whose scripts carry no schema. */
export const INVITATION_DAYS = { usual: 7, most: 30 } as const;

/** How long a team's name may be. */
export const TEAM_NAME_LENGTH = 80;
