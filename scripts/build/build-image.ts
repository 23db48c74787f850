import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { buildApp } from "./build-app";
import { ENGINE_FILE } from "./bundle-engine";

/**
 * Builds the app as a folder that needs nothing but Node, `dist/image`: what the Dockerfile puts into the image.
 * Throws an `Explained` when a step fails; what it says is in the terminal.
 */
export async function buildImage(project: string): Promise<void> {
  await buildApp(project, { standalone: true });
  const folder = join(project, "dist", "image");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const copy = (from: string, to = from) => {
    cpSync(join(project, from), join(folder, to), { recursive: true, verbatimSymlinks: true });
  };
  copy(".next/standalone", ".");
  rmSync(join(folder, "server.js")); // Next's own server, without our headers
  for (const part of ["sharp", "@img"]) {
    rmSync(join(folder, "node_modules", part), { recursive: true, force: true }); // no picture is resized
  }
  copy(".next/static");
  copy(".next/brotli");
  copy(".next/csp-hashes.json");
  copy(`.next/${ENGINE_FILE}`);
  copy("public");
  copy("prisma/migrations");
  await build({
    absWorkingDir: project,
    entryPoints: { app: "scripts/image/app.ts", manage: "scripts/image/manage.ts" },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    conditions: ["react-server"], // as the app's own code: `server-only` is empty then
    external: ["next", "@node-rs/argon2"],
    banner: { js: REQUIRE },
    logLevel: "warning",
  });
}

// CommonJS packages in the bundle ask for Node's modules by `require`, which a module lacks.
const REQUIRE =
  'import { createRequire as requireOfModule } from "node:module";\n' +
  "const require = requireOfModule(import.meta.url);";
