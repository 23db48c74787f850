import type { Container, Logging } from "@/lib/core/evidence/container";
import { seenIn } from "@/lib/core/evidence/containers/seen";
import {
  isUnresolved,
  known,
  placeOf,
  said,
  settle,
  unresolved,
  type Verdict,
} from "@/lib/core/evidence/containers/verdict";
import type { Detector } from "@/lib/core/evidence/finding";
import type { Inventory } from "@/lib/core/evidence/inventory/types";

/** RUN-1: logs go to a driver that keeps them and rotates or ships them. */
export const logRotation: Detector<Inventory> = {
  id: "log-rotation",
  controls: ["RUN-1"],
  detect(inventory) {
    const seen = seenIn(inventory, "RUN-1", ({ at, shows }) =>
      shows.kind === "settings" && shows.logging ? judge({ at, logging: shows.logging }) : null,
    );
    const findings = inventory.containers.flatMap((container) =>
      settle("RUN-1", container, judge, seen.of(container)),
    );
    return [...findings, ...seen.alone()];
  },
};

function judge({ at, logging }: Pick<Container, "at" | "logging">): Verdict {
  if (!logging) return { outcome: "unknown", at, message: { code: "logs-engine-default" } };
  const { driver } = logging;
  if (isUnresolved(driver)) return unresolved(driver, "logs-unresolved");
  const place = driver ? placeOf(driver) : { at: logging.at };
  const name = known(driver);
  if (name === "none") return { outcome: "fail", ...place, message: { code: "logs-none" } };
  if (name === "local") return { outcome: "pass", ...place, message: { code: "logs-local" } };
  if (name === null || name === "json-file") return files(name, place, logging);
  if (SHIPPING.has(name) || /^grafana\/loki-docker-driver|^loki$/.test(name)) {
    return { outcome: "pass", ...place, message: said("logs-shipped", name) };
  }
  return { outcome: "unknown", ...place, message: said("logs-driver-unknown", name) };
}

function files(
  name: string | null,
  place: Pick<Verdict, "at" | "related">,
  logging: Logging,
): Verdict {
  const size = logging.options.find(({ key }) => key.value === "max-size")?.value;
  if (isUnresolved(size)) return unresolved(size, "logs-unresolved");
  const text = known(size);
  // Without a driver the options go to the engine's default, which rotates by this one whichever it is.
  if (text !== null && /^0*[1-9]\d*(?:\.\d+)?\s?[kmgt]?i?b?$/i.test(text.trim())) {
    return { outcome: "pass", ...place, message: said("logs-rotated", text) };
  }
  if (name === null)
    return { outcome: "unknown", ...place, message: { code: "logs-engine-default" } };
  return { outcome: "fail", best: "partly", ...place, message: { code: "logs-unrotated" } };
}

/** The engine's drivers that hand logs on to something that keeps them. */
const SHIPPING = new Set([
  "awslogs",
  "etwlogs",
  "fluentd",
  "gcplogs",
  "gelf",
  "journald",
  "logentries",
  "splunk",
  "syslog",
]);
