import type { ImageReference } from "./reference";

/** Places where Docker's official images are to be had under their own names. */
const MIRRORS = [
  "public.ecr.aws/docker/library/",
  "mirror.gcr.io/library/",
  "registry.hub.docker.com/library/",
];

/** Where Docker Hub has the official images that are built for one architecture. */
const ONE_ARCHITECTURE = /^(?:amd64|arm32v[5-7]|arm64v8|i386|ppc64le|riscv64|s390x)\//;

/** The name by which the tables know an image: an official one by its short name, wherever it is pulled from. */
export function tableName({ name }: Pick<ImageReference, "name">): string {
  const mirror = MIRRORS.find((prefix) => name.startsWith(prefix));
  return mirror ? name.slice(mirror.length) : name.replace(ONE_ARCHITECTURE, "");
}

const STAR = 42;

/** Whether a name fits one of the patterns, where `*` at the end stands for anything. */
export function fitsAny(name: string, patterns: readonly string[]): boolean {
  const first = name.charCodeAt(0);
  for (const pattern of patterns) {
    // Asked for each image of all tables: nearly every pattern is passed over by its first letter.
    const start = pattern.charCodeAt(0);
    if (start !== first && start !== STAR) continue;
    if (pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern)
      return true;
  }
  return false;
}
