import type { Mount } from "@/lib/core/evidence/container";
import {
  type Caps,
  lookFor,
  openOverride,
  override,
} from "@/lib/core/evidence/containers/override";
import { isUnresolved, said } from "@/lib/core/evidence/containers/verdict";
import type { Detector } from "@/lib/core/evidence/finding";
import { gather } from "@/lib/core/evidence/gather";
import type { Inventory } from "@/lib/core/evidence/inventory/types";
import type { Span } from "@/lib/core/evidence/source";

/** OF-5: a container that may write to the host's own folders can change the host. */
export const hostPath: Detector<Inventory> = {
  id: "of-5",
  controls: ["CTR-2"],
  detect: ({ containers }) =>
    gather(containers, (container) => {
      const { basis, hits } = lookFor(container, ({ mounts }) =>
        gather(mounts, (mount) => hitOf(mount) ?? []),
      );
      return gather(hits, ({ at, path, open }) =>
        open === null
          ? override(container, basis, { at }, said("host-path-writable", path), CAPS)
          : openOverride(container, { unresolved: open, at }, "host-path-unresolved", CAPS),
      );
    }),
};

const CAPS: Caps = [{ control: "CTR-2", best: "partly" }];

interface Hit {
  readonly at: Span;
  readonly path: string;
  /** The variable that it hangs on. */
  readonly open: string | null;
}

function hitOf({ at, type, source, target, readOnly, openMode }: Mount): Hit | null {
  if (readOnly || !source || type === "volume" || type === "tmpfs") return null;
  const isOpen = isUnresolved(source);
  // What is given as `nginx.conf` or `docker.sock` is no folder.
  if (isOpen && /\.[a-z]{2,5}$/i.test(target)) return null;
  const path = isOpen ? behindVariable(source.text ?? "") : source.value;
  if (!path?.startsWith("/")) return null;
  const plain = normal(path);
  if (!EXACT.has(plain) && !BELOW.some((folder) => plain.startsWith(`${folder}/`))) return null;
  return { at, path, open: source.unresolved ?? openMode ?? null };
}

/** What follows the variable that a path begins with: nothing, and it may be any folder. The project's own is none. */
function behindVariable(text: string): string | null {
  const rest = /^\/?\$(?:\{(?!PWD\})[^{}]*\}|(?!PWD\b)\w+)(.*)$/s.exec(text)?.[1];
  return rest === undefined ? null : `/${rest}`;
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
