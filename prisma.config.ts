import { defineConfig } from "prisma/config";

// `prisma generate` needs no schema engine, but the CLI looks for one to download before it runs.
if (process.argv.includes("generate")) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
}

export default defineConfig({ schema: "prisma/schema.prisma" });
