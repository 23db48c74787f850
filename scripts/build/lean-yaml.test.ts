import { build } from "esbuild";
import { expect, test } from "vitest";
import { parseYaml } from "@/lib/core/evidence/yaml/tree";
import { PROJECT } from "../project";
import { LEAN_YAML } from "./lean-yaml";

const TEXTS = {
  good: "a: &x [1, 'b', \"c\"]\nd: *x\ne: |\n  text\n",
  "too deep": "[".repeat(300),
  "a tab": "a:\n\t- b\n",
  "indented wrongly": "a: 1\n  b: 2\n c: 3\n",
  "a list that doesn't close": "a: [1, 2\n",
  "a quote that doesn't close": 'a: "b\n',
  "a tag twice": "a: !x !y b\n",
  "a key without a colon": "a: 1\nb\nc: 2\n",
  "no text": "a: \u0001\n",
};

test("in a bundle js-yaml reads the same and tells the same mistakes, with less code", async () => {
  const make = async (plugins: [] | [typeof LEAN_YAML]) => {
    const { outputFiles } = await build({
      absWorkingDir: PROJECT,
      entryPoints: ["lib/core/evidence/yaml/tree.ts"],
      bundle: true,
      minify: true,
      write: false,
      format: "esm",
      plugins,
    });
    return outputFiles[0]?.text ?? "";
  };
  const [whole, lean] = await Promise.all([make([]), make([LEAN_YAML])]);
  expect(lean.length).toBeLessThan(whole.length * 0.6);
  const bundled = await import(`data:text/javascript,${encodeURIComponent(lean)}`);
  for (const [path, text] of Object.entries(TEXTS)) {
    expect(bundled.parseYaml({ path, text })).toEqual(parseYaml({ path, text }));
  }
});
