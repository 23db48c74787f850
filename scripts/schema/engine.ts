import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type * as SchemaEngineModule from "@prisma/schema-engine-wasm";

/**
 * Takes the address of any database (the engine wants one, and does not touch it) and two texts of `schema.prisma`,
 * the first of which may be `null` for an empty database.
 * Returns the SQL that leads from the one to the other, as Prisma's schema engine writes it; empty when they agree.
 */
export async function schemaSteps(url: string, from: string | null, to: string): Promise<string> {
  const { SchemaEngine } = await loadEngine();
  const model = (content: string) => [{ path: "schema.prisma", content }];
  const engine = await SchemaEngine.new(
    { datamodels: [["schema.prisma", to]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url })),
  );
  try {
    const { stdout } = await engine.diff({
      from: from === null ? { tag: "empty" } : { tag: "schemaDatamodel", files: model(from) },
      to: { tag: "schemaDatamodel", files: model(to) },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const sql = stdout?.trim() ?? "";
    return sql === "-- This is an empty migration." ? "" : sql;
  } finally {
    engine.free();
  }
}

// The package is written for bundlers, which load its WebAssembly for it; Node has to be helped.
async function loadEngine(): Promise<typeof SchemaEngineModule> {
  const home = dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const glue = await import(pathToFileURL(join(home, "schema_engine_bg.js")).href);
  const module = new WebAssembly.Module(readFileSync(join(home, "schema_engine_bg.wasm")));
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { get: () => "", set_message: () => undefined },
  });
  const { exports } = new WebAssembly.Instance(module, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(exports);
  const start = exports.__wbindgen_start;
  if (typeof start === "function") start();
  return glue;
}
