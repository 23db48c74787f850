import { Callout } from "@/components/ui/callout";

interface ChainNoteProps {
  check: {
    readonly entries: number;
    readonly brokenAt: number | null;
    /** Whether the app's own role in the database could change the log. */
    readonly appOwnsTables: boolean;
  };
}

/** Whether the log is whole, and what that is worth. */
export function ChainNote({ check: { entries, brokenAt, appOwnsTables } }: ChainNoteProps) {
  const counted = entries === 1 ? "1 entry" : `${entries} entries`;
  return (
    <>
      {brokenAt === null ? (
        <Callout variant="success" title="The log is whole">
          {counted}, each linked to the one before by its hash; all were checked just now.
        </Callout>
      ) : (
        <Callout variant="error" title={`The log does not fit at entry ${brokenAt}`}>
          An entry was changed, taken out or cut off in the database. What stands after it is not
          proven.
        </Callout>
      )}
      {appOwnsTables ? (
        <Callout variant="warning" title="One database account serves app and owner">
          Whoever takes over the app could rewrite the log and its hashes. Give DATABASE_URL an
          account of its own: docs/operations.md, two roles.
        </Callout>
      ) : null}
    </>
  );
}
