import { loadavg } from "node:os";
import { makeLives } from "./scale/lives";
import { checkPlans } from "./scale/plans";
import { seedOrganisation } from "./scale/seed";
import { type Visit, visitsOf } from "./scale/visits";
import type { Bar, Figures } from "./support/report";
import { onStage, type Stage } from "./support/stage";
import { quantile } from "./support/statistics";

const SMALL = 100;
/** Fewer to try the benchmark out: `BENCH_PROJECTS=1000 npm run bench -- scale`. */
const LARGE = Number(process.env.BENCH_PROJECTS ?? 10_000);
const LIVES = 20;
const ROUNDS = 12;
const REQUESTS = 10;
const WARM_UP = 10;
/** A prepared statement has its plan for good only after some runs. */
const PLANNED = 8;

const PAGES = [
  "list",
  "list_of_teams",
  "list_by_name",
  "list_by_target",
  "list_last_page",
  "list_filtered",
  "list_tag",
  "list_search",
  "list_search_few",
  "list_assigned",
  "list_archived",
  "overview",
  "history",
  "history_all",
  "snapshots",
  "compare_snapshots",
  "compare_days",
] as const;
/** Design, section 8. */
export const SCALE_BARS: readonly Bar[] = [
  ...PAGES.map((page) => ({ figure: `${page}_p95_ratio`, most: 2 })),
  { figure: "whole_scans", most: 0 },
];
/** A text that may stand anywhere in a name or a description is looked for in all of them: see `docs/architecture.md`. */
const SEARCHES = / ILIKE /;

/** An instance with so many projects, and how long each of its pages took. */
interface Instance {
  readonly url: string;
  readonly cookies: Readonly<Record<Visit["by"], string>>;
  readonly visits: readonly Visit[];
  readonly seconds: number;
  readonly latencies: Map<string, number[]>;
}

/**
 * Two instances side by side, each with a database of its own, one of 100 projects and one of 10,000, each project with
 * 45 controls, two years of revisions and 100 snapshots: what people open first, over HTTP, in rounds that take turns.
 * Then the plans of every statement behind those pages, as they were run on the large one.
 */
export function measureScale(): Promise<Figures> {
  return onStage(async (small) => {
    const few = await settle(small, SMALL);
    return onStage(async (large) => measure(few, await settle(large, LARGE), large));
  });
}

async function measure(few: Instance, many: Instance, large: Stage): Promise<Figures> {
  const before = loadavg()[0] ?? null;
  for (const name of PAGES) {
    for (const instance of [few, many]) await visit(instance, name, 0, WARM_UP);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const instance of [few, many]) {
        const times = await visit(instance, name, WARM_UP + round * REQUESTS, REQUESTS);
        instance.latencies.set(name, [...(instance.latencies.get(name) ?? []), ...times]);
      }
    }
  }
  const after = loadavg()[0] ?? null;
  const { statements, scans } = await checkPlans(large.watched, LARGE / 2, async () => {
    for (const name of PAGES) await visit(many, name, 0, PLANNED);
  });
  const whole = scans.filter(({ statement }) => !SEARCHES.test(statement));
  for (const { table, statement } of whole) {
    console.log(`A whole scan of ${table}:\n${statement}`);
  }
  return {
    ...Object.assign({}, ...PAGES.map((name) => compare(name, few, many))),
    requests_each: ROUNDS * REQUESTS,
    projects_few: SMALL,
    projects_many: LARGE,
    seed_few_s: few.seconds,
    seed_many_s: many.seconds,
    planned_statements: statements,
    whole_scans: whole.length,
    whole_scans_of_searches: scans.length - whole.length,
    load_before: before,
    load_after: after,
  };
}

async function settle(stage: Stage, projects: number): Promise<Instance> {
  const { textDigest } = await import("@/lib/server/answers/write");
  const { verifyChain } = await import("@/lib/server/audit/verify");
  const [owner, assessor] = await stage.makeEditors(2);
  if (!owner || !assessor) throw new Error("There are no members.");
  const { organisationId } = owner.ctx;
  const today = new Date().toISOString().slice(0, 10);
  const started = performance.now();
  await seedOrganisation({
    ownerUrl: stage.ownerUrl,
    organisationId,
    owner: owner.ctx.memberId,
    assessor: assessor.ctx.memberId,
    projects,
    today,
    lives: makeLives(LIVES, today),
    textDigest: (revision) =>
      textDigest({ ...revision, links: [...revision.links], ownerName: null }),
  });
  const seconds = (performance.now() - started) / 1000;
  if (projects === SMALL) {
    const { entries, brokenAt } = await verifyChain(organisationId);
    if (entries === 0 || brokenAt !== null) throw new Error(`The log breaks at ${brokenAt}.`);
  }
  const visits = await visitsOf(stage.ownerUrl, projects, today);
  const cookies = { owner: owner.cookie, assessor: assessor.cookie };
  return { url: stage.url, cookies, visits, seconds, latencies: new Map() };
}

/** One request after the other. Returns how long each took, in milliseconds. */
async function visit(
  { url, cookies, visits }: Instance,
  name: (typeof PAGES)[number],
  from: number,
  times: number,
): Promise<number[]> {
  const page = visits.find((each) => each.name === name);
  if (!page) throw new Error(`Nobody visits ${name}.`);
  const latencies: number[] = [];
  for (let round = from; round < from + times; round += 1) {
    const started = performance.now();
    const path = page.path(round);
    const headers = { cookie: cookies[page.by] };
    const response = await fetch(`${url}${path}`, { headers, redirect: "error" });
    await response.text();
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}.`);
    latencies.push(performance.now() - started);
  }
  return latencies;
}

function compare(name: string, few: Instance, many: Instance): Figures {
  const [before, after] = [few, many].map(({ latencies }) => latencies.get(name) ?? []);
  if (!before || !after) throw new Error(`${name} was not measured.`);
  const at = (share: number) => [quantile(before, share), quantile(after, share)] as const;
  const [[fewP50, manyP50], [fewP95, manyP95]] = [at(0.5), at(0.95)];
  return {
    [`${name}_few_p50_ms`]: fewP50,
    [`${name}_many_p50_ms`]: manyP50,
    [`${name}_p50_ratio`]: manyP50 / fewP50,
    [`${name}_few_p95_ms`]: fewP95,
    [`${name}_many_p95_ms`]: manyP95,
    [`${name}_p95_ratio`]: manyP95 / fewP95,
  };
}
