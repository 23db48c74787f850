import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { LEAN_YAML } from "./lean-yaml";
import { NATIVE_SHA256 } from "./native-sha256";

/**
 * Makes the `plimsoll` command: one file that needs nothing but Node, in a folder that `npm pack` takes as it is;
 * `dist/cli` unless told.
 */
export async function buildCli(
  project: string,
  folder = join(project, "dist", "cli"),
): Promise<void> {
  const { version, license, engines, description } = JSON.parse(
    readFileSync(join(project, "package.json"), "utf8"),
  );
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await build({
    absWorkingDir: project,
    entryPoints: ["cli/plimsoll.ts"],
    outfile: join(folder, "plimsoll.js"),
    bundle: true,
    minify: true,
    platform: "node",
    format: "cjs", // CommonJS starts sooner, and needs no banner for what asks for `require`
    target: "node20",
    alias: NATIVE_SHA256,
    supported: { "dynamic-import": false }, // one file: `import()` becomes a call in it
    banner: { js: "#!/usr/bin/env node" },
    define: { PLIMSOLL_VERSION: JSON.stringify(version) },
    plugins: [LEAN_YAML],
    legalComments: "none",
    logLevel: "warning",
  });
  chmodSync(join(folder, "plimsoll.js"), 0o755);
  cpSync(join(project, "LICENSE"), join(folder, "LICENSE"));
  writeFileSync(join(folder, "README.md"), README);
  const manifest = {
    name: "plimsoll",
    version,
    description,
    license,
    engines,
    bin: { plimsoll: "plimsoll.js" },
    files: ["plimsoll.js"],
  };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

const README = `# plimsoll

How secure your containers are, from your own files: Dockerfiles, Compose files, ignore files, workflows, scanner reports.
Offline; nothing is sent anywhere.

    npx plimsoll assess                    # the current folder
    npx plimsoll assess --fail-below 1     # ends with 1 when level 1 is not declared
    npx plimsoll explain CTR-1             # what a control asks for
    npx plimsoll --help
`;
