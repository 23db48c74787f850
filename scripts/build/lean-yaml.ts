import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";
import { YAML_MISTAKES } from "@/lib/core/evidence/yaml/errors";

/** A value at the top of a module, up to the line that a new statement follows. */
const VALUE = /^var ([\w$]+) = ([\s\S]*?);$(?=\n(?:\S|$))/gm;

/** A mistake in the library's words: ours are others, chosen by how these begin. */
const MISTAKE = /throwError\(state, (["`])(.*?)\1\)/g;

/** The lines around a mistake and the message that holds them: nobody sees them here. */
const MESSAGE: readonly (readonly [string, string])[] = [
  ["mark.snippet = makeSnippet(mark);", ""],
  ["this.message = formatError(this, false);", "this.message = reason;"],
  ["formatError(this, compact)", "this.reason"],
];

/**
 * Leaves out of a bundle what nothing uses of js-yaml. We take its events only, but esbuild keeps its schemas and its
 * writer: it can't know that making a value does nothing else. Here it is told.
 */
export const LEAN_YAML: Plugin = {
  name: "lean-yaml",
  setup({ onLoad }) {
    onLoad({ filter: /js-yaml\.mjs$/ }, async ({ path }) => ({
      contents: MESSAGE.reduce(
        (code, [text, leaner]) => code.replace(text, leaner),
        await readFile(path, "utf8"),
      )
        .replace(VALUE, "var $1 = /* @__PURE__ */ (() => ($2))();")
        .replace(MISTAKE, (_, _quote, reason: string) => {
          const [start] = YAML_MISTAKES.find(([start]) => reason.startsWith(start)) ?? [""];
          return `throwError(state, "${start}")`;
        }),
      loader: "js",
    }));
  },
};
