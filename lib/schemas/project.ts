import * as z from "zod";
import { TARGET_OF } from "@/lib/core/model/environments";
import { ENVIRONMENTS, LEVELS, PLATFORMS } from "@/lib/core/model/words";
import { PROJECT_LIMITS } from "./project-limits";
import { line, prose } from "./text";

const name = line(PROJECT_LIMITS.name).min(1, "Give the project a name.");
const environment = z.enum(ENVIRONMENTS, "Choose an environment.");
const target = z.literal(LEVELS, "Choose a level from 1 to 4.");
const tags = z
  .array(
    line(PROJECT_LIMITS.tag).min(1, "A tag has at least one character."),
    "Give a list of tags.",
  )
  .max(PROJECT_LIMITS.tags, `Use at most ${PROJECT_LIMITS.tags} tags.`)
  .transform((list) => [...new Set(list)]);

/** What a project says of itself. Without a target it aims where its environment does. */
export const projectInput = z
  .object({
    name,
    description: prose(PROJECT_LIMITS.description).default(""),
    environment,
    target: target.optional(),
    platform: z.enum(PLATFORMS, "Choose what it runs on."),
    tags: tags.default([]),
    /** Null: for the whole organisation. */
    teamId: z.string("Choose a team.").nullable().default(null),
  })
  .transform((input) => ({ ...input, target: input.target ?? TARGET_OF[input.environment] }));
export type ProjectInput = z.input<typeof projectInput>;
/** What a project says of itself, whole. */
export type ProjectSettings = z.output<typeof projectInput>;

/** A copy: the same answers under another name, and for another environment if need be. */
export const copyProjectInput = z
  .object({ name, environment, target: target.optional() })
  .transform((input) => ({ ...input, target: input.target ?? TARGET_OF[input.environment] }));
export type CopyProjectInput = z.input<typeof copyProjectInput>;

/** What is typed to confirm that a project goes. */
export const deleteProjectInput = z.object({ name: z.string("Type the project's name.").max(200) });
export type DeleteProjectInput = z.input<typeof deleteProjectInput>;

const version = z.string("Name the version.").min(1, "Name the version.").max(40);

/** What is said to move a project to another catalogue: also the one whose difference was seen. */
export const upgradeCatalogueInput = z.object({
  projectId: z.string("Name the project."),
  from: version,
  to: version,
});
export type UpgradeCatalogueInput = z.input<typeof upgradeCatalogueInput>;

const PROJECT_SORTS = ["changed", "name", "target"] as const;
export type ProjectSort = (typeof PROJECT_SORTS)[number];

const place = line(PROJECT_LIMITS.name + 80)
  .min(1)
  .nullable()
  .catch(null);

/** The list's filter as its address holds it: what makes no sense there is as if it were absent. */
export const projectFilter = z.object({
  search: line(PROJECT_LIMITS.name).catch(""),
  state: z.enum(["active", "archived"]).catch("active"),
  environment: z.enum(ENVIRONMENTS).nullable().catch(null),
  platform: z.enum(PLATFORMS).nullable().catch(null),
  tag: line(PROJECT_LIMITS.tag).min(1).nullable().catch(null),
  /** Projects with an answer that whoever looks owns. */
  assigned: z.literal("me").nullable().catch(null),
  sort: z.enum(PROJECT_SORTS).catch("changed"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  /** Where the page begins or ends, so that none before it is counted through: a project's place in the order. */
  after: place,
  before: place,
});
export type ProjectFilter = z.output<typeof projectFilter>;
