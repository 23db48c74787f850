import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { EDITIONS } from "@/lib/core/catalogues/bundle";
import { releaseSource } from "./catalogue/release-source";
import { runCommand } from "./explained";
import { PROJECT } from "./project";

await runCommand(async () => {
  const { release } = EDITIONS.newest;
  const path = join("lib/core/catalogues/releases", `${release.version}.ts`);
  mkdirSync(dirname(join(PROJECT, path)), { recursive: true });
  // `wx`: what was frozen is never written over.
  writeFileSync(join(PROJECT, path), releaseSource(release), { flag: "wx" });
  console.log(
    `Catalogue ${release.version} is frozen in ${path}. Format it with \`npm run format\`.`,
  );
});
