import type { Container } from "../container";
import type { Located } from "../source";

/**
 * A service of which a part isn't in the input (the file it extends, the base file it changes): whatever it doesn't say
 * itself may be said there, so it hangs on that file instead of being missing.
 */
export function unsaid(container: Container, missing: Located<string>): Container {
  const open = { unresolved: missing.value, at: missing.at };
  return {
    ...container,
    image: container.image ?? (container.build ? null : open),
    user: container.user ?? open,
    readOnly: container.readOnly ?? open,
    limits: {
      ...container.limits,
      memory: container.limits.memory ?? open,
      cpus: container.limits.cpus ?? open,
      pids: container.limits.pids ?? open,
    },
    capDrop: [...container.capDrop, open],
    // What is said there comes first: of several options for one thing the last counts.
    securityOpt: [open, ...container.securityOpt],
    logging: container.logging ?? { at: missing.at, driver: open, options: [] },
    healthcheck: container.healthcheck ?? {
      kind: "unresolved",
      unresolved: missing.value,
      at: missing.at,
    },
    restart: container.restart ?? open,
    privileged: container.privileged ?? open,
    // Networks that are named there come to those that are named here.
    namespaces: { ...container.namespaces, network: container.namespaces.network ?? open },
  };
}
