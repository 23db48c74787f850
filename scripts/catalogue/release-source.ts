import type { Release } from "@/lib/core/catalogues/edition";

/** A module that holds a version as it is now, whatever becomes of the model. */
export function releaseSource(release: Release): string {
  const name = `RELEASE_${release.version.replaceAll(/\W/g, "_")}`;
  return [
    `import type { Release } from "../edition";`,
    "",
    `/** Catalogue ${release.version} as it was released. Never changed: a test holds its digest. */`,
    `export const ${name}: Release = ${JSON.stringify(release, null, 2)};`,
    "",
  ].join("\n");
}
