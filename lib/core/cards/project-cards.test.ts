import { expect, test } from "vitest";
import { type ComponentFacts, projectCards } from "./project-cards";
import type { CardFacts, Radius } from "./types";

const place = { file: "compose.yaml", line: 3 };
const access = (radius: Radius, what: string) =>
  ({ ...place, radius, what, control: "CTR-4", subject: "service web" }) as const;
const NOTHING: CardFacts = {
  images: 0,
  containers: 0,
  unread: 0,
  unscanned: [],
  access: [],
  bases: [],
};

const API: ComponentFacts = {
  component: "api",
  date: "2026-11-20",
  facts: {
    images: 2,
    containers: 3,
    unread: 1,
    unscanned: [],
    access: [access("host", "a"), access("widens", "b")],
    bases: [{ ...place, image: "node:22" }],
  },
};
const WEB: ComponentFacts = {
  component: "web",
  date: "2026-11-02",
  facts: {
    ...NOTHING,
    images: 1,
    containers: 1,
    access: [access("host", "c"), access("others", "d")],
    bases: [
      { ...place, image: "node:18" },
      { ...place, image: "acme/base:1" },
    ],
  },
};

test("what reaches farthest stands first over all components, and each row says whose it is", () => {
  const rows = projectCards([API, WEB], "2026-11-23").access;
  expect(rows.map(({ what, component }) => `${what} ${component}`)).toEqual([
    "a api",
    "c web",
    "d web",
    "b api",
  ]);
});

test("what was looked at is counted over all components", () => {
  expect(projectCards([API, WEB], "2026-11-23")).toMatchObject({
    images: 3,
    containers: 4,
    unread: 1,
    carried: 3,
    unjudged: 1,
    dates: ["2026-11-02", "2026-11-20"],
  });
});

test("support is judged on the day that is asked for, not on that of the upload", () => {
  const statesOn = (day: string) =>
    projectCards([API, WEB], day).bases.map(({ image, state }) => `${image} ${state}`);
  expect(statesOn("2026-10-01")).toEqual(["node:18 past"]);
  expect(statesOn("2026-11-23")).toEqual(["node:18 past", "node:22 near"]);
  expect(statesOn("2027-05-01")).toEqual(["node:18 past", "node:22 past"]);
});
