import type { Container } from "@/lib/core/evidence/container";
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

/** RUN-4: every long-running container is started again after a crash or a reboot. */
export const restartPolicy: Detector<Inventory> = {
  id: "restart-policy",
  controls: ["RUN-4"],
  detect(inventory) {
    const { containers } = inventory;
    const ending = oneShots(containers);
    const judgeOf = (settings: Restarting, running: RunningContainer | null) => {
      const verdict = judge(settings);
      const oneShot = running && ending.get(running);
      return oneShot && verdict.outcome === "fail" ? endsItself(oneShot) : verdict;
    };
    const seen = seenIn(inventory, "RUN-4", ({ at, shows }, running) =>
      shows.kind === "settings" && shows.restart
        ? judgeOf({ at, restart: shows.restart }, running)
        : null,
    );
    const findings = containers.flatMap((container) =>
      settle("RUN-4", container, judgeOf, seen.of(container)),
    );
    return [...findings, ...seen.alone()];
  },
};

type Restarting = Pick<Container, "at" | "restart" | "restartCondition">;

function judge({ at, restart, restartCondition }: Restarting): Verdict {
  // Compose takes the condition of `deploy` over `restart`.
  const setting = restartCondition ?? restart;
  // Compose hands the engine no policy then; a Swarm takes any exit for a reason.
  if (restartCondition?.value === "") {
    return {
      outcome: "unknown",
      ...placeOf(restartCondition),
      message: { code: "restart-no-condition" },
    };
  }
  if (!setting) return { outcome: "fail", at, message: { code: "restart-none" } };
  if (isUnresolved(setting)) return unresolved(setting, "restart-unresolved");
  const place = placeOf(setting);
  const value = setting.value ?? "";
  if (GOOD.test(value)) return { outcome: "pass", ...place, message: said("restart-set", value) };
  const code = OFF.has(value) ? "restart-off" : "restart-invalid";
  return { outcome: "fail", ...place, message: said(code, value) };
}

/** `any` is the word of `deploy.restart_policy`. */
const GOOD = /^(?:always|unless-stopped|any|on-failure(?::\d+)?)$/;
const OFF = new Set(["", "no", "false", "none"]);
