import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { PROJECT } from "../../scripts/project";

/** A way into the app: a page, a method of a route, an action. */
export interface Door {
  readonly kind: "page" | "handler" | "action";
  /** Under which it has its rule: "/projects/[id]", "PUT /api/…", "createProjectAction". */
  readonly name: string;
  readonly file: string;
}

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const DIRECTIVE = /^[ \t]*["']use server["'];?[ \t]*$/gm;

/** Finds every door in the sources, so that none can be forgotten. */
export async function findDoors(): Promise<Door[]> {
  const app = filesBelow("app");
  const pages = app.filter((file) => /(?:^|\/)page\.tsx?$/.test(file));
  const routes = app.filter((file) => /(?:^|\/)route\.tsx?$/.test(file));
  const actions = filesBelow("lib", "app", "components").filter(holdsActions);
  const exported = await exportsOf([...routes, ...actions]);
  return [
    ...pages.map((file) => ({ kind: "page", name: patternOf(file), file }) as const),
    ...routes.flatMap((file) =>
      exported(file)
        .filter((name) => METHODS.includes(name))
        .map(
          (method) => ({ kind: "handler", name: `${method} ${patternOf(file)}`, file }) as const,
        ),
    ),
    ...actions.flatMap((file) =>
      exported(file).map((name) => ({ kind: "action", name, file }) as const),
    ),
  ];
}

/** The files with an action that is no export of theirs: such a one would have no name, and no rule. */
export function filesWithHiddenActions(): string[] {
  return filesBelow("lib", "app", "components").filter((file) => {
    const found = read(file).match(DIRECTIVE)?.length ?? 0;
    return found > (holdsActions(file) ? 1 : 0);
  });
}

/** An action of the build: what calls it, and a page that it belongs to. */
export interface BuiltAction {
  readonly name: string;
  readonly file: string;
  readonly id: string;
  /** The pattern of the page. */
  readonly page: string;
}

interface ActionManifest {
  readonly node: Readonly<
    Record<string, { exportedName: string; filename: string; workers: Record<string, unknown> }>
  >;
}

/** Reads every action that the build knows. */
export function builtActions(): BuiltAction[] {
  const { node }: ActionManifest = JSON.parse(read(".next/server/server-reference-manifest.json"));
  return Object.entries(node).map(([id, { exportedName, filename, workers }]) => {
    const [page = ""] = Object.keys(workers);
    return { name: exportedName, file: filename, id, page: patternOf(page) };
  });
}

/** "app/(organisation)/projects/page.tsx" → "/projects". */
function patternOf(file: string): string {
  const parts = file.split("/").slice(1, -1);
  return `/${parts.filter((part) => !part.startsWith("(")).join("/")}`;
}

function holdsActions(file: string): boolean {
  const source = read(file).replace(/^(?:\s|\/\/.*|\/\*[^*]*\*\/)+/, "");
  return /^["']use server["']/.test(source);
}

/** The values that each file exports; types are none. */
async function exportsOf(files: readonly string[]): Promise<(file: string) => string[]> {
  const { metafile } = await build({
    absWorkingDir: PROJECT,
    entryPoints: files.map((file, index) => ({ in: file, out: String(index) })),
    outdir: "unwritten",
    write: false,
    metafile: true,
    format: "esm",
    logLevel: "silent",
  });
  const names = new Map(
    Object.values(metafile.outputs).map((output) => [output.entryPoint, output.exports]),
  );
  return (file) => names.get(file) ?? [];
}

function filesBelow(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
      .map((path) => join(folder, path))
      .filter((path) => !path.startsWith("lib/server/generated/")),
  );
}

function read(file: string): string {
  return readFileSync(join(PROJECT, file), "utf8");
}
