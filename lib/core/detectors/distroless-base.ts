import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import { foundationKind, foundationOf } from "@/lib/core/evidence/images/built";
import { onlyRun } from "@/lib/core/evidence/inventory/nothing-built";
import type { BuiltImage, Inventory } from "@/lib/core/evidence/inventory/types";
import type { Located } from "@/lib/core/evidence/source";

/** IMG-5: images built here have no shell and no package manager. */
export const distrolessBase: Detector<Inventory> = {
  id: "distroless-base",
  controls: ["IMG-5"],
  detect(inventory) {
    return [...inventory.images.map(judge), ...onlyRun(inventory, "IMG-5", "shell-only-run")];
  },
};

function judge(image: BuiltImage): DraftFinding {
  const foundation = foundationOf(image);
  const { subject, shipped } = image;
  const finding = { control: "IMG-5", subject, shipped, at: foundation.at } as const;
  const shell = foundationKind(foundation) === "bare" ? shellIn(image) : null;
  if (shell) {
    const message = { code: "shell-copied", values: { what: shell.value } };
    const { at } = shell;
    return { outcome: "fail", basis: "configured", best: "partly", message, ...finding, at };
  }
  if (foundation.kind === "scratch") {
    return { outcome: "pass", basis: "configured", message: { code: "shell-scratch" }, ...finding };
  }
  const values = {
    image: (foundation.kind === "image" ? foundation.name : foundation.text).slice(0, 200),
  };
  const inferred = { basis: "inferred", ...finding } as const;
  switch (foundationKind(foundation)) {
    case "bare":
      return { outcome: "pass", message: { code: "shell-none", values }, ...inferred };
    case "minimal":
      return {
        outcome: "fail",
        best: "partly",
        message: { code: "shell-minimal", values },
        ...inferred,
      };
    case null:
      return { outcome: "unknown", message: { code: "shell-unknown", values }, ...inferred };
    default:
      return { outcome: "fail", message: { code: "shell-full", values }, ...inferred };
  }
}

/** A shell that a line copies by its name, from wherever. */
function shellIn({ chain }: BuiltImage): Located<string> | null {
  for (const { instructions } of chain) {
    for (const line of instructions) {
      if (line.kind !== "COPY" && line.kind !== "ADD") continue;
      const found = [line.target, ...line.sources].find((path) => SHELL.test(path?.value ?? ""));
      if (found) return found;
    }
  }
  return null;
}

const SHELL = /(?:^|\/)(?:ba|da|a|z)?sh$|(?:^|\/)busybox$/;
