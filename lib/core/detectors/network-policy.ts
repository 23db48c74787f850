import type { Detector } from "@/lib/core/evidence/finding";
import type { Inventory } from "@/lib/core/evidence/inventory/types";

/**
 * NET-2: plain Docker and Compose have no network policies. Only the project's settings can say that nothing else is
 * used; Kubernetes manifests, which would need policies, aren't read yet and leave the question open.
 */
export const networkPolicy: Detector<Inventory> = {
  id: "network-policy",
  controls: ["NET-2"],
  detect({ platform, unseen, containers }) {
    const runs = containers.find(({ shipped }) => shipped);
    if ((platform !== "docker" && platform !== "compose") || unseen || !runs) return [];
    const { at, basis } = runs;
    const message = { code: "network-policy-none", values: { what: platform } };
    return [
      {
        control: "NET-2",
        outcome: "not_applicable",
        basis,
        subject: "repository",
        shipped: true,
        at,
        message,
      },
    ];
  },
};
