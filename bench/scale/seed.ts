import type pg from "pg";
import { CATALOGUE_VERSION } from "@/lib/core/model/version";
import type { ControlId } from "@/lib/core/model/words";
import { CONTROL_IDS } from "@/lib/core/model/words";
import { withClient } from "@/scripts/database/roles";
import { DAYS, type Life, type LifeRevision, TARGET, TARGET_DAY } from "./lives";

/** An empty organisation to fill, and the two of its members who will look at it. */
export interface Seeding {
  readonly ownerUrl: string;
  readonly organisationId: string;
  readonly owner: string;
  /** An assessor, who sees what belongs to nobody else's team. */
  readonly assessor: string;
  readonly projects: number;
  /** The day that the lives end on, `YYYY-MM-DD`. */
  readonly today: string;
  readonly lives: readonly Life[];
  /** The digest of what is typed with a revision, as the app writes it. */
  readonly textDigest: (revision: LifeRevision) => string;
}

const SERVICES =
  "auth billing booking cart catalogue checkout claims customer export fleet gateway identity import inventory invoice ledger loyalty mail media orders payments pricing reports search tracking";
const TAGS =
  "pci gdpr sox internet internal legacy critical payments data mobile partner batch edge ml";

/** In both sizes so many projects are pilots, and as many are archived: what is narrowed to them is as long in both. */
export const PILOTS = 20;

/**
 * Fills an organisation with projects that have lived for two years: teams and people, answers with all their
 * revisions and what was typed, 100 snapshots each, comments, and the audit log with its chain. A statement a table,
 * oldest rows first, so that a project's rows lie apart as they do where many work at once. What a snapshot holds is
 * the project's life under the life's id, and names no owner.
 */
export async function seedOrganisation(seeding: Seeding): Promise<void> {
  await withClient(seeding.ownerUrl, async (client) => {
    await client.query("SET synchronous_commit = off; SET work_mem = '256MB'");
    await client.query("SET maintenance_work_mem = '256MB'");
    await writeLives(client, seeding);
    await writePeople(client, seeding);
    for (const statement of [PROJECTS, REVISIONS, TEXTS, ANSWERS, SNAPSHOTS, COMMENTS]) {
      await client.query(statement);
    }
    await client.query(NOTICES, [seeding.owner]);
    await client.query(AUDIT);
    await client.query("SELECT bench_audit($1)", [seeding.organisationId]);
    await client.query(
      "DROP FUNCTION bench_audit; DROP TABLE bench_revision, bench_snapshot, bench_life, bench_people, bench_project",
    );
    await client.query("VACUUM (ANALYZE)"); // as autovacuum does in time
  });
}

async function writeLives(client: pg.Client, { lives, textDigest }: Seeding): Promise<void> {
  await client.query(`
    CREATE TABLE bench_revision (
      life int, place int, "day" int, control text, number int, version int, "isLast" boolean, answer "AnswerValue",
      strength "Strength", provenance "Provenance", date date, note text, reason text, links text[], "dueDate" date,
      "textDigest" text);
    CREATE TABLE bench_snapshot (
      life int, day int, name text, catalogue text, "asOf" date, digest text, declared int, verified int, ceiling int,
      content text)`);
  for (const [life, { revisions, snapshots }] of lives.entries()) {
    const newest = new Map<ControlId, number>();
    for (const { control, version } of revisions) newest.set(control, version);
    const rows = revisions.map((revision, place) => ({
      ...revision,
      life,
      place,
      number: CONTROL_IDS.indexOf(revision.control),
      isLast: newest.get(revision.control) === revision.version,
      textDigest: textDigest(revision),
    }));
    await insertRows(client, "bench_revision", rows);
    await insertRows(
      client,
      "bench_snapshot",
      snapshots.map((snapshot) => ({ ...snapshot, life })),
    );
  }
  await client.query("ANALYZE bench_revision, bench_snapshot");
}

