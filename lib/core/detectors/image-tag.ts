import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import { type Pin, pinOf } from "@/lib/core/evidence/images/pin";
import { parseImageReference } from "@/lib/core/evidence/images/reference";
import type { BuiltImage, Inventory, UsedReference } from "@/lib/core/evidence/inventory/types";

/** IMG-2: every image reference names a version or a digest, rather than `latest` or nothing. */
export const imageTag: Detector<Inventory> = {
  id: "image-tag",
  controls: ["IMG-2"],
  detect({ references, images }) {
    return references.length > 0
      ? references.map(judge)
      : images.filter(isFromScratch).map(nothingToName);
  },
};

function judge(reference: UsedReference): DraftFinding {
  const { text, at, subject, shipped, output, unresolved } = reference;
  const finding = { control: "IMG-2", basis: "configured", at, subject, shipped } as const;
  const image = text.slice(0, 200);
  // What hangs on another file has no text at all; a variable stands in the text.
  const pin = unresolved !== null && !text.includes("$") ? "open" : pinOf(text);
  switch (pin) {
    case "digest":
    case "full":
    case "major": {
      const code =
        pin === "major" && !output && isMajorOnly(text) ? "tag-major-only" : `tag-${pin}`;
      return { outcome: "pass", message: { code, values: { image } }, ...finding };
    }
    case "open":
    case "invalid":
      return { outcome: "unknown", message: { code: `tag-${pin}`, values: { image } }, ...finding };
  }
  const fail = { outcome: "fail", ...finding } as const;
  // The name of what is built here: it is pulled from nowhere.
  if (output) {
    return { best: "partly", message: { code: "tag-output", values: { image } }, ...fail };
  }
  if (pin === "channel" || carriesVersion(reference)) {
    return {
      best: "partly",
      message: { code: `tag-${movingCode(pin)}`, values: { image } },
      ...fail,
    };
  }
  return { hard: true, message: { code: `tag-${pin}`, values: { image } }, ...fail };
}

/** `node:24-alpine`: one number, which many versions share. */
function isMajorOnly(text: string): boolean {
  return /:v?\d{1,3}(?:-[^:@/]*)?$/.test(text);
}

function movingCode(pin: Pin): string {
  return pin === "channel" ? "channel" : "in-name";
}

/** distroless has its version in the repository's name and publishes no tags of it: `nodejs24-debian13`. */
function carriesVersion({ text }: UsedReference): boolean {
  const name = parseImageReference(text)?.name ?? "";
  return /^gcr\.io\/distroless\/.*\d$/.test(name);
}

function isFromScratch({ chain }: BuiltImage): boolean {
  return chain.at(-1)?.base.kind === "scratch";
}

function nothingToName({ chain, subject, shipped }: BuiltImage): DraftFinding {
  const last = chain.at(-1) ?? chain[0];
  return {
    control: "IMG-2",
    outcome: "not_applicable",
    basis: "configured",
    subject,
    shipped,
    at: last?.base.at ?? { path: "", start: 0, end: 0 },
    message: { code: "tag-scratch" },
  };
}
