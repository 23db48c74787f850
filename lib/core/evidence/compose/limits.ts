import { gather } from "@/lib/core/evidence/gather";
import type { Limits } from "../container";
import type { Located, Setting } from "../source";
import { entriesOf, field, fieldAt } from "../yaml/access";
import { isNull, numberOfText } from "../yaml/scalars";
import type { YamlMapping } from "../yaml/tree";
import { type Scope, settingAs, shown } from "./scope";
import { bytesOf } from "./units";

/** Docker's default period of `cpu_quota`, in microseconds. */
const PERIOD = 100_000;

/**
 * What limits a service: `deploy.resources.limits` and the older keys beside it. Compose refuses a file that gives one
 * limit two different values; so that is reported, and the first spelling counts.
 */
export function limitsOf(scope: Scope, service: YamlMapping): Limits {
  const limits = fieldAt(service, "deploy", "resources", "limits")?.value;
  const memory = agreed(
    scope,
    settingAs(scope, field(limits, "memory"), bytesOf),
    settingAs(scope, field(service, "mem_limit"), bytesOf),
    "mem_limit",
  );
  const cpus = agreed(
    scope,
    settingAs(scope, field(limits, "cpus"), numberOfText),
    settingAs(scope, field(service, "cpus"), numberOfText),
    "cpus",
  );
  const pids = agreed(
    scope,
    settingAs(scope, field(limits, "pids"), numberOfText),
    settingAs(scope, field(service, "pids_limit"), numberOfText),
    "pids_limit",
  );
  return {
    memory,
    cpus: cpus ?? quota(scope, service),
    pids,
    soft: softOf(service),
  };
}

function agreed(
  scope: Scope,
  one: Setting<number> | undefined,
  other: Setting<number> | undefined,
  key: string,
): Setting<number> | undefined {
  if (one?.value !== undefined && other?.value !== undefined && one.value !== other.value) {
    scope.errors.push({ code: "compose-two-values", values: { key }, at: other.at });
  }
  return one ?? other;
}

function quota(scope: Scope, service: YamlMapping): Setting<number> | undefined {
  const period = settingAs(scope, field(service, "cpu_period"), microseconds)?.value;
  return settingAs(scope, field(service, "cpu_quota"), (text) => {
    const time = microseconds(text);
    return time === null ? null : Math.max(0, time) / (period || PERIOD);
  });
}

/** A number of microseconds, or one with a unit. */
function microseconds(text: string): number | null {
  const parts = /^(-?\d{1,15})(us|ms|s)?$/.exec(text.trim());
  if (!parts) return null;
  return Number(parts[1]) * (parts[2] === "s" ? 1e6 : parts[2] === "ms" ? 1e3 : 1);
}

function softOf(service: YamlMapping): readonly Located<string>[] {
  const reservations = fieldAt(service, "deploy", "resources", "reservations")?.value;
  const entries = [
    field(service, "cpu_shares"),
    field(service, "mem_reservation"),
    ...entriesOf(reservations).filter(({ key }) => key.value === "memory" || key.value === "cpus"),
  ];
  return gather(entries, (entry) =>
    entry?.value.kind === "scalar" && !isNull(entry.value)
      ? { value: `${entry.key.value}: ${shown(entry.value.text)}`, at: entry.value.at }
      : [],
  );
}
