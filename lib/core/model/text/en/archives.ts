import {
  ARCHIVE_LIMITS,
  type ArchiveSkip,
  type Refusal,
  type RefusalCode,
} from "@/lib/core/archives/types";

const { packed, unpacked, held, entries, path, depth } = ARCHIVE_LIMITS;
const megabytes = (bytes: number) => `${Math.floor(bytes / 1024 / 1024).toLocaleString("en")} MB`;

/** Why an archive was not read, then what to do. `what` is the entry that is meant, or “An entry”. */
const REFUSALS: { readonly [code in RefusalCode]: (what: string) => string } = {
  "not-alone": () =>
    "An archive is read by itself, as one folder. Take one archive alone, or the files without it.",
  "not-an-archive": () => "It is no ZIP, tar or tar.gz. Pack the folder as one of these.",
  damaged: (what) =>
    what === ""
      ? "It is cut off or damaged. Fetch it or pack it again."
      : `${what} is damaged, or the archive says two different things of it. Fetch it or pack it again.`,
  encrypted: (what) => `${what || "An entry"} is encrypted. Pack the folder without a password.`,
  unsupported: (what) =>
    `${what || "It"} is packed in a way that is not read here (ZIP64, parts, sparse files, or other than deflate). Pack the folder as a plain ZIP or tar.gz.`,
  "packed-too-large": () =>
    `It is larger than ${megabytes(packed)}. Pack the folder without what is built, installed or downloaded.`,
  "too-many-entries": () =>
    `It holds more than ${entries.toLocaleString("en")} entries. Pack the folder without what is built, installed or downloaded.`,
  "unpacked-too-large": () =>
    `Unpacked it is more than ${megabytes(unpacked)}, or its texts more than ${megabytes(held)}. Pack the folder without what is built, installed or downloaded.`,
  bomb: (what) =>
    `${what || "It"} unpacks to more than ${ARCHIVE_LIMITS.ratio} times its size, as bombs do. Leave that file out, or take the folder itself.`,
  overlapping: (what) =>
    `${what || "An entry"} shares its bytes with another entry, as in a bomb. Pack the folder again.`,
  outside: (what) =>
    `The name ${what} leads out of the archive. Pack the folder with names relative to it, and with forward slashes.`,
  "path-too-long": (what) =>
    `${what || "A name"} is longer than ${path.toLocaleString("en")} characters or deeper than ${depth} folders. Leave it out.`,
  repeated: (what) =>
    `${what} stands in it twice: which one counts depends on who unpacks it. Pack the folder again.`,
};

/** Why an archive is not read, and what to do about it. The name in it is foreign: it is shown as it came. */
export function refusalSentence({ code, path: named = "" }: Refusal): string {
  return REFUSALS[code](named === "" ? "" : `“${shortened(named)}”`);
}

function shortened(name: string): string {
  return name.length > 120 ? `${name.slice(0, 119)}…` : name;
}

/** What in an archive was left aside, and why. */
export const ARCHIVE_SKIPS: {
  readonly [why in Exclude<ArchiveSkip, "too-large">]: readonly [what: string, why: string];
} = {
  git: ["Git’s own folder", "Never read."],
  "node-modules": ["node_modules", "Never read: what npm installs is not this repository’s."],
  link: ["Links in the archive", "They are not followed."],
  special: ["Special entries of the archive", "Devices, pipes and what macOS adds are not read."],
  "bad-name": [
    "Names that can’t be read",
    "A backslash, a control character or no UTF-8 is in them. Nothing is taken as missing.",
  ],
};
