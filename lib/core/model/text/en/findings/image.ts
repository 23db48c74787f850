import { formatDay } from "../day";
import type { FindingTexts, FindingValues } from "./texts";

/** What findings about the image controls say, by code. */
export const imageFindings: FindingTexts = {
  // IMG-1
  "base-scratch": () => "Starts from scratch: nothing but what is copied in.",
  "base-bare": ({ image }) => `${image} has no shell and no package manager.`,
  "base-minimal": ({ image }) => `${image} is a minimal base.`,
  "base-minimal-compilers": ({ image }) => `${image} is a minimal base with compilers added.`,
  "base-service": ({ image }) => `${image} stands on a whole distribution.`,
  "base-system": ({ image }) => `${image} is a whole distribution.`,
  "base-language": ({ image }) => `${image} is a full language image, with compilers.`,
  "base-cut-down": ({ image }) => `${image} is a full base, cut down to less than 150 MB.`,
  "base-unknown": ({ image }) => `What ${image} brings is not known here.`,
  "base-unresolved": ({ image }) => `Which base “${image}” is can’t be told from here.`,
  "base-only-run": () => "Nothing is built here: only images of others run.",

  // IMG-2
  "tag-digest": ({ image }) => `${image} is pinned by digest.`,
  "tag-full": ({ image }) => `${image} names a version in full.`,
  "tag-major": ({ image }) => `${image} names a version.`,
  "tag-major-only": ({ image }) =>
    `${image} names a major version only: a rebuild may bring another.`,
  "tag-channel": ({ image }) => `${image} moves across versions: its tag is a channel.`,
  "tag-in-name": ({ image }) =>
    `${image} has its version in its name, and a tag that moves: pin it by digest.`,
  "tag-latest": ({ image }) => `${image} asks for latest, which is another image every time.`,
  "tag-none": ({ image }) => `${image} has neither tag nor digest, so it means latest.`,
  "tag-output": ({ image }) => `${image}, built here, gets a name without a version.`,
  "tag-open": ({ image }) => `Which version ${image} is can’t be told from here.`,
  "tag-invalid": ({ image }) => `“${image}” can’t be read as an image reference.`,
  "tag-scratch": () => "Starts from scratch: there is no image to name.",

  // IMG-3
  "report-no-image": () => "Not scanned here: no image is named.",
  "report-none": () => "Not scanned here: no report speaks of this image.",
  "report-terminal": () => "A scan is shown here, and nothing says of when it is.",
  "report-fresh": (values) => `Scanned ${ago(values)}, nothing overdue${by(values)}.`,
  "report-late": (values) => `The last scan is ${values.days} days old${by(values)}.`,
  "report-old": (values) => `The last scan is ${values.days} days old${by(values)}.`,
  "report-overdue": (values) =>
    `${values.what} in ${values.package} (${values.severity}) has a fix and has been open for ${values.open} days${by(values)}.`,
  "report-undated": (values) => `The report has no date${by(values)}.`,
  "report-from-future": (values) =>
    `The report is dated ${values.day}, a day to come${by(values)}.`,
  "report-empty": (values) =>
    `The scanner recognised no packages: that is not the same as clean${by(values)}.`,

  // IMG-4
  "eol-ended": ({ what, day }) =>
    day ? `${what} has had no fixes since ${formatDay(day)}.` : `${what} gets no fixes any more.`,
  "eol-frozen": ({ what }) => `${what} is not published any more: it gets no fixes.`,
  "eol-extended": ({ what, day }) =>
    `${what} gets fixes only from its long-term support, until ${formatDay(day ?? "")}.`,
  "eol-ending": ({ what, day }) => `${what} gets fixes until ${formatDay(day ?? "")} only.`,
  "eol-supported": ({ what, day }) =>
    day
      ? `${what} gets fixes until ${formatDay(day)}, and rebuilds pick them up.`
      : `${what} gets fixes, and rebuilds pick them up.`,
  "eol-no-updates": ({ what, day }) =>
    `${what} gets fixes${day ? ` until ${formatDay(day)}` : ""}; nothing in these files picks them up.`,
  "eol-unnamed": ({ what }) => `No release of ${what} is named here.`,
  "eol-newer": ({ what }) => `${what} is newer than, or not in, the tables of releases.`,
  "eol-unknown": ({ image }) => `How long ${image} gets fixes is not known here.`,
  "eol-unresolved": ({ image }) => `Which release ${image} is can’t be told from here.`,
  "eol-scratch": () => "Starts from scratch: there is no base to update.",
  "eol-reported": ({ what }) =>
    `The scanner says that the release has ended${what ? `: ${what}` : ""}.`,
  "eol-old-build": ({ days }) => `Built ${days} days ago, and not again since.`,

  // IMG-5
  "shell-scratch": () => "Starts from scratch: no shell, no package manager.",
  "shell-copied": ({ what }) => `A shell is copied into the image: ${what}.`,
  "shell-none": ({ image }) => `${image} has no shell and no package manager.`,
  "shell-minimal": ({ image }) => `${image} is small, but has a shell.`,
  "shell-full": ({ image }) => `${image} has a shell and a package manager.`,
  "shell-unknown": ({ image }) => `Whether ${image} has a shell is not known here.`,
  "shell-only-run": () => "Nothing is built here: only images of others run.",

  // IMG-6
  "leftover-compiler": ({ what }) => `Build tools stay in the image: ${what}.`,
  "leftover-git": ({ what }) => `A version control client stays in the image: ${what}.`,
  "leftover-ssh-server": ({ what }) => `An SSH server is installed: ${what}.`,
  "leftover-sudo": ({ what }) => `${what} is installed: a way from any user to root.`,
  "leftover-editor": ({ what }) => `An editor is installed: ${what}.`,
  "leftover-network-tool": ({ what }) => `Network or debugging tools are installed: ${what}.`,
  "leftover-download-tool": ({ what }) =>
    what?.includes(", ")
      ? `${what} stay in the image, and no health check calls them.`
      : `${what} stays in the image, and no health check calls it.`,
  "leftover-later": ({ what }) =>
    `${what}: removed in a later layer only, so it is still in the image.`,
  "leftover-recommends": () =>
    "Recommended packages come along: --no-install-recommends is missing.",
  "leftover-apt-lists": () => "The package lists stay in this layer.",
  "leftover-apk-cache": () => "The package index stays in this layer: --no-cache is missing.",
  "leftover-rpm-cache": () => "The package cache stays in this layer.",
  "leftover-zypper-cache": () => "The package cache stays in this layer.",
  "leftover-pacman-cache": () => "The package cache stays in this layer.",
  "leftover-conda-cache": () => "The package cache of conda stays in this layer.",
  "leftover-cleaner": ({ what }) => `Whether “${what}” empties the package cache can’t be told.`,
  "leftover-pip-cache": () => "The cache of pip stays in this layer: --no-cache-dir is missing.",
  "leftover-development": ({ what }) => `${what} installs development dependencies, too.`,
  "leftover-development-copied": ({ what }) =>
    `Development dependencies that ${what} installs in another stage are copied, too.`,
  "leftover-sudo-used": () => "sudo is used: it is in the image.",
  "leftover-ssh-port": () => "Port 22 is exposed: an SSH server.",
  "leftover-base": ({ what }) => `${what} brings compilers.`,
  "leftover-headers": ({ what }) => `Files that only compilers read stay in the image: ${what}.`,
  "leftover-open": () => "What is installed here depends on a variable.",
  "leftover-script": ({ what }) => `What “${what}” installs can’t be told.`,
  "leftover-unseen-base": () =>
    "Nothing is left over by these lines; what the base brings is not known.",
  "leftover-scratch": () => "Starts from scratch, and nothing is installed.",
  "leftover-none": () => "Only what runs is installed, and no cache of system packages is left.",
  "leftover-none-old-way": () =>
    "Only what runs is installed, and no cache of system packages is left. npm now spells it --omit=dev.",
  "leftover-only-run": () => "Nothing is built here: only images of others run.",
};

function ago({ days }: FindingValues): string {
  if (days === "0") return "today";
  return days === "1" ? "a day ago" : `${days} days ago`;
}

/** What ties a report to its image. A name proves nothing about what runs, so the report's own digest is told. */
export function by({ name, digest }: FindingValues): string {
  const own = digest ? `, report of ${digest}` : "";
  return name === undefined ? ` (matched by digest${own})` : ` (matched by name${own})`;
}