async function insertRows(client: pg.Client, table: string, rows: readonly object[]) {
  await client.query(
    `INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

/** People and teams, more of them with more projects; and of each project who works on it. */
async function writePeople(client: pg.Client, seeding: Seeding): Promise<void> {
  const { organisationId, owner, assessor, projects, today, lives } = seeding;
  const people = 20 + Math.floor(projects / 20);
  const teams = 5 + Math.floor(projects / 100);
  const step = Math.floor(projects / PILOTS);
  await client.query("UPDATE member SET role = 'owner' WHERE id = $1", [owner]);
  await client.query(
    `WITH made AS (
       INSERT INTO person (id, email, name)
       SELECT uuidv7(), 'member-' || n || '@example.com', 'Member ' || n FROM generate_series(1, $2) AS n
       RETURNING id, substr(name, 8)::int AS n)
     INSERT INTO member (id, organisation_id, person_id, role)
     SELECT uuidv7(), $1, id, (ARRAY['viewer', 'assessor', 'assessor', 'assessor', 'reviewer']::"Role"[])[1 + n % 5] FROM made`,
    [organisationId, people],
  );
  await client.query(
    `INSERT INTO team (id, organisation_id, name)
     SELECT uuidv7(), $1, 'Team ' || n FROM generate_series(1, $2) AS n`,
    [organisationId, teams],
  );
  await client.query(
    `WITH numbered AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM team WHERE organisation_id = $1)
     INSERT INTO team_member (team_id, member_id)
     SELECT numbered.id, member.id
       FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM member WHERE organisation_id = $1) AS member
       JOIN numbered ON (member.n + numbered.n) % (SELECT count(*) FROM numbered) < 2
      WHERE member.id <> $2
     UNION SELECT id, $2 FROM numbered WHERE n <= 3`,
    [organisationId, assessor],
  );
  await client.query(
    `CREATE TABLE bench_people AS
     SELECT array_agg(id ORDER BY id) AS ids, '${assessor}'::uuid AS assessor FROM member
      WHERE organisation_id = '${organisationId}' AND id <> '${assessor}'`,
  );
  await client.query(
    `CREATE TABLE bench_project AS
     WITH teams AS (SELECT array_agg(id ORDER BY id) AS ids FROM team WHERE organisation_id = '${organisationId}')
     SELECT n, uuidv7(made_at - now()) AS id, '${organisationId}'::uuid AS organisation_id, (n + n / ${lives.length}) % ${lives.length} AS life, made_at,
            n % ${step} = 0 AS is_pilot, n % ${step} = 1 AS is_archived,
            CASE WHEN n % 5 > 0 AND n % ${step} > 0 THEN teams.ids[1 + n % cardinality(teams.ids)] END AS team_id,
            ARRAY(SELECT people.ids[1 + (n * 7 + k) % cardinality(people.ids)] FROM generate_series(0, 2) AS k) AS members
       FROM generate_series(0, ${projects - 1}) AS n CROSS JOIN bench_people AS people CROSS JOIN teams,
            LATERAL (SELECT timestamptz '${today} 06:00Z' - interval '${DAYS} days' + make_interval(secs => n % 3600 + n / 1e5) AS made_at) AS making`,
  );
  await client.query("ANALYZE bench_project");
  const facts = lives.map(({ environment, platform }, life) => ({ life, environment, platform }));
  await client.query(
    'CREATE TABLE bench_life (life int, environment "Environment", platform "Platform")',
  );
  await insertRows(client, "bench_life", facts);
}

const PROJECTS = `
  INSERT INTO project (id, organisation_id, team_id, name, description, environment, target, platform, tags, catalogue,
                       created_at, changed_at, archived_at)
  SELECT id, organisation_id, team_id,
         (string_to_array('${SERVICES}', ' '))[1 + n % 25] || (ARRAY['-api', '-web', '-worker', '-jobs'])[1 + n / 25 % 4] || CASE WHEN is_pilot THEN '-pilot-' ELSE '-' END || n,
         'Runs behind the shared gateway. On call: team ' || n % 40 || '.',
         environment, ${TARGET.after}, platform,
         (string_to_array('${TAGS}', ' '))[1 + n % 11 : n % 11 + n % 4] || CASE WHEN is_pilot THEN ARRAY['pilot'] END, '${CATALOGUE_VERSION}', made_at,
         made_at + make_interval(days => (SELECT max(day) FROM bench_revision WHERE life = p.life), mins => n % 400),
         CASE WHEN is_archived THEN made_at + interval '729 days' END
    FROM bench_project AS p JOIN bench_life USING (life)`;

/** A project's revision as it was written: when, by whom, and who owns the answer then. */
const WRITTEN = `
  SELECT p.id AS project_id, p.organisation_id, r.*,
         p.made_at + make_interval(days => r.day, hours => 2, mins => p.n % 400, secs => r.place * 0.001) AS at,
         p.members[1 + r.place % 3] AS member_id,
         CASE WHEN p.is_pilot AND r.number = 0 THEN people.assessor
              WHEN (p.n + r.number) % 3 = 0 THEN people.ids[1 + (p.n * 31 + r.number * 17) % cardinality(people.ids)] END AS owner_member_id
    FROM bench_people AS people CROSS JOIN bench_project AS p JOIN bench_revision AS r USING (life)`;

const REVISIONS = `
  INSERT INTO answer_revision (id, organisation_id, project_id, control, version, answer, strength, provenance, date,
                               owner_member_id, due_date, text_digest, member_id, at)
  SELECT gen_random_uuid(), organisation_id, project_id, control, version, answer, strength, provenance, date,
         owner_member_id, "dueDate", "textDigest", member_id, at
    FROM (${WRITTEN}) AS written ORDER BY at`;

const TEXTS = `
  INSERT INTO revision_text (project_id, control, version, note, reason, links)
  SELECT project_id, control, version, note, reason, links FROM (${WRITTEN}) AS written ORDER BY at`;

const ANSWERS = `
  INSERT INTO answer (project_id, control, answer, version, strength, provenance, date, note, reason, links,
                      owner_member_id, due_date, changed_by, changed_at)
  SELECT project_id, control, answer, version, strength, provenance, date, note, reason, links,
         owner_member_id, "dueDate", member_id, at
    FROM (${WRITTEN}) AS written WHERE "isLast" ORDER BY at`;

const SNAPSHOTS = `
  WITH made AS (
    INSERT INTO snapshot (id, organisation_id, project_id, kind, catalogue, as_of, digest, declared, verified, ceiling,
                          member_id, at)
    SELECT uuidv7(at - now()), organisation_id, id, 'by_hand', catalogue, "asOf", digest, declared, verified, ceiling,
           members[1], at
      FROM (
        SELECT p.*, s.*, p.made_at + make_interval(days => s.day, hours => 14) AS at
          FROM bench_project AS p JOIN bench_snapshot AS s USING (life)) AS taken
     ORDER BY at
    RETURNING id, project_id, digest
  )
  INSERT INTO snapshot_content (snapshot_id, project_id, name, content)
  SELECT made.id, project_id, name, content FROM made JOIN bench_snapshot USING (digest)`;

const COMMENTS = `
  INSERT INTO comment (id, project_id, control, member_id, text, created_at)
  SELECT uuidv7(at - now()), id, 'SEC-' || 1 + k, members[1 + k % 3], 'The pipeline hides it now; see the last run.', at
    FROM bench_project CROSS JOIN generate_series(0, 4) AS k,
         LATERAL (SELECT made_at + make_interval(days => 100 + k * 120, hours => 5) AS at) AS written
   ORDER BY at`;

const NOTICES = `
  INSERT INTO notice (id, member_id, kind, project_id, control, actor_member_id, key, in_bell, created_at)
  SELECT uuidv7(), $1, 'assigned', id, 'IMG-1', members[1], 'bench:' || n, true, now() - make_interval(days => n)
    FROM bench_project WHERE n < 20`;

/** Writes the log that all this would have left, entry for entry, each under the hash that the app's own function makes. */
const AUDIT = `
  CREATE FUNCTION bench_audit(organisation uuid) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    event record;
    entry bigint := 0;
    previous text := repeat('0', 64);
    chained text;
    moment timestamptz;
  BEGIN
    FOR event IN
      SELECT made_at AS at, members[1] AS who, 'project.create' AS what, 'project:' || id AS about,
             jsonb_build_object('environment', environment, 'target', ${TARGET.before}, 'platform', platform, 'teamId', team_id) AS facts
        FROM bench_project JOIN bench_life USING (life)
      UNION ALL
      SELECT made_at + interval '${TARGET_DAY} days', members[1], 'project.edit', 'project:' || id,
             jsonb_build_object('environmentBefore', environment, 'environmentAfter', environment,
                                'targetBefore', ${TARGET.before}, 'targetAfter', ${TARGET.after},
                                'platformBefore', platform, 'platformAfter', platform, 'teamBefore', team_id, 'teamAfter', team_id)
        FROM bench_project JOIN bench_life USING (life)
      UNION ALL
      SELECT at, member_id, 'answer.save', 'project:' || project_id,
             jsonb_build_object('control', control, 'versionBefore', version - 1, 'versionAfter', version, 'answerAfter', answer,
                                'strengthAfter', strength, 'textAfter', "textDigest", 'ownerMemberId', owner_member_id)
        FROM (${WRITTEN}) AS written
      UNION ALL
      SELECT at, member_id, 'snapshot.made', 'snapshot:' || id,
             jsonb_build_object('project', project_id, 'kind', kind, 'catalogue', catalogue, 'digest', digest,
                                'declared', declared, 'verified', verified)
        FROM snapshot
      ORDER BY at, about
    LOOP
      entry := entry + 1;
      moment := date_trunc('milliseconds', event.at);
      chained := audit_hash(organisation, entry, moment, 'member:' || event.who, event.what, event.about, event.facts, previous);
      INSERT INTO audit_event
      VALUES (organisation, entry, moment, 'member:' || event.who, event.what, event.about, event.facts, previous, chained);
      previous := chained;
    END LOOP;
    INSERT INTO audit_head VALUES (organisation, entry, previous);
  END $$`;
