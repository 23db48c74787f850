import type { ControlStructure } from "../control";

export const NETWORK_CONTROLS: readonly ControlStructure[] = [
  {
    id: "NET-1",
    slug: "isolate-networks",
    group: "network",
    freshDays: 90,
    effort: "S",
    risk: 4,
    after: [],
    expectedLevel: 2,
  },
  {
    id: "NET-2",
    slug: "network-policies",
    group: "network",
    freshDays: 90,
    effort: "M",
    risk: 4,
    after: ["NET-1"],
    expectedLevel: 3,
  },
  {
    id: "NET-3",
    slug: "no-unnecessary-ports",
    group: "network",
    freshDays: 90,
    effort: "S",
    risk: 4,
    after: ["NET-1"],
    expectedLevel: 2,
  },
  {
    id: "NET-4",
    slug: "tls-everywhere",
    group: "network",
    freshDays: 90,
    effort: "M",
    risk: 4,
    after: ["NET-3"],
    expectedLevel: 2,
  },
];
