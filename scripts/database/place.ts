import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { Explained, errorMessage } from "../explained";
import { type Account, canReach } from "./account";

const SYSTEM_PLACE = "/var/lib/plimsoll";

/**
 * The folder for the database and its secrets: `PLIMSOLL_DATA`, else `.data` in the project. Where root starts us in
 * a project that the server's account can't enter, it is a folder below /var/lib/plimsoll. The folder is made.
 * Throws an `Explained` when it can't be.
 */
export function dataPlace(project: string, account: Account, asked?: string): string {
  if (asked || canReach(account, project)) {
    const first = asked ? resolve(asked) : join(project, ".data");
    make(first, account);
    if (canReach(account, first)) return first;
    throw new Explained(
      `PostgreSQL runs as the system user with the number ${account?.uid}, which can't enter ${first}.` +
        " Choose another folder with PLIMSOLL_DATA, or let that user enter the folders above it.",
    );
  }
  const key = createHash("sha256").update(resolve(project)).digest("hex").slice(0, 8);
  const second = join(SYSTEM_PLACE, key);
  make(second, account);
  return second;
}

// Others may pass through to the server's own folder when root starts us; they can list and read nothing.
function make(directory: string, account: Account) {
  try {
    mkdirSync(directory, { recursive: true, mode: account ? 0o711 : 0o700 });
    if (account) chmodSync(directory, (statSync(directory).mode & 0o777) | 0o011);
  } catch (cause) {
    throw new Explained(
      `Plimsoll can't make its data folder ${directory} (${errorMessage(cause)}).` +
        " Set PLIMSOLL_DATA to a folder that can be written to.",
      { cause },
    );
  }
}
