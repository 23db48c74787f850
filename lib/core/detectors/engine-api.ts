import type { Container, Port } from "@/lib/core/evidence/container";
import { isWithin, reach } from "@/lib/core/evidence/containers/addresses";
import {
  type Caps,
  lookFor,
  openOverride,
  override,
  shownOverrides,
} from "@/lib/core/evidence/containers/override";
import { known } from "@/lib/core/evidence/containers/verdict";
import type { Detector } from "@/lib/core/evidence/finding";
import type { Inventory } from "@/lib/core/evidence/inventory/types";
import type { Span } from "@/lib/core/evidence/source";

/** OF-6: an engine that answers on TCP without TLS obeys whoever reaches it. */
export const engineApi: Detector<Inventory> = {
  id: "of-6",
  controls: ["NET-3", "NET-4"],
  detect(inventory) {
    const found = inventory.containers.flatMap((container) => {
      const { basis, hits } = lookFor(container, placesOf);
      return hits.flatMap(({ at, code, open }) =>
        open === undefined
          ? override(container, basis, { at }, { code }, CAPS)
          : openOverride(container, { unresolved: open, at }, code, CAPS),
      );
    });
    const listed = shownOverrides(inventory, found, ({ shows }) =>
      shows.kind === "ports" && shows.ports.some(isPlainEngine) ? "engine-port-published" : null,
    ).map(({ container, at, code }) => override(container, "observed", { at }, { code }, CAPS));
    return [...found, ...listed];
  },
};

const CAPS: Caps = [
  { control: "NET-3", best: "not_met" },
  { control: "NET-4", best: "not_met" },
];

interface Hit {
  readonly at: Span;
  readonly code:
    | "engine-port-published"
    | "engine-host-plain"
    | "engine-host-unresolved"
    | "engine-listens-plain";
  /** The variable that it hangs on. */
  readonly open?: string;
}

/** The port on which an engine answers without TLS. */
const PLAIN_ENGINE_PORT = 2375;

/** Whether others than the machine itself reach an engine without TLS by a port, or by one of a range. */
export function isPlainEngine({ address, container, host, span, choices }: Port): boolean {
  const to = reach(address);
  if (to === "loopback" || to === "unresolved") return false;
  return (
    isWithin(PLAIN_ENGINE_PORT, container, span) ||
    (choices === undefined && isWithin(PLAIN_ENGINE_PORT, host, span))
  );
}

/** An address that a variable makes, or of which it makes the port. */
const OPEN = /^(?:tcp:\/\/[^/\s]*)?\$(?:\w+|\{[^{}]*\})\/?$/i;

const PLAIN = /^tcp:\/\/[^/\s]*:2375\/?$/i;

function placesOf({ ports, environment, command, entrypoint }: Container): Hit[] {
  const hits: Hit[] = [];
  for (const port of ports) {
    if (isPlainEngine(port)) hits.push({ at: port.at, code: "engine-port-published" });
  }
  for (const { key, value, raw } of environment) {
    if (key.value !== "DOCKER_HOST") continue;
    // Scheme and port may be written where the host is not.
    const text = (known(value) ?? raw?.value ?? "$DOCKER_HOST").trim();
    const at = value?.at ?? key.at;
    if (PLAIN.test(text)) hits.push({ at, code: "engine-host-plain" });
    else if (!known(value) && OPEN.test(text)) {
      hits.push({ at, code: "engine-host-unresolved", open: value?.unresolved ?? key.value });
    }
  }
  for (const setting of [entrypoint, command]) {
    const words = known(setting) ?? [];
    const address = words
      .map((word) => word.replace(/^(?:-H|--host)=?/, ""))
      .find((word) => PLAIN.test(word));
    if (!setting || !address) continue;
    // An engine listens on addresses of its own machine; a name is somebody else's.
    const isClient =
      /(?:^|\/)docker(?:-compose)?$/.test(words[0] ?? "") ||
      /^tcp:\/\/(?!localhost)[a-z]/i.test(address);
    hits.push({ at: setting.at, code: isClient ? "engine-host-plain" : "engine-listens-plain" });
  }
  return hits;
}
