import type { FindingTexts } from "./texts";

/** What findings about the container controls say, by code. */
export const containerFindings: FindingTexts = {
  // Why another line belongs to a finding
  "file-agrees": () => "The file says the same.",
  "file-differs": () => "The file differs: the next start follows it.",
  "overridden-by-file": () => "A later file of the set says otherwise.",
  "overridden-by-service": () => "The service says otherwise than what it extends.",
  repeated: () => "A later line says it again.",
  "value-refused": ({ what }) =>
    `Compose refuses ${what ? `“${what}”` : "an empty value"} here: nothing follows from it.`,
  "seen-unclear": ({ what }) => `The output proves nothing either way: ${what}.`,
  "windows-container": () => "A Windows container: Linux users and capabilities do not apply.",

  "container-runs-it": () => "The container that runs it.",

  // CTR-1
  "user-number": ({ what }) => `Runs as user ${what}.`,
  "user-name": ({ what }) =>
    `Runs as “${what}”. A number is better: Kubernetes cannot check a name.`,
  "user-root": ({ what }) => `Runs as root: the user is “${what}”.`,
  "user-root-own-entrypoint": () => "Runs as root: the command that starts it asks for root.",
  "user-root-root-account": ({ user }) => `Runs as root: “${user}” is given the number 0 here.`,
  "user-none-set": () => "Runs as root: neither the image nor the container sets a user.",
  "user-no-line": () => "Runs as root: no USER in the stage that ships.",
  "user-no-line-unknown-base": ({ image }) =>
    `No USER in the stage that ships, and whom ${image} runs as is not known.`,
  "user-workers-only": ({ image, workers }) =>
    `Runs as root: the workers of ${image} become ${workers}, its main process does not.`,
  "user-of-image": ({ image, user }) => `${image} runs as ${user} unless told otherwise.`,
  "user-of-image-root": ({ image }) => `${image} runs as root unless told otherwise.`,
  "user-switched": ({ what }) => `Starts as root; its entrypoint switches to ${what}.`,
  "user-dropped": ({ image, user }) =>
    `${image} starts as root and switches to ${user} before its service runs. Set the user yourself, so that another command cannot skip that.`,
  "user-unresolved": ({ what }) => `The user depends on ${what}.`,
  "user-image-unresolved": () => "No user is set, and which image runs depends on a variable.",
  "user-image-not-named": () => "No user is set, and no image is named.",
  "user-image-not-built-here": () =>
    "No user is set, and the Dockerfile or stage that would say is not in these files.",
  "user-unknown-unresolved-user": () => "The user depends on a variable without a default.",
  "user-unknown-unresolved-base": () =>
    "No USER, and which image this starts from can’t be told from here.",
  "user-unknown-entrypoint": ({ image }) =>
    `${image} drops root in its entrypoint, which is replaced here.`,
  "user-unknown-command": ({ image }) =>
    `${image} drops root for its own command only, and another one is given here.`,
  "user-unknown-not-in-tables": ({ image }) =>
    `No user is set, and whom ${image} runs as is not in these files.`,
  "user-unknown-no-user": ({ user }) => `“${user}” is no user’s name or number here.`,
  "user-unknown-behind-script": () =>
    "The command asks for root, and whether the entrypoint’s script runs it can’t be told.",
  "user-seen": ({ what }) => `The running container says ${what}.`,
  "user-seen-before-drop": () =>
    "exec starts as root in this image; its service runs as another user. docker top shows whom.",

  // Containers that end by themselves
  "one-shot-run": () => "Runs once: --rm without -d.",
  "one-shot-job": () => "Runs once: deployed as a job.",
  "one-shot-awaited": () => "Runs once: another service waits until it has completed.",
  "one-shot-command": () => "Runs once: its command ends, and after a success it is not restarted.",
  "one-shot-tool": () => "Runs once: the image is a tool, not a service.",

  // CTR-2
  "filesystem-read-only": () => "The root filesystem is read-only.",
  "filesystem-read-only-no-scratch": () =>
    "The root filesystem is read-only. No scratch path is given, and this image is known to write when it starts: check that it runs.",
  "filesystem-writable": ({ what }) => `The root filesystem is writable: ${what} is not set.`,
  "filesystem-set-writable": ({ what }) => `The root filesystem is writable: ${what} is false.`,
  "filesystem-unresolved": ({ what }) =>
    `Whether the root filesystem is read-only depends on ${what}.`,
  "filesystem-seen-read-only": () => "A write outside the scratch paths was refused.",
  "filesystem-seen-writable": () => "A file could be written outside the scratch paths.",

  // CTR-3
  "limits-all": () => "Memory, CPU and processes are limited.",
  "limits-without-pids": () =>
    "Memory and CPU are limited. Limit the number of processes (pids), too.",
  "limits-memory-only": () => "Memory is limited, CPU is not.",
  "limits-cpus-only": () => "CPU is limited, memory is not.",
  "limits-none": () => "Neither memory nor CPU is limited.",
  "limits-zero": () => "A limit of 0 is no limit.",
  "limits-soft-only": () => "Reservations and weights only: they limit nothing.",
  "limit-is-soft": () => "A reservation or weight, not a limit.",
  "limits-unresolved": ({ what }) => `The limit depends on ${what}.`,

  // CTR-4
  "capability-all-dropped": () => "All capabilities are dropped.",
  "capability-bind-added": () =>
    "All capabilities are dropped, NET_BIND_SERVICE is added. Docker’s own networks do not need it.",
  "capability-with-reason": ({ what }) =>
    `All capabilities are dropped; ${what} added back with a reason.`,
  "capability-without-reason": ({ what }) =>
    `All capabilities are dropped, but without a reason added back: ${what}. State it in a comment on the line.`,
  "capability-beyond-default": ({ what }) => `Added beyond Docker’s default set: ${what}.`,
  "capability-some-dropped": ({ what }) =>
    `Only ${what} dropped: the rest of the default set stays. Drop ALL.`,
  "capability-none-dropped": () => "No capability is dropped.",
  "capability-dangerous": ({ what }) => `${what} is added, one of the dangerous capabilities.`,
  "capability-several-dangerous": ({ what }) => `${what} are added, dangerous capabilities.`,
  "capability-all-added": () => "Every capability is added.",
  "capability-unresolved": ({ what }) => `The capabilities depend on ${what}.`,
  "capability-seen-dropped": () =>
    "The running container has no capabilities but those that are allowed.",
  "capability-seen-kept": () => "The running container keeps capabilities.",

  // CTR-5
  "gain-off": () => "Processes cannot gain privileges.",
  "gain-off-colon": () =>
    "Processes cannot gain privileges. The documented form is no-new-privileges=true.",
  "gain-on": ({ what }) => `Processes may gain privileges: ${what}.`,
  "gain-invalid": ({ what }) =>
    `“${what}” is not a value the engine takes. Write no-new-privileges=true.`,
  "gain-not-set": () => "Processes may gain privileges: no-new-privileges is not set.",
  "gain-unresolved": ({ what }) => `The security options depend on ${what}.`,
  "gain-engine-default": () =>
    "Not set here. The engine’s daemon.json may make it the default; that file is not read yet.",
  "gain-seen-off": () => "The running process cannot gain privileges.",
  "gain-seen-on": () => "The running process may gain privileges.",

  // Override findings
  privileged: () => "Privileged: the container has every capability and device of the host.",
  "privileged-unresolved": ({ what }) => `Whether it is privileged depends on ${what}.`,
  "engine-socket": ({ what }) =>
    `The engine’s socket is given to the container (${what}): whoever controls it is root on the host. Read-only does not help.`,
  "engine-socket-folder": ({ what }) =>
    `The host’s ${what} is given to the container, and with it the engine’s socket if it lies there.`,
  "engine-socket-unresolved": ({ what }) =>
    `Whether the engine’s socket is given to the container depends on ${what}.`,
  "namespace-host-network": () => "Uses the host’s network: nothing separates it from the host.",
  "namespace-host-pid": () => "Shares the host’s process namespace.",
  "namespace-host-ipc": () => "Shares the host’s IPC namespace.",
  "namespace-host-uts": () => "Shares the host’s UTS namespace.",
  "namespace-host-userns": () => "Shares the host’s user namespace.",
  "namespace-unresolved": ({ what }) =>
    `Whether it shares a namespace of the host depends on ${what}.`,
  "isolation-off": ({ what }) => `A layer of isolation is switched off: ${what}.`,
  "isolation-unresolved": ({ what }) =>
    `Whether a layer of isolation is switched off depends on ${what}.`,
  "host-path-unresolved": ({ what }) =>
    `Whether a folder of the host’s own is mounted writable depends on ${what}.`,
  "host-path-writable": ({ what }) => `The host’s ${what} is mounted writable.`,
};
