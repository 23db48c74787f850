import type { Container } from "@/lib/core/evidence/container";
import { isWindows } from "@/lib/core/evidence/containers/image";
import { seenIn } from "@/lib/core/evidence/containers/seen";
import {
  isUnresolved,
  placeOf,
  settle,
  unresolved,
  type Verdict,
} from "@/lib/core/evidence/containers/verdict";
import type { Detector } from "@/lib/core/evidence/finding";
import type { Inventory, RunningContainer } from "@/lib/core/evidence/inventory/types";
import type { Setting } from "@/lib/core/evidence/source";
import type { Observation } from "@/lib/core/evidence/transcript/types";

/** CTR-5: set-uid programs and file capabilities give no process of a container more than it has. */
export const privilegeGain: Detector<Inventory> = {
  id: "privilege-gain",
  controls: ["CTR-5"],
  detect(inventory) {
    // The engine can make it the default for all containers; that file isn't read yet.
    const engine = inventory.paths.some((path) => /(?:^|\/)daemon\.json$/.test(path));
    const seen = seenIn(inventory, "CTR-5", shown);
    const findings = inventory.containers.flatMap((container) =>
      settle(
        "CTR-5",
        container,
        (settings, running) => judge(settings, running, engine),
        seen.of(container),
      ),
    );
    return [...findings, ...seen.alone()];
  },
};

function judge(settings: Container, running: RunningContainer, engine: boolean): Verdict {
  const { at, securityOpt } = settings;
  const last = securityOpt.findLast((option) => isGain(option) || mayBeGain(option));
  if (last && !isUnresolved(last)) {
    const text = last.value;
    const place = placeOf(last);
    const value = text === NAME ? "true" : text.slice(NAME.length + 1);
    if (TRUE.has(value)) {
      const code = text.startsWith(`${NAME}:`) ? "gain-off-colon" : "gain-off";
      return { outcome: "pass", ...place, message: { code } };
    }
    const code = FALSE.has(value) ? "gain-on" : "gain-invalid";
    return { outcome: "fail", ...place, message: { code, values: { what: text } } };
  }
  if (isWindows(running)) {
    return { outcome: "not_applicable", at, message: { code: "windows-container" } };
  }
  if (last) return unresolved(last, "gain-unresolved");
  // An inspected container doesn't show the engine's default either.
  if (engine) return { outcome: "unknown", at, message: { code: "gain-engine-default" } };
  return { outcome: "fail", at, message: { code: "gain-not-set" } };
}

const NAME = "no-new-privileges";
/** What Go's ParseBool takes, as the engine does. */
const TRUE = new Set(["1", "t", "T", "true", "TRUE", "True"]);
const FALSE = new Set(["0", "f", "F", "false", "FALSE", "False"]);

function isGain({ value }: Setting<string>): boolean {
  return value === NAME || /^no-new-privileges[=:]/.test(value ?? "");
}

/** One that hangs on a variable from its first word on may be it; `seccomp:${PROFILE}` is none. */
function mayBeGain(option: Setting<string>): boolean {
  return isUnresolved(option) && !/^(?!no-new-privileges)[\w-]+[=:]/.test(option.text ?? "");
}

function shown({ at, shows }: Observation): Verdict | null {
  if (shows.kind !== "no-new-privileges") return null;
  return shows.on
    ? { outcome: "pass", at, message: { code: "gain-seen-off" } }
    : { outcome: "fail", at, message: { code: "gain-seen-on" } };
}
