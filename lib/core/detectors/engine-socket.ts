import type { Container, Mount } from "@/lib/core/evidence/container";
import {
  type Caps,
  lookFor,
  openOverride,
  override,
} from "@/lib/core/evidence/containers/override";
import { isUnresolved, known, said, type Unresolved } from "@/lib/core/evidence/containers/verdict";
import type { Detector } from "@/lib/core/evidence/finding";
import { gather } from "@/lib/core/evidence/gather";
import type { Inventory } from "@/lib/core/evidence/inventory/types";
import type { Span } from "@/lib/core/evidence/source";

/** OF-2: the engine's socket in a container makes that container root on the host; `:ro` doesn't help. */
export const engineSocket: Detector<Inventory> = {
  id: "of-2",
  controls: ["CTR-1", "CTR-4", "RUN-5"],
  detect: ({ containers }) =>
    gather(containers, (container) => {
      const { basis, hits } = lookFor(container, socketsOf);
      return gather(hits, ({ at, name, open, folder }) =>
        open
          ? openOverride(container, open, `engine-socket-${folder ? "folder" : "unresolved"}`, CAPS)
          : override(container, basis, { at }, said("engine-socket", name), CAPS),
      );
    }),
};

const CAPS: Caps = [
  { control: "CTR-1", best: "partly" },
  { control: "CTR-4", best: "partly" },
  { control: "RUN-5", best: "not_met" },
];

interface Hit {
  readonly at: Span;
  readonly name: string;
  readonly open?: Unresolved<unknown>;
  /** The host's folder where engines have their sockets. */
  readonly folder?: boolean;
}

function socketsOf({ mounts, apiSocket }: Container): Hit[] {
  const hits = gather(mounts, (mount) => hitOf(mount) ?? []);
  if (apiSocket && apiSocket.value !== false) {
    const { at } = apiSocket;
    hits.push({
      at,
      name: "use_api_socket",
      ...(isUnresolved(apiSocket) ? { open: apiSocket } : {}),
    });
  }
  return hits;
}

function hitOf({ at, type, source, target }: Mount): Hit | null {
  // The end of a path says what it leads to, whatever folder a variable stands for.
  const path = isUnresolved(source) ? (source.text ?? "") : known(source);
  if (type === "volume" || path === null) return null;
  if (isSocket(path)) return { at, name: path };
  if (type === "bind" && FOLDER.test(path)) {
    return { at, name: path, open: { unresolved: path, at }, folder: true };
  }
  // Under another name on the host it is known by the one it is given.
  if (!isSocket(target)) return null;
  if (isUnresolved(source)) return { at, name: target, open: source };
  return type === "bind" ? { at, name: path } : null;
}

const FOLDER = /^\/(?:var\/)?run\/?$/;

const SOCKETS = new Set([
  "containerd.sock",
  "cri-dockerd.sock",
  "crio.sock",
  "docker.sock",
  "docker_engine",
  "podman.sock",
]);

function isSocket(path: string): boolean {
  return SOCKETS.has(path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1));
}
