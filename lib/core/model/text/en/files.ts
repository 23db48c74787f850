import type { FileError, FileNote } from "@/lib/core/evidence/source";

type Values = Readonly<Record<string, string>>;
type Texts = Readonly<Record<string, (values: Values) => string>>;

/** What is wrong in a file, and what to do about it. */
const ERRORS: Texts = {
  "accept-unknown-control": () =>
    "This comment accepts a risk of no control: write “plimsoll:accept CTR-2 until=2027-01-31 reason”.",
  "accept-without-day": () => "An accepted risk needs its last day: until=2027-01-31.",
  "accept-without-reason": () => "An accepted risk needs a reason after the day.",
  "bad-pattern": () => "This pattern can’t be read: a bracket is open, or it is too long.",
  "binary-file": () => "This is no text file.",
  "compose-circular-extends": ({ key = "This service" }) => `${key} extends itself in the end.`,
  "compose-empty": () => "The file holds nothing: a Compose file has services.",
  "compose-extends-too-much": () => "What these services extend adds up to too much.",
  "compose-no-image": ({ key = "This service" }) =>
    `${key} names no image and no build: Compose takes it only over a base file that does.`,
  "compose-no-list": ({ key = "this" }) => `Compose wants a list for ${key}.`,
  "compose-no-mount-type": () => "Compose wants a type here, such as bind or volume.",
  "compose-no-port": () => "This is nothing that Compose can publish.",
  "compose-no-services": () => "There is no “services:” at the top.",
  "compose-no-such-service": ({ key = "This" }) => `There is no service ${key} to extend.`,
  "compose-not-a-mapping": () => "A Compose file begins with keys such as “services:”.",
  "compose-too-deep": ({ key = "This" }) => `${key}: more than 20 levels deep.`,
  "compose-too-many": ({ key = "", most = "" }) =>
    `Only the first ${most} ${key === "include" ? "included files" : key} were read: split the file.`,
  "compose-too-many-documents": ({ most = "" }) =>
    `Only the first ${most} documents of this file were read: split the file.`,
  "compose-two-values": ({ key = "this" }) => `Compose refuses two different values for ${key}.`,
  "compose-wrong-type": ({ key = "this", expected = "another kind of value" }) =>
    `Compose wants ${expected} for ${key}.`,
  "dockerfile-before-from": ({ keyword = "This instruction" }) =>
    `${keyword} stands before the first FROM: only ARG may.`,
  "dockerfile-binary": () => "This is no text file.",
  "dockerfile-malformed": ({ keyword = "This instruction" }) => `${keyword} can’t be read.`,
  "dockerfile-no-from": () => "There is no FROM: this is no Dockerfile.",
  "dockerfile-no-such-stage": ({ path = "The Dockerfile", stage = "of this name" }) =>
    `${path} has no stage ${stage}: the build fails. Name one of its stages.`,
  "dockerfile-too-long": ({ most = "" }) =>
    `Only the first ${most} instructions of this file were read.`,
  "dockerfile-unknown-instruction": () => "This is no instruction of a Dockerfile.",
  "dockerfile-unterminated-heredoc": () => "The heredoc that begins here has no end.",
  "file-too-large": () => "The file is larger than 64 MB and was not read.",
  "inspect-shape": () => "This describes no container and no image.",
  "inspect-too-many": ({ most = "" }) => `Only the first ${most} objects of this file were read.`,
  "json-broken": () => "The JSON can’t be read from here on.",
  "json-too-deep": () => "The JSON is nested too deeply.",
  "json-unfinished": () => "The JSON ends before it is complete.",
  "link-elsewhere": () => "A link to a file outside of what is assessed: it was not followed.",
  "link-in-archive": () =>
    "A link in an archive: it was not followed. A file of the archive that it leads to is read by its own name.",
  "link-to-nowhere": () => "A link that leads to no file.",
  "more-errors": ({ count = "more" }) => `From here on ${count} more mistakes were found.`,
  "no-assignment": () => "This is no KEY=value.",
  "not-utf-8": () => "The file is not UTF-8: save it as UTF-8.",
  "permission-denied": () => "Permission to read it was denied.",
  "reader-failed": () => "Plimsoll failed to read this file; the fault is ours.",
  "run-no-port": () => "This is no port that an engine takes.",
  "sarif-shape": () => "This is no SARIF 2.1.0 report.",
  "settings-long-pattern": ({ most = "" }) => `A pattern has at most ${most} characters.`,
  "settings-missing-key": ({ key = "" }) => `“${key}” is missing here.`,
  "settings-na-never": ({ control = "" }) => `${control} always applies.`,
  "settings-na-reason-says-nothing": ({ control = "" }) => `Say why ${control} does not apply.`,
  "settings-na-reason-too-short": ({ control = "" }) =>
    `Say why ${control} does not apply, in 20 characters or more (reason).`,
  "settings-not-a-day": () => "This is no day of the calendar: write 2026-11-20.",
  "settings-not-a-link": () => "A link begins with https:// or http://.",
  "settings-not-a-list": () => "A list belongs here.",
  "settings-not-a-mapping": () => "Keys with values belong here.",
  "settings-not-a-text": () => "A single value belongs here.",
  "settings-not-one-of": ({ known = "" }) =>
    known === "" ? "This is none of the known values." : `One of these belongs here: ${known}.`,
  "settings-one-document": () => "The file holds more than one document.",
  "settings-too-many-patterns": ({ most = "" }) => `Only the first ${most} patterns count.`,
  "settings-unknown-control": ({ control = "" }) => `There is no control “${control}”.`,
  "settings-unknown-key": ({ key = "", known = "" }) =>
    `“${key}” is no known key. Known here: ${known}.`,
  "settings-version": () => "The file needs “version: 1”.",
  "submodule-absent": () => "A submodule that is not checked out: nothing in it was looked at.",
  "transcript-too-long": () => "What stands from here on was not read: split the file.",
  "trivy-shape": () => "This is no Trivy report that can be read.",
  unreadable: () => "It is there and can’t be read.",
  "workflow-needs": () => "There is no job of this name: GitHub does not run such a workflow.",
  "workflow-shape": () => "There is no “jobs:”: this is no workflow.",
  "workflow-too-long": () => "What stands from here on was not read: split the workflow.",
  "yaml-bad-merge": () => "A merge key (<<) takes a mapping or a list of them.",
  "yaml-circular-alias": () => "This alias stands inside its own anchor.",
  "yaml-indentation": () => "The indentation is wrong here.",
  "yaml-not-text": () => "There is a character here that YAML does not allow.",
  "yaml-repeated-key": () => "This key stands twice; the last one counts.",
  "yaml-syntax": () => "The YAML can’t be read here.",
  "yaml-tab": () => "YAML takes no tabs for indentation.",
  "yaml-too-deep": () => "The YAML is nested too deeply.",
  "yaml-too-many-aliases": () => "The aliases of this file stand for too much.",
  "yaml-unclosed": () => "Something that was opened is not closed.",
  "yaml-unknown-alias": () => "There is no anchor of this name.",
};

const NOTES: { readonly [code in FileNote["code"]]: (values: Values) => string } = {
  "not-in-input": ({ path = "A file that is named here" }) =>
    `${path} is not among the files and was not looked at.`,
  "other-image": () => "The report is for another image.",
  undated: () => "The report has no date that can be used: nothing follows from its age.",
  unrendered: () => "A template that is not rendered: give the rendered output.",
  unsupported: ({ kind }) =>
    kind
      ? `Files of this kind (${kind}) are not read yet.`
      : "Files of this kind are not read yet.",
};

/** The sentence for an error of a file. A code without a text still says that something is wrong. */
export function fileErrorSentence({
  code,
  values = {},
}: Pick<FileError, "code" | "values">): string {
  return ERRORS[code]?.(values) ?? `This can’t be read (${code}).`;
}

/** The sentence for a note of a file. */
export function fileNoteSentence({ code, values = {} }: Pick<FileNote, "code" | "values">): string {
  return NOTES[code](values);
}
