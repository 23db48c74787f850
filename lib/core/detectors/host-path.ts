import type { Mount } from "@/lib/core/evidence/container";
import { lookFor, override } from "@/lib/core/evidence/containers/override";
import { known, said } from "@/lib/core/evidence/containers/verdict";
import type { Detector } from "@/lib/core/evidence/finding";
import type { Inventory } from "@/lib/core/evidence/inventory/types";

/** OF-5: a container that may write to the host's own folders can change the host. */
export const hostPath: Detector<Inventory> = {
  id: "of-5",
  controls: ["CTR-2"],
  detect: ({ containers }) =>
    containers.flatMap((container) => {
      const { basis, hits } = lookFor(container, ({ mounts }) => mounts.filter(isSensitive));
      return hits.map(({ at, source }) =>
        override(container, basis, { at }, said("host-path-writable", known(source) ?? ""), [
          { control: "CTR-2", best: "partly" },
        ]),
      );
    }),
};

function isSensitive({ type, source, readOnly }: Mount): boolean {
  const path = known(source);
  if (readOnly || type === "volume" || type === "tmpfs" || !path?.startsWith("/")) return false;
  const plain = normal(path);
  return EXACT.has(plain) || BELOW.some((folder) => plain.startsWith(`${folder}/`));
}

/** The host's own folders; `/bin`, `/sbin`, `/lib64` are `/usr`'s, `/var/run` is `/run`. */
const EXACT = new Set([
  "/",
  "/bin",
  "/boot",
  "/dev",
  "/etc",
  "/etc/cron.d",
  "/etc/docker",
  "/etc/group",
  "/etc/kubernetes",
  "/etc/pam.d",
  "/etc/passwd",
  "/etc/shadow",
  "/etc/ssh",
  "/etc/sudoers",
  "/etc/sudoers.d",
  "/etc/systemd",
  "/lib",
  "/lib64",
  "/proc",
  "/root",
  "/root/.ssh",
  "/run",
  "/sbin",
  "/sys",
  "/usr",
  "/usr/bin",
  "/usr/lib",
  "/usr/sbin",
  "/var/lib/docker",
  "/var/run",
]);

/** What lies in them is as good as the folder itself. */
const BELOW = ["/boot", "/proc", "/sys", "/var/lib/docker"];

/** Without doubled and closing slashes, `.` and `..`: `//etc/` and `/srv/../etc` are `/etc`. */
function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}
