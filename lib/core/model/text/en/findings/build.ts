import type { FindingTexts } from "./texts";

/** What findings about the build controls say, by code. */
export const buildFindings: FindingTexts = {
  // BLD-1
  "stages-copied": () => "The last stage copies results from another one.",
  "stages-mounted": () => "The last stage reads the results of another one through a mount.",
  "stages-onto-compilers": ({ what }) =>
    `Results are copied from another stage, but ${what} ships compilers.`,
  "stages-single": ({ what }) => `Built in the stage that ships${what ? `: ${what}` : ""}.`,
  "stages-tools": ({ what }) =>
    `Build tools are installed in the stage that ships${what ? `: ${what}` : ""}.`,
  "stages-headers": ({ what }) =>
    `Files that only compilers read are installed in the stage that ships: ${what}.`,
  "stages-from-builder": ({ what }) =>
    `The stage that ships starts from the one that builds${what ? `: ${what}` : ""}.`,
  "stages-builds-too": ({ what }) =>
    `The stage that ships builds as well${what ? `: ${what}` : ""}.`,
  "stages-whole": () => "The whole file system of another stage is copied.",
  "stages-development": ({ what }) =>
    `Development dependencies are installed in the image that ships: ${what}.`,
  "stages-development-copied": () => "Dependencies are copied together with those of development.",
  "stages-compilers": ({ what }) => `Nothing is built here, but ${what} ships compilers.`,
  "stages-unclear": ({ what }) =>
    what
      ? `Whether “${what}” builds something can’t be told.`
      : "What this line does can’t be told.",
  "stages-cleaned": ({ what }) =>
    `Build tools are installed and removed again (${what}): whether they build something can’t be told.`,
  "stages-development-open": () =>
    "Whether development dependencies are copied depends on a variable.",
  "stages-open": () => "Whether something is built in the stage that ships depends on a variable.",
  "stages-unseen-base": () => "No build step; what the base brings is not known here.",
  "stages-nothing": () =>
    "No build step and no development dependencies: there is nothing to separate.",
  "stages-only-run": () => "Nothing is built here: only images of others run.",
  "stages-last": () => "the stage that ships",

  // BLD-2
  "build-secret-argument": ({ name }) =>
    `${name ?? "…"} comes in as a build argument, which stays in the image’s history.`,
  "build-secret-argument-cached": ({ name }) =>
    `${name ?? "…"} comes in as a build argument of a stage that is not shipped: it stays in the build cache and in provenance.`,
  "build-secret-doubtful": ({ what }) =>
    `${what ?? "…"} is copied: its name says that it may hold a secret.`,
  "build-secret-file": ({ what }) => `${what ?? "…"} is copied: the layer keeps it.`,
  "build-secret-file-cached": ({ what }) =>
    `${what ?? "…"} is copied into a stage that is not shipped: it stays in the build cache.`,
  "build-secret-file-here": () => "the file with a secret",
  "build-secret-given": ({ name }) =>
    `The build is given ${name ?? "…"} as an argument, which stays in the image’s history.`,
  "build-secret-given-cached": ({ name }) =>
    `The build is given ${name ?? "…"} as an argument, which stays in the build cache and in provenance.`,
  "build-secret-inside": ({ what }) => `Brings ${what ?? "…"} along: the layer keeps it.`,
  "build-secret-inside-cached": ({ what }) =>
    `Brings ${what ?? "…"} along into a stage that is not shipped: it stays in the build cache.`,
  "build-secret-kept-out": ({ what, file }) =>
    `${what ?? "…"} is copied here, but ${file ?? ".dockerignore"} keeps it out of the build.`,
  "build-secret-mounted": () => "The build’s secrets are mounted for one command.",
  "build-secret-mount-written": () =>
    "A mounted secret is written to a file here: whether the layer keeps it can’t be told.",
  "build-secret-argument-global": ({ name }) =>
    `${name ?? "…"} comes in as a build argument before the first stage: it stays in the build cache and in provenance.`,
  "build-secret-none": () => "No secret in the build.",
  "build-secret-only-run": () => "Nothing is built here: only images of others run.",
  "build-secret-placeholder": ({ name }) =>
    `${name ?? "…"} holds a placeholder; whether the real value is built in elsewhere can’t be told.`,
  "build-secret-reported": ({ what }) => `The scanner found a secret in the image: ${what ?? "…"}.`,
  "build-secret-scanned": () => "The scanner reports no secret in the image.",
  "build-secret-setting": ({ name }) =>
    `${name ?? "…"} is set in the image: whoever has the image reads it.`,
  "build-secret-setting-cached": ({ name }) =>
    `${name ?? "…"} is set in a stage that is not shipped: it stays in the build cache.`,
  "build-secret-undeclared": ({ name }) =>
    `${name ?? "…"} is set from a variable that nothing in this file declares.`,
  "build-secret-shown": ({ name }) =>
    `The image’s configuration holds ${name ?? "…"}: whoever has the image reads it.`,
  "build-secret-used": () => "where it is used as a secret",
  "build-secret-written": ({ what }) =>
    `A secret is written into the build${what ? `: ${what}` : ""}. Its layers or its history keep it.`,
  "build-secret-configured": ({ what }) =>
    `A secret is written into the image’s configuration${what ? `: ${what}` : ""}. Whoever has the image reads it.`,
  "build-secret-configured-cached": ({ what }) =>
    `A secret is written into a stage that is not shipped${what ? `: ${what}` : ""}. It stays in the build cache.`,
  "build-secret-written-cached": ({ what }) =>
    `A secret is written into a stage that is not shipped${what ? `: ${what}` : ""}. It stays in the build cache.`,

  // BLD-3
  "context-copied": () => "What is kept out matters here.",
  "context-elsewhere": () =>
    "Where the build context lies can’t be told, so neither which ignore file counts.",
  "context-only-run": () => "Nothing is built here: only images of others run.",
  "context-unused": () => "Nothing is copied from the build context.",
  "ignore-allow-list": () => "The build context holds only what this list lets in.",
  "ignore-covers": () =>
    "Keeps .git, .env files, key files and dependency folders out of the build context.",
  "ignore-missing": () =>
    "The whole build context is copied and no .dockerignore keeps anything out of it.",
  "ignore-missing-mounted": () =>
    "No .dockerignore, and the whole build context is mounted for this command.",
  "ignore-missing-named": () =>
    "No .dockerignore; only what is named here is copied from the build context.",
  "ignore-misses": ({ what }) => `Lets into the build context, for example: ${what ?? "…"}.`,
  "ignore-not-given": () =>
    "Copies from the build context; whether a .dockerignore lies there is not shown.",
  "ignore-unread": () => "The .dockerignore that counts here could not be read.",

  // BLD-4
  "build-scan-after-push": () => "Scanned only after it was pushed.",
  "build-scan-again": () =>
    "Another build of the same files is scanned; whether this one makes the same image can’t be told.",
  "build-scan-blocks": ({ tool }) =>
    `${SCANNERS[tool ?? ""] ?? "The scanner"} looks at the built image before it is pushed, and a critical hole stops the run.`,
  "build-scan-build": () => "The build.",
  "build-scan-conditional": () => "Whether this scan runs for a release hangs on a condition.",
  "build-scan-continue-on-error": () => "The scan can’t stop the run: its failure is tolerated.",
  "build-scan-elsewhere": () => "Scanned, but not by the run that builds it.",
  "build-scan-exit-code": () => "The scan can’t stop the run: it is not told to fail.",
  "build-scan-files": () => "Only the source is scanned, not the built image.",
  "build-scan-ignored": () => "The scan can’t stop the run: its failure is ignored.",
  "build-scan-none": () => "Built without a scan that could stop it.",
  "build-scan-not-released": () => "The scan does not run for what is released.",
  "build-scan-piped": () =>
    "The scan can’t stop the run: its result goes through a pipe, and only the last command counts.",
  "build-scan-push": () => "The push.",
  "build-scan-push-anyway": () => "The push runs even where the scan has failed.",
  "build-scan-severity": () => "Critical holes don’t stop the run: the scan leaves them out.",
  "build-scan-unclear": () => "Whether the scan can stop the run cannot be told from the file.",
  "build-scan-unreleased": () =>
    "Scanned, but whether what is released is built like this can’t be told.",
  "build-scan-unseen": () =>
    "No scan of this image is seen; a step or a file that is not read here may make one.",
  "build-scan-waits": () => "Whether the push waits for this scan to succeed can’t be told.",
  "build-scan-which": () => "Whether this scan looks at the image that is built can’t be told.",
  "nothing-built": () => "Somebody else’s image: nothing is built here.",
  "scanner-unpinned": ({ what }) =>
    `The scanner ${what} is named by a tag, which can be moved: pin a commit or a digest.`,

  // BLD-5
  "signature-conditional": ({ what }) =>
    `Whether this ${what} runs for what is released hangs on a condition.`,
  "signature-content-trust": () =>
    "Signed with Docker Content Trust only, which is being shut down and verifies nothing any more.",
  "signature-not-seen": () => "No signature was found.",
  "signature-seen": () => "Signed; who refuses unsigned images is not seen.",
  "signature-none": () => "Pushed without a signature.",
  "signature-unseen": () =>
    "No signature is seen; a step or a file that is not read here may make one.",
  "signature-unverified": () => "Signed in CI; verification not seen.",
  "signature-verified": () => "Signed here, and checked against the same signer before it runs.",
  "signature-verified-here": () => "Checked here.",
};

const SCANNERS: Readonly<Record<string, string>> = {
  trivy: "Trivy",
  grype: "Grype",
  scout: "Docker Scout",
  snyk: "Snyk",
};
