import type { Container } from "@/lib/core/evidence/container";
import { isWindows } from "@/lib/core/evidence/containers/image";
import { seenIn } from "@/lib/core/evidence/containers/seen";
import {
  isUnresolved,
  known,
  listed,
  placeOf,
  said,
  settle,
  unresolved,
  type Verdict,
} from "@/lib/core/evidence/containers/verdict";
import type { Detector } from "@/lib/core/evidence/finding";
import type { Inventory, RunningContainer } from "@/lib/core/evidence/inventory/types";
import type { Observation } from "@/lib/core/evidence/transcript/types";

/** CTR-4: all Linux capabilities are dropped and only needed ones are added back. */
export const capability: Detector<Inventory> = {
  id: "capability",
  controls: ["CTR-4"],
  detect(inventory) {
    const seen = seenIn(inventory, "CTR-4", shown);
    const findings = inventory.containers.flatMap((container) =>
      settle("CTR-4", container, judge, seen.of(container)),
    );
    return [...findings, ...seen.alone()];
  },
};

function judge(settings: Container, running: RunningContainer): Verdict {
  const { at, capAdd, capDrop } = settings;
  const added = capAdd.map((setting) => ({ setting, name: plain(known<string>(setting)) }));
  const dangerous = added.filter(({ name }) => name === "ALL" || DANGEROUS.has(name ?? ""));
  const [worst] = dangerous;
  if (worst) {
    const names = new Set(dangerous.map(({ name }) => name ?? ""));
    const code = names.has("ALL")
      ? "capability-all-added"
      : names.size > 1
        ? "capability-several-dangerous"
        : "capability-dangerous";
    const message = said(code, listed([...names], DANGEROUS.size));
    return { outcome: "fail", hard: true, ...placeOf(worst.setting), message };
  }
  if (isWindows(running)) {
    return { outcome: "not_applicable", at, message: { code: "windows-container" } };
  }
  const all = capDrop.find((setting) => plain(known<string>(setting)) === "ALL");
  const open = capAdd.find(isUnresolved) ?? (all ? undefined : capDrop.find(isUnresolved));
  if (open) return unresolved(open, "capability-unresolved");
  const [dropped] = capDrop;
  if (!dropped) return { outcome: "fail", at, message: { code: "capability-none-dropped" } };
  if (!all) {
    const what = listed(capDrop.map((setting) => plain(known<string>(setting)) ?? ""));
    const message = said("capability-some-dropped", what);
    return { outcome: "fail", best: "partly", ...placeOf(dropped), message };
  }
  const extra = added.filter(({ name }) => name !== "NET_BIND_SERVICE");
  const reasons = reasonsOf(running);
  // A capability outside the default set widens what a container may do: a reason doesn't make that met.
  const beyond = extra.filter(({ name }) => !DEFAULT.has(name ?? ""));
  const unmet = beyond[0] ? beyond : extra.filter(({ name }) => !reasons.has(name ?? ""));
  if (unmet[0]) {
    const code = beyond[0] ? "capability-beyond-default" : "capability-without-reason";
    const message = said(code, listed([...new Set(unmet.map(({ name }) => name ?? ""))]));
    return { outcome: "fail", best: "partly", ...placeOf(unmet[0].setting), message };
  }
  if (extra.length > 0) {
    const message = said("capability-with-reason", listed(extra.map(({ name }) => name ?? "")));
    return { outcome: "pass", ...placeOf(all), message };
  }
  const code = added.length > 0 ? "capability-bind-added" : "capability-all-dropped";
  return { outcome: "pass", ...placeOf(all), message: { code } };
}

/** As files and engines both write it: upper case, without `CAP_`. */
function plain(name: string | null): string | null {
  return name === null ? null : name.trim().toUpperCase().replace(/^CAP_/, "");
}

/** The capabilities that the file gives a reason for; an inspected container has none to show. */
function reasonsOf({ capAdd }: Container): ReadonlySet<string> {
  const explained = capAdd.filter(({ reason }) => reason?.trim());
  return new Set(explained.map((setting) => plain(known<string>(setting)) ?? ""));
}

/** Each of them makes a break-out likelier, most of them as good as root on the host (catalogue facts, CTR-4). */
const DANGEROUS = new Set([
  "BPF",
  "DAC_READ_SEARCH",
  "NET_ADMIN",
  "PERFMON",
  "SYS_ADMIN",
  "SYS_MODULE",
  "SYS_PTRACE",
  "SYS_RAWIO",
]);

/** What Docker leaves a container by default. */
const DEFAULT = new Set([
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "NET_BIND_SERVICE",
  "NET_RAW",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
]);

function shown({ at, shows }: Observation): Verdict | null {
  if (shows.kind !== "capabilities") return null;
  return shows.dropped
    ? { outcome: "pass", at, message: { code: "capability-seen-dropped" } }
    : { outcome: "fail", at, message: { code: "capability-seen-kept" } };
}
