import type { Evidence } from "@/lib/core/evidence/examine";
import { parseImageReference } from "@/lib/core/evidence/images/reference";

type Image = Pick<Evidence["images"][number], "name" | "build">;

/** What an image is called while it is scanned, where nothing names it. */
const PROJECT = "plimsoll";

/**
 * The one command that makes a report of an image which Plimsoll reads, to be run in the root of the files. What is
 * built here is built first: under its own name an older image, or somebody else's, might be found. Open variables
 * stay, for the shell to fill in. Null where a name or path could mean something else to a shell.
 */
export function scanCommand({ name, build }: Image): string | null {
  const image = name ?? (build && nameFor(build));
  if (!image) return null;
  const word = imageWord(image);
  if (word === null) return null;
  const scan = `trivy image --format json --output ${reportName(image)} ${word}`;
  if (!build) return scan;
  const making = buildCommand(build, word, name !== null);
  return making === null ? null : `${making} && ${scan}`;
}

function buildCommand(
  build: NonNullable<Image["build"]>,
  image: string,
  isNamed: boolean,
): string | null {
  if (build.by === "compose") {
    const files = build.files.map(pathWord);
    if (!SERVICE.test(build.service) || files.includes(null)) return null;
    const options = files.map((file) => `--file ${file}`).join(" ");
    const project = isNamed ? "" : `--project-name ${PROJECT} `;
    return `docker compose ${project}${options} build ${build.service}`;
  }
  const file = pathWord(build.dockerfile);
  const context = build.context === null ? null : pathWord(build.context || ".");
  if (file === null || context === null) return null;
  const { target } = build;
  if (target !== null && !SERVICE.test(target)) return null;
  const stage = target === null ? "" : ` --target ${target}`;
  return `docker build --tag ${image} --file ${file}${stage} ${context}`;
}

/** Compose's own rule for the names of services; stages follow it as well. */
const SERVICE = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;

/** Compose calls what has no name by project and service; a Dockerfile's is called after its folder. */
function nameFor(build: NonNullable<Image["build"]>): string {
  if (build.by === "compose") return `${PROJECT}-${build.service}`;
  const folder = build.dockerfile.split("/").at(-2)?.toLowerCase() ?? "";
  return isRepository(folder) ? `${PROJECT}-${folder}` : `${PROJECT}-image`;
}

/** An image as a word of a shell: as it is, or in quotes that let the shell fill in variables. */
function imageWord(image: string): string | null {
  const filled = image.replaceAll(/\$\{[A-Za-z_][A-Za-z0-9_]*\}/g, "x");
  const reference = parseImageReference(filled);
  if (reference?.text !== filled || !/^[A-Za-z0-9]/.test(filled)) return null;
  if (!reference.repository.split("/").slice(1).every(isRepository)) return null;
  return filled === image ? image : `"${image}"`;
}

/** Engines refuse all other names. */
function isRepository(part: string): boolean {
  return /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*$/.test(part);
}

/** A path as a word of a shell; null for one that holds what a terminal acts on, or begins like an option. */
function pathWord(path: string): string | null {
  if (/^-|[^\x20-\x7e]/.test(path)) return null;
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

/** `trivy-nginx_1.31.json`. */
function reportName(image: string): string {
  const name = image.replaceAll(/[^A-Za-z0-9.-]+/g, "_").replace(/_$/, "");
  return `trivy-${name.slice(0, 80)}.json`;
}
