/** How long a snapshot's name is: for the schema, and for forms, whose scripts carry no schema. */
export const SNAPSHOT_NAME_LENGTH = 100;
