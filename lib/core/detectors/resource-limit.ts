import type { Container } from "@/lib/core/evidence/container";
import { seenIn } from "@/lib/core/evidence/containers/seen";
import {
  firstPlace,
  isUnresolved,
  known,
  placeOf,
  settle,
  unresolved,
  type Verdict,
} from "@/lib/core/evidence/containers/verdict";
import type { Detector } from "@/lib/core/evidence/finding";
import type { Inventory } from "@/lib/core/evidence/inventory/types";
import type { Setting } from "@/lib/core/evidence/source";
import type { Observation } from "@/lib/core/evidence/transcript/types";

/** CTR-3: every container has a memory limit and a CPU limit; weights and reservations limit nothing. */
export const resourceLimit: Detector<Inventory> = {
  id: "resource-limit",
  controls: ["CTR-3"],
  detect(inventory) {
    const seen = seenIn(inventory, "CTR-3", shown);
    const findings = inventory.containers.flatMap((container) =>
      settle("CTR-3", container, judge, seen.of(container)),
    );
    return [...findings, ...seen.alone()];
  },
};

function shown({ at, shows }: Observation): Verdict | null {
  if (shows.kind !== "settings" || !shows.limits) return null;
  const verdict = judge({ at, limits: shows.limits });
  return shows.limits.cpus ? verdict : { ...verdict, best: "partly" };
}

function judge({ at, limits }: Pick<Container, "at" | "limits">): Verdict {
  const { memory, cpus, pids, soft } = limits;
  const hasMemory = isLimit(memory);
  const hasCpus = isLimit(cpus);
  if (hasMemory && hasCpus) {
    const code = isLimit(pids) || isUnresolved(pids) ? "limits-all" : "limits-without-pids";
    const place = firstPlace([memory, cpus]) === cpus.at ? placeOf(cpus) : placeOf(memory);
    return { outcome: "pass", ...place, message: { code } };
  }
  const open = [memory, cpus].filter(isUnresolved);
  const [first] = open;
  if (first && (hasMemory || hasCpus || open.length === 2)) {
    return unresolved(first, "limits-unresolved");
  }
  const zero = [hasMemory ? undefined : memory, hasCpus ? undefined : cpus].find(isZero);
  const place = zero ? placeOf(zero) : { at };
  if (hasMemory || hasCpus || first) {
    const code = hasMemory || isUnresolved(memory) ? "limits-memory-only" : "limits-cpus-only";
    return { outcome: "fail", best: "partly", ...place, message: { code } };
  }
  const code = zero ? "limits-zero" : soft.length > 0 ? "limits-soft-only" : "limits-none";
  const related = soft.map(({ at: line }) => ({ at: line, why: { code: "limit-is-soft" } }));
  return { outcome: "fail", related, ...place, message: { code } };
}

function isLimit(setting: Setting<number> | undefined): setting is Setting<number> {
  return (known(setting) ?? 0) > 0;
}

/** Set, and set to "no limit". */
function isZero(setting: Setting<number> | undefined): setting is Setting<number> {
  const value = known(setting);
  return value !== null && value <= 0;
}
