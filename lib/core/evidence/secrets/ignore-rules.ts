import type { Inventory } from "../inventory/types";
import { folderOf } from "../paths";
import type { Span } from "../source";

/** The patterns that keep secrets out, each with a path that it must take. */
const PROBES: readonly (readonly [pattern: string, path: string])[] = [
  [".env", ".env"],
  ["secrets/", "secrets/password.txt"],
  ["*.key", "server.key"],
  ["*.pem", "server.pem"],
];

/** Which of the four patterns no `.gitignore` covers, at the root nor in every folder that builds or runs containers. */
export function patternsMissing({
  gitignores,
  dockerfiles,
  sets,
  isTracked,
}: Inventory): readonly string[] {
  const paths = [...dockerfiles.map(({ path }) => path), ...sets.map(({ id }) => id)];
  const folders = [...new Set(paths.map(folderOf))];
  return PROBES.filter(([, probe]) => {
    if (gitignores.length > 0 && !isTracked(probe)) return false;
    return folders.length === 0 || folders.some((folder) => isTracked(`${folder}/${probe}`));
  }).map(([pattern]) => pattern);
}

/**
 * The line that makes ignore rules matter: a file of variables, a secret's file, a folder copied whole; else the first
 * line of a Compose file or a Dockerfile. Null where nothing is built or run.
 */
export function whereRulesMatter(inventory: Inventory): Span | null {
  const counts = ({ path }: Span) => inventory.countsForSecrets(path);
  const { containers, sets, dockerfiles } = inventory;
  const places = [
    ...containers.flatMap(({ envFiles }) => envFiles.map(({ at }) => at)),
    ...sets.flatMap(({ secrets }) =>
      secrets.flatMap(({ source }) => (source.kind === "file" ? source.path.at : [])),
    ),
    ...dockerfiles.flatMap(({ stages }) =>
      stages.flatMap(({ instructions }) =>
        instructions.flatMap((line) =>
          (line.kind === "COPY" || line.kind === "ADD") && !line.from
            ? line.sources.filter(({ value }) => /^\.?\/?$/.test(value)).map(() => line.at)
            : [],
        ),
      ),
    ),
    ...[...sets.map(({ id }) => id), ...dockerfiles.map(({ path }) => path)].map(firstLine),
  ];
  return places.find(counts) ?? places[0] ?? null;
}

/** The first line of a file. */
export function firstLine(path: string): Span {
  return { path, start: 0, end: 0 };
}
