import type { FindingTexts } from "./texts";

/** What findings about the build controls say, by code. */
export const buildFindings: FindingTexts = {
  // BLD-1
  "stages-copied": () => "The last stage copies results from another one.",
  "stages-single": ({ what }) => `Built in the stage that ships${what ? `: ${what}` : ""}.`,
  "stages-from-builder": ({ what }) =>
    `The stage that ships starts from the one that builds${what ? `: ${what}` : ""}.`,
  "stages-builds-too": ({ what }) =>
    `The stage that ships builds as well${what ? `: ${what}` : ""}.`,
  "stages-whole": () => "The whole file system of another stage is copied.",
  "stages-development": () => "Dependencies are copied together with those of development.",
  "stages-compilers": ({ what }) => `Nothing is built here, but ${what} ships compilers.`,
  "stages-unclear": ({ what }) =>
    what
      ? `Whether “${what}” builds something can’t be told.`
      : "What this line does can’t be told.",
  "stages-unseen-base": () => "No build step; what the base brings is not known here.",
  "stages-nothing": () =>
    "No build step and no development dependencies: there is nothing to separate.",
  "stages-only-run": () => "Nothing is built here: only images of others run.",
  "stages-last": () => "the stage that ships",

  // BLD-4
  "build-scan-after-push": () => "Scanned only after it was pushed.",
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
  "build-scan-severity": () => "Critical holes don’t stop the run: the scan leaves them out.",
  "build-scan-unclear": () => "Whether the scan can stop the run cannot be told from the file.",
  "build-scan-unseen": () =>
    "No scan of this image in the files given; it may stand in one that is not here.",
  "nothing-built": () => "Somebody else’s image: nothing is built here.",
  "scanner-unpinned": ({ what }) =>
    `The scanner ${what} is named by a tag, which can be moved: pin a commit or a digest.`,

  // BLD-5
  "signature-content-trust": () =>
    "Signed with Docker Content Trust only, which is being shut down and verifies nothing any more.",
  "signature-not-seen": () => "No signature was found.",
  "signature-seen": () => "Signed; who refuses unsigned images is not seen.",
  "signature-none": () => "Pushed without a signature.",
  "signature-unseen": () =>
    "No signature in the files given; it may be made in one that is not here.",
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
