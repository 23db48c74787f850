import type { FindingTexts } from "./texts";

/** What findings about the registry controls say, by code. */
export const registryFindings: FindingTexts = {
  // REG-1
  "registry-host": ({ host }) => `Lives at ${host}; who may pull from there is not in the name.`,
  "registry-public": ({ host }) => `Lives at ${host}, where everybody may pull.`,

  // REG-2
  "login-argument": () =>
    "The password is an argument: others on the machine and its history see it.",
  "login-identity": () => "Logs in by the job’s own identity.",
  "login-literal": () => "The password is written into the file.",
  "login-secret": () => "Logs in with a secret of the pipeline.",
  "registry-login-unseen": () =>
    "A registry without REGISTRY_AUTH; its own configuration or a proxy may ask for a login.",
  "registry-open": () => "A registry that asks for no login: REGISTRY_AUTH is not set.",

  // REG-3
  "registry-checked": ({ what }) =>
    what ? `${what} is reached over TLS, certificate checked.` : "TLS, certificate checked.",
  "registry-insecure": ({ what }) =>
    what
      ? `${what} is reached without TLS or without checking its certificate.`
      : "A registry is reached without TLS or without checking its certificate.",
  "registry-insecure-local": ({ what }) =>
    `${what} is reached without TLS; it is this machine’s own or a laboratory’s.`,
  "registry-insecure-unresolved": () =>
    "A registry’s certificate is not checked; which registry hangs on a variable.",
  "registry-loopback-only": () =>
    "The engine reaches no registry without TLS but this machine’s own.",
  "registry-plain": () => "A registry that answers without TLS.",
  "registry-plain-local": () => "A registry that answers without TLS, to this machine only.",
  "registry-plain-unresolved": ({ what }) =>
    `A registry that answers without TLS; who can reach it depends on ${what}.`,
  "registry-tls-unseen": () =>
    "A registry without REGISTRY_HTTP_TLS; its own configuration or a proxy may bring TLS.",

  // REG-4
  "scan-scheduled": () => "A scan of an image starts on a schedule.",

  // REG-5
  "push-every-job": () => "Every job of this workflow may push, also those that don’t.",
  "push-one-job": () => "The permission to push is given to the job that pushes, not to all.",
};
