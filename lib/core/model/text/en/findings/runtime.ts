import type { FindingTexts } from "./texts";

/** What findings about the runtime controls say, by code. */
export const runtimeFindings: FindingTexts = {
  // RUN-1
  "logs-local": () => "Logs go to the local driver, which rotates them.",
  "logs-rotated": ({ what }) => `Logs are rotated at ${what}.`,
  "logs-shipped": ({ what }) => `Logs are shipped by ${what}.`,
  "logs-none": () => "Logs are thrown away: the driver is none.",
  "logs-unrotated": () => "Logs are kept without rotation: json-file has no max-size.",
  "logs-engine-default": () =>
    "No logging driver is set here: the engine’s default decides, and it is not in these files.",
  "logs-driver-unknown": ({ what }) => `What ${what} does with logs is not known here.`,
  "logs-unresolved": ({ what }) => `Logging depends on ${what}.`,

  // RUN-2
  "monitoring-resources": ({ what }) => `${what} watches the use of resources.`,
  "monitoring-traffic": ({ what }) => `${what} watches network traffic.`,
  "monitoring-behaviour": ({ what }) => `${what} watches the behaviour of processes.`,
  "monitoring-display": ({ what }) => `${what} shows what others measure.`,
  "monitoring-alerts": ({ what }) => `${what} routes alerts.`,

  // RUN-3
  "health-check": () => "A health check is set, and its program is in the image.",
  "health-empty": () => "The health check says that all is well whatever happens.",
  "health-disabled": () => "The health check is switched off.",
  "health-none": () => "No health check: neither the image nor the container has one.",
  "health-none-either": () => "No health check: neither here nor in the Dockerfile.",
  "health-none-in-stage": () => "No HEALTHCHECK in the stage that ships.",
  "health-none-known": ({ what }) =>
    `No health check is set here, and none is known of ${what || "the image"}.`,
  "health-tool-missing": ({ what }) => `The health check cannot run: ${what} is not in the image.`,
  "health-tool-unseen": ({ what }) =>
    `A health check is set; whether ${what || "its program"} is in the image is not in these files.`,
  "health-unresolved": ({ what }) => `The health check depends on ${what}.`,
  "health-image-unresolved": ({ what }) =>
    `No health check is set here, and which image runs depends on ${what}.`,
  "health-seen": () => "The running container says that it is healthy.",
  "health-no-image": () => "No health check is set here, and no image is named.",
  "health-image-not-built-here": () =>
    "No health check is set here, and the Dockerfile or stage that may hold one is not in these files.",
  "health-image-unseen": ({ what }) =>
    `No health check is set here; whether ${what || "the image"} brings one is not in these files.`,

  // RUN-4
  "restart-set": ({ what }) => `Restarts: ${what}.`,
  "restart-none": () => "Not restarted after a crash or a reboot: no restart policy is set.",
  "restart-off": () => "Not restarted after a crash or a reboot: the restart policy is off.",
  "restart-no-condition": () =>
    "Nothing says when to restart it: a Swarm does so all the same, Compose does not.",
  "restart-invalid": ({ what }) => `“${what}” is no restart policy.`,
  "restart-unresolved": ({ what }) => `The restart policy depends on ${what}.`,

  // RUN-5
  "connection-single": () => "The only service of its set.",
  "connection-none": () => "Shares no network with another service.",
  "connection-declared": () =>
    "Shares networks only with services it depends on, or that depend on it.",
  "connection-undeclared": ({ what }) =>
    `Shares a network with ${what} without a declared dependency.`,
  "connection-undeclared-all": ({ what }) =>
    `One network holds every service: it can reach ${what} without a declared dependency.`,
  "connection-host": () => "On the host’s network: whom it reaches there is not in these files.",
  "connection-bridge": () =>
    "On the engine’s default bridge: who else is on it is not in these files.",
  "connection-unknown": ({ what }) =>
    `Its network depends on ${what ?? "…"}, which is not in these files.`,
  "connection-unresolved": ({ what }) => `Its network depends on ${what}.`,
  "connection-unseen": ({ what }) => `Who else is on its networks depends on ${what}.`,
  "connection-external": ({ what }) =>
    `${what} is made outside these files: who else is on it cannot be seen.`,
};
