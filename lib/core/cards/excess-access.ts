import type { Evidence } from "@/lib/core/evidence/examine";
import type { Finding } from "@/lib/core/evidence/finish";
import type { ExcessAccess, Radius } from "./types";

/**
 * How far each finding's access reaches, by its detector and code; what stands earlier reaches farther, also within a
 * radius. First what takes the host: an engine or a port of it that obeys anybody needs no break-in at all; a privileged
 * container and one with the engine's socket are the host's root; so, or close to it, are the capabilities that CTR-4
 * counts as such; a writable folder of the host's own lets a container change the host. Then what reaches others: data,
 * admin and debug ports that everybody reaches, the host's network, processes and memory, and a pipeline whose token
 * may write everything. Last what only widens a break-in: layers of isolation that are off, added capabilities, ports
 * beyond need, and root inside the container.
 */
const REACH: readonly (readonly [radius: Radius, detector: string, codes: readonly string[]])[] = [
  ["host", "of-6", ["engine-port-published", "engine-listens-plain"]],
  ["host", "of-1", ["privileged"]],
  ["host", "of-2", ["engine-socket"]],
  ["host", "of-6", ["engine-host-plain"]],
  ["host", "capability", ["capability-all-added"]],
  ["host", "capability", ["capability-dangerous"]],
  ["host", "of-5", ["host-path-writable"]],
  ["others", "published-port", ["port-engine"]],
  ["others", "published-port", ["port-data-store", "port-data"]],
  ["others", "published-port", ["port-admin-image", "port-admin"]],
  ["others", "published-port", ["port-debug"]],
  ["others", "of-3", ["namespace-host-network"]],
  ["others", "of-3", ["namespace-host-pid"]],
  ["others", "of-3", ["namespace-host-ipc"]],
  ["others", "published-port", ["port-publish-all"]],
  ["others", "workflow-permission", ["permissions-write-all"]],
  ["widens", "of-4", ["isolation-off"]],
  ["widens", "of-3", ["namespace-host-userns"]],
  ["widens", "capability", ["capability-beyond-default"]],
  ["widens", "capability", ["capability-without-reason"]],
  ["widens", "published-port", ["port-range", "port-behind-proxy"]],
  ["widens", "of-3", ["namespace-host-uts"]],
  ["widens", "root-user", []],
];

/**
 * What is shipped with more access than it needs, the farthest reaching first; within one reach in the order of files
 * and lines. Only what files or engines show: what hangs on a variable is no claim.
 */
export function excessAccess({ findings }: Pick<Evidence, "findings">): readonly ExcessAccess[] {
  const found = findings.filter(({ shipped, outcome }) => shipped && outcome === "fail");
  // Findings come by place, and stay so within one reach.
  return REACH.flatMap(([radius, detector, codes]) =>
    found
      .filter((finding) => finding.detector === detector && isOneOf(codes, finding))
      .map(({ control, subject, sentence, file, line }) => ({
        radius,
        control,
        subject,
        what: sentence,
        file,
        line,
      })),
  );
}

/** Without codes every failure of the detector is meant. */
function isOneOf(codes: readonly string[], { message }: Finding): boolean {
  return codes.length === 0 || codes.includes(message.code);
}
