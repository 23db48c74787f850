import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const TEXT = /\.(?:css|js|json|svg|txt)$/;
/** Below it nothing is gained. */
const LEAST = 1024;

const compress = promisify(brotliCompress);
const folderOf = (project: string) => join(project, ".next", "brotli");

/** Compresses the build's own texts as small as they get, once: it takes far longer than a request may. */
export async function writeBrotli(project: string): Promise<void> {
  const folder = folderOf(project);
  rmSync(folder, { recursive: true, force: true });
  const statics = join(project, ".next", "static");
  await Promise.all(
    filesIn(statics).map(async (path) => {
      if (!TEXT.test(path)) return;
      const bytes = readFileSync(join(statics, path));
      if (bytes.length < LEAST) return;
      const small = await compress(bytes, {
        params: {
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      });
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), small);
    }),
  );
}

/** What `writeBrotli` made, by the address that a browser asks for; nothing where there is none. */
export function readBrotli(project: string): ReadonlyMap<string, Buffer> {
  const folder = folderOf(project);
  if (!existsSync(folder)) return new Map();
  return new Map(
    filesIn(folder).map((path) => [`/_next/static/${path}`, readFileSync(join(folder, path))]),
  );
}

/** Relative paths. */
function filesIn(folder: string): readonly string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return paths.filter((path) => statSync(join(folder, path)).isFile());
}
