import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "../../scripts/project";

/** A route of the build: its pattern, and the addresses of it that were made at build time. */
export type Route = { pattern: string; isPage: boolean; prerendered: string[] };

/** Reads every route that the build knows, so that no page can be forgotten. */
export function builtRoutes(): Route[] {
  const routes: Record<string, string> = read("app-path-routes-manifest.json");
  const made: { routes: Record<string, { srcRoute: string }> } = read("prerender-manifest.json");
  const prerendered = (pattern: string) =>
    Object.entries(made.routes).flatMap(([path, { srcRoute }]) =>
      srcRoute === pattern ? [path] : [],
    );
  return Object.entries(routes)
    .filter(([, pattern]) => !pattern.startsWith("/_")) // drawn by Next at other addresses, never at these
    .map(([file, pattern]) => ({
      pattern,
      isPage: file.endsWith("/page"),
      prerendered: prerendered(pattern),
    }))
    .sort((a, b) => (a.pattern < b.pattern ? -1 : 1));
}

/** What stands for each part of an address that is not fixed. */
export type Fillings = Readonly<Record<string, string>>;

/** Returns addresses of a route. Throws when a part of it has no filling yet. */
export function addressesOf({ pattern, prerendered }: Route, fillings: Fillings): string[] {
  if (prerendered.length > 0) return prerendered;
  return [
    pattern.replace(/\[[^/]+\]/g, (part) => {
      const filling = fillings[part];
      if (filling === undefined) throw new Error(`Say what stands for ${part} in ${pattern}.`);
      return filling;
    }),
  ];
}

function read(name: string) {
  return JSON.parse(readFileSync(join(PROJECT, ".next", name), "utf8"));
}
