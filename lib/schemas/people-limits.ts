/** How long an invitation lasts: for the schema, and for forms, whose scripts carry no schema. */
export const INVITATION_DAYS = { usual: 7, most: 30 } as const;
