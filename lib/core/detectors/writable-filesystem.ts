import type { Container } from "@/lib/core/evidence/container";
import { originOf } from "@/lib/core/evidence/containers/image";
import { endsItself, oneShots } from "@/lib/core/evidence/containers/one-shot";
import { seenIn } from "@/lib/core/evidence/containers/seen";
import {
  isUnresolved,
  placeOf,
  said,
  settle,
  unresolved,
  type Verdict,
} from "@/lib/core/evidence/containers/verdict";
import type { Detector } from "@/lib/core/evidence/finding";
import type { Inventory, RunningContainer } from "@/lib/core/evidence/inventory/types";
import type { Observation } from "@/lib/core/evidence/transcript/types";

/** CTR-2: every long-running container has a read-only root filesystem; the default is writable. */
export const writableFilesystem: Detector<Inventory> = {
  id: "writable-filesystem",
  controls: ["CTR-2"],
  detect(inventory) {
    const ending = oneShots(inventory.containers);
    const seen = seenIn(inventory, "CTR-2", shown);
    const findings = inventory.containers.flatMap((container) =>
      settle(
        "CTR-2",
        container,
        (settings, running) => {
          const verdict = judge(settings, running);
          const oneShot = ending.get(running);
          return oneShot && verdict.outcome === "fail" ? endsItself(oneShot) : verdict;
        },
        seen.of(container),
      ),
    );
    return [...findings, ...seen.alone()];
  },
};

function judge(settings: Container, running: RunningContainer): Verdict {
  const { readOnly } = settings;
  if (isUnresolved(readOnly)) return unresolved(readOnly, "filesystem-unresolved");
  if (!readOnly?.value) {
    const place = readOnly ? placeOf(readOnly) : { at: settings.at };
    const code = readOnly ? "filesystem-set-writable" : "filesystem-writable";
    return { outcome: "fail", message: said(code, KEYS[settings.origin]), ...place };
  }
  const scratch = settings.tmpfs.length > 0 || settings.mounts.some((mount) => !mount.readOnly);
  const writes = !scratch && WRITERS.has(originOf(running)?.name ?? "");
  const code = writes ? "filesystem-read-only-no-scratch" : "filesystem-read-only";
  return { outcome: "pass", ...placeOf(readOnly), message: { code } };
}

/** What makes the filesystem read-only, as each origin writes it. */
const KEYS: Readonly<Record<Container["origin"], string>> = {
  compose: "read_only",
  run: "--read-only",
  inspect: "ReadonlyRootfs",
};

/** Images whose service is known to write at start: without a scratch path it has hardly ever run read-only. */
const WRITERS = new Set([
  "httpd",
  "mariadb",
  "mysql",
  "nginx",
  "node",
  "php",
  "postgres",
  "tomcat",
  "wordpress",
]);

function shown({ at, shows }: Observation, container: RunningContainer | null): Verdict | null {
  if (shows.kind === "read-only") {
    const { path, readOnly } = shows;
    if (path === null) {
      const code = readOnly ? "filesystem-read-only" : "filesystem-set-writable";
      return { outcome: readOnly ? "pass" : "fail", at, message: said(code, KEYS.inspect) };
    }
    if (container && [container, container.observed].some((one) => one && isMounted(path, one))) {
      return null;
    }
    return readOnly
      ? { outcome: "pass", at, message: { code: "filesystem-seen-read-only" } }
      : { outcome: "fail", at, message: { code: "filesystem-seen-writable" } };
  }
  if (shows.kind === "unclear" && shows.about === "read-only") {
    return {
      outcome: "unknown",
      at,
      message: { code: "seen-unclear", values: { what: shows.why } },
    };
  }
  return null;
}

/** Whether a path is scratch or data, which says nothing of the root filesystem. */
function isMounted(path: string, { tmpfs, mounts }: Container): boolean {
  const targets = [...tmpfs.map(({ value }) => value), ...mounts.map(({ target }) => target)];
  return targets.some(
    (target) => path === target || path.startsWith(`${target.replace(/\/$/, "")}/`),
  );
}
