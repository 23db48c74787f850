import type { StoryProject } from "../story";

/** Nobody has said anything of it yet. */
export const ROUTE_PLANNER: StoryProject = {
  facts: {
    name: "route-planner",
    description: "A trial: plans tomorrow's routes from today's orders.",
    environment: "development",
    platform: "docker",
    target: 1,
    tags: [],
  },
  team: "data",
  daysAgo: 5,
  by: "linh",
  sittings: [],
};
