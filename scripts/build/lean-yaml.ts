import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

/** A value at the top of a module, up to the line that a new statement follows. */
const VALUE = /^var ([\w$]+) = ([\s\S]*?);$(?=\n(?:\S|$))/gm;

/** The lines around a mistake, for a message of its own: ours are others. */
const SNIPPET = "mark.snippet = makeSnippet(mark);";

/**
 * Leaves out of a bundle what nothing uses of js-yaml. We take its events only, but esbuild keeps its schemas and its
 * writer: it can't know that making a value does nothing else. Here it is told.
 */
export const LEAN_YAML: Plugin = {
  name: "lean-yaml",
  setup({ onLoad }) {
    onLoad({ filter: /js-yaml\.mjs$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8"))
        .replace(VALUE, "var $1 = /* @__PURE__ */ (() => ($2))();")
        .replace(SNIPPET, ""),
      loader: "js",
    }));
  },
};
