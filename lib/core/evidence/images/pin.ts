import { LONGEST_REFERENCE, parseImageReference } from "./reference";

/**
 * How firmly a reference names its image: by its content, by a version in full, by a major version; by a channel that
 * moves across versions; by `latest`; not at all. `open` hangs on a variable, `invalid` is no reference.
 */
export type Pin = "digest" | "full" | "major" | "channel" | "latest" | "none" | "open" | "invalid";

/** Tags that move across versions, also with a variant behind them: `lts-alpine3.22`. */
const CHANNELS: ReadonlySet<string> = new Set([
  "beta",
  "canary",
  "current",
  "dev",
  "devel",
  "develop",
  "development",
  "edge",
  "latest",
  "lts",
  "main",
  "mainline",
  "master",
  "next",
  "nightly",
  "oldstable",
  "preview",
  "prod",
  "production",
  "release",
  "rolling",
  "stable",
  "staging",
  "test",
  "testing",
  "trunk",
  "unstable",
]);

/** Those that have no numbers of their own: one behind them is something else's, as in `lts-jdk21`. */
const NUMBERLESS: ReadonlySet<string> = new Set(["current", "latest", "lts", "rolling"]);

/** Releases of distributions, and of Node.js, that tags name in words. */
const CODENAMES: ReadonlySet<string> = new Set(
  (
    "duke forky trixie bookworm bullseye buster stretch jessie wheezy squeeze " +
    "resolute questing plucky oracular noble mantic lunar kinetic jammy impish hirsute groovy focal eoan disco cosmic " +
    "bionic artful zesty yakkety xenial wily vivid utopic trusty precise " +
    "krypton jod iron hydrogen gallium fermium erbium dubnium carbon boron argon"
  ).split(" "),
);

const ARCHITECTURE =
  /^(?:amd64|arm64(?:v8)?|arm32(?:v[5-7])?|armv?[5-8]?(?:hf)?|i386|x86(?:_64)?|x64|64|ppc64le|s390x|riscv64)$/;
const SYSTEM = /^(?:alpine|debian|ubuntu|ubi|centos|el|ltsc)\d/;

/**
 * How firmly a reference names its image. `text` may hold open variables as `${NAME}`: what stands around them may say it
 * all the same, as in `${HOST}/app:latest`.
 */
export function pinOf(text: string): Pin {
  if (text.length > LONGEST_REFERENCE) return text.includes("$") ? "open" : "invalid";
  // One character that no reference holds, for each open variable.
  const marked = text
    .trim()
    .replace(/\$\{\{[^}]*\}\}|\$\{[^}]*\}|\$\([^)]*\)|\{\{[^}]*\}\}|\$\w+/g, OPEN);
  if (/@sha(?:256|384|512):[0-9a-f]{32,}$/i.test(marked)) return "digest";
  if (marked.includes("@")) return marked.includes(OPEN) ? "open" : "invalid";
  const last = marked.slice(marked.lastIndexOf("/") + 1);
  const colon = last.indexOf(":");
  if (!marked.includes(OPEN) && !parseImageReference(marked)) return "invalid";
  // The variable may hold the tag as well: `${IMAGE}`.
  if (colon < 0) return last.includes(OPEN) ? "open" : "none";
  const pin = pinOfTag(last.slice(colon + 1));
  return pin === "channel" && last.slice(colon).includes(OPEN) ? "open" : pin;
}

const OPEN = "\u0001";

function pinOfTag(tag: string): Pin {
  if (tag === "latest") return "latest";
  if (tag === "") return "invalid";
  const parts = tag.toLowerCase().split(/[-_]/);
  const first = parts[0] ?? "";
  let version: string | null = null;
  let system = false;
  for (const part of parts) {
    if (CODENAMES.has(part) || SYSTEM.test(part)) system = true;
    else if (/\d/.test(part) && !ARCHITECTURE.test(part)) version ??= part;
  }
  if (version === null) return system && !CHANNELS.has(first) ? "major" : "channel";
  if (namesBuild(tag)) return "full";
  if (NUMBERLESS.has(first)) return "channel";
  // A snapshot is built again under the same name.
  return /\d+\.\d+\.\d+/.test(version) && !parts.includes("snapshot") ? "full" : "major";
}

/** A date, or the hash of a commit. */
function namesBuild(tag: string): boolean {
  return (
    /(?:19|20)\d{2}[.-]?\d{2}[.-]?\d{2}/.test(tag) ||
    /(?:^|-)(?:sha-?|g)?(?=[a-f]*\d)[0-9a-f]{7,64}(?:-|$)/.test(tag)
  );
}
