import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import { foundationKind, foundationOf } from "@/lib/core/evidence/images/built";
import { onlyRun } from "@/lib/core/evidence/inventory/nothing-built";
import type { BuiltImage, Inventory } from "@/lib/core/evidence/inventory/types";

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
  if (foundation.kind === "scratch") {
    return { ...finding, outcome: "pass", basis: "configured", message: { code: "shell-scratch" } };
  }
  const values = {
    image: (foundation.kind === "image" ? foundation.name : foundation.text).slice(0, 200),
  };
  const inferred = { ...finding, basis: "inferred" } as const;
  switch (foundationKind(foundation)) {
    case "bare":
      return { ...inferred, outcome: "pass", message: { code: "shell-none", values } };
    case "minimal":
      return {
        ...inferred,
        outcome: "fail",
        best: "partly",
        message: { code: "shell-minimal", values },
      };
    case null:
      return { ...inferred, outcome: "unknown", message: { code: "shell-unknown", values } };
    default:
      return { ...inferred, outcome: "fail", message: { code: "shell-full", values } };
  }
}
