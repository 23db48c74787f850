import { known } from "@/lib/core/evidence/containers/verdict";
import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import { parseImageReference } from "@/lib/core/evidence/images/reference";
import type { Inventory } from "@/lib/core/evidence/inventory/types";
import type { Span } from "@/lib/core/evidence/source";

/** REG-1: where own images live. A hint: a name never proves who may pull. */
export const imageRegistry: Detector<Inventory> = {
  id: "image-registry",
  controls: ["REG-1"],
  detect: ({ containers, workflows, ships }) => [
    ...containers.flatMap(({ subject, shipped, image, build, at }) => {
      const name = known(image);
      return build && name !== null ? hint(subject, shipped, name, image?.at ?? at) : [];
    }),
    ...workflows.flatMap(({ path, acts }) =>
      acts.flatMap((act) =>
        act.kind === "push"
          ? act.images
              .slice(0, 1)
              .flatMap((name) => hint(`image ${name}`, ships(path), name, act.at))
          : [],
      ),
    ),
  ],
};

/** Registries from which everybody may pull. */
const PUBLIC = /^(public\.ecr\.aws|mcr\.microsoft\.com)$/;

function hint(subject: string, shipped: boolean, name: string, at: Span): DraftFinding[] {
  const host = hostOf(name);
  if (host === null) return [];
  const isPublic = PUBLIC.test(host);
  const message = { code: isPublic ? "registry-public" : "registry-host", values: { host } };
  return [{ control: "REG-1", outcome: "unknown", basis: "hint", subject, shipped, at, message }];
}

/**
 * The host of a name, whatever its path hangs on; null where the host itself does, and for a bare name: nobody but
 * Docker can push there.
 */
function hostOf(name: string): string | null {
  const reference = parseImageReference(name);
  if (reference?.repository.startsWith("docker.io/library/")) return null;
  if (reference) return reference.repository.slice(0, reference.repository.indexOf("/"));
  const host = name.slice(0, Math.max(0, name.indexOf("/")));
  return /^[\w-]+(\.[\w-]+)+(:\d+)?$/.test(host) ? host : null;
}
