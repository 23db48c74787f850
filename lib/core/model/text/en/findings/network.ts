import type { FindingTexts } from "./texts";

/** What findings about the network controls say, by code. */
export const networkFindings: FindingTexts = {
  // NET-1
  "network-none": () => "Has no network.",
  "network-own": () => "The only service on a network of its own.",
  "network-own-internal": () =>
    "The only service on a network of its own, which is internal: published ports do not work on it, and it cannot call out.",
  "network-own-shared": ({ what }) => `On a network of its own, which it shares with ${what} only.`,
  "network-others-unseen": ({ what }) =>
    `Whether it is the only service on its network depends on ${what}.`,
  "network-tiers": ({ what }) => `On ${what}, not on a network that holds every service.`,
  "network-behind": ({ what }) =>
    `On ${what}; of these, the one that holds every service is internal.`,
  "network-store-internal": ({ what }) => `A data store on an internal network only: ${what}.`,
  "network-bridge": () =>
    "On the engine’s default bridge, with every other container that names no network.",
  "network-flat": ({ what }) =>
    `One network holds every service: ${what} can reach it and be reached from it.`,
  "network-flat-most": ({ what }) =>
    `One network holds every service that is on one: ${what} can reach it and be reached from it.`,
  "network-store-not-internal": ({ what }) =>
    `A data store on ${what}, which is not internal: it can reach the outside.`,
  "network-shared-external": ({ what }) =>
    `Every service is on ${what} only, which other projects share.`,
  "network-external": ({ what }) =>
    `${what} is made outside these files: who else is on it cannot be seen.`,
  "network-shared": ({ what }) => `Shares the network of ${what}.`,
  "network-shared-host": ({ what }) =>
    `Shares the network of ${what}, which is not a network of its own.`,
  "network-unknown-variable": ({ what }) => `The network depends on ${what}.`,
  "network-unknown-container": ({ what }) =>
    `Shares the network of ${what}, which is not in these files.`,
  "network-unknown-network": ({ what }) => `How ${what} is set up is not in these files.`,

  // NET-2
  "network-policy-none": ({ what }) =>
    `The project says that it runs on ${what === "docker" ? "plain Docker" : "Compose"}, which has no network policies.`,

  // NET-3
  "port-none": () => "Publishes no port.",
  "port-none-listed": () =>
    "No port is listed; none is for a container on the host’s network, either, and its network is not in these files.",
  "port-loopback": () => "Publishes on the loopback address only.",
  "port-entry": ({ port }) => `Publishes ${port}: no known data, admin or debug port.`,
  "port-host-network": () => "On the host’s network every port it listens on is open.",
  "port-network-unresolved": ({ what }) =>
    `Which network it is on depends on ${what}. If it is the host’s, every port it listens on is open.`,
  "port-publish-all": () => "Publishes every port that the image exposes.",
  "port-data-store": ({ port, what }) =>
    `${what} is a data store, and its port ${port} is published on all interfaces.`,
  "port-data": ({ port }) => `Port ${port} is a data store’s, published on all interfaces.`,
  "port-admin-image": ({ port, what }) =>
    `${what} is for administrators, and its port ${port} is published on all interfaces.`,
  "port-admin": ({ port }) =>
    `Port ${port} is an administration port, published on all interfaces.`,
  "port-debug": ({ port }) => `Port ${port} is a debugger’s, published on all interfaces.`,
  "port-engine": ({ port }) => `Port ${port} is the engine’s, published on all interfaces.`,
  "port-range": ({ port, count }) =>
    `A range of ${count} ports from ${port} on is published on all interfaces.`,
  "port-behind-proxy": ({ port, what }) =>
    `Port ${port} is published on all interfaces although ${what} stands in front of it.`,
  "port-one-address": ({ port }) =>
    `Port ${port} is published on one address; who can reach that is not in these files.`,
  "port-address-unresolved": ({ port }) => `Where port ${port} is published depends on a variable.`,
  "port-unresolved": () => "Which port is published depends on a variable.",
  "port-unread": () => "What this publishes cannot be told: no engine takes it.",
  "engine-port-published": () =>
    "The engine’s port without TLS is published: whoever reaches it commands the engine.",
  "engine-host-plain": () => "Talks to an engine over TCP without TLS.",
  "engine-host-unresolved": ({ what }) =>
    `Whether it talks to an engine over TCP without TLS depends on ${what}.`,
  "engine-listens-plain": () => "The engine listens on TCP without TLS.",

  // NET-4
  "traffic-unverified": ({ what }) => `The check of certificates is switched off: ${what}.`,
  "traffic-insecure": ({ what }) =>
    `Whether “${what}” switches off TLS, or the check of certificates, can’t be told.`,
  "traffic-plain": ({ what }) => `Talks to ${what} without TLS.`,
  "traffic-open": ({ port }) =>
    `Port ${port} is published. Whether TLS ends before it is not in these files.`,
  "traffic-open-several": ({ port }) =>
    `Ports ${port} are published. Whether TLS ends before them is not in these files.`,
  "traffic-label": () => "A label asks the proxy for TLS.",
  "traffic-checked": () => "A connection checks the server’s certificate.",
  "traffic-proxy": ({ what }) =>
    `${what} can fetch and renew certificates by itself; whether it does is not in these files.`,
};
