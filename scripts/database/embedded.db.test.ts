import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { PROJECT } from "../project";
import { runAs, serverAccount } from "./account";
import { type EmbeddedDatabase, startEmbedded } from "./embedded";
import { withClient } from "./roles";

const root = mkdtempSync(join(tmpdir(), "plimsoll-faults-"));
chmodSync(root, 0o711); // root lends the server another account, which must get through
const data = join(root, "data");
afterAll(() => rmSync(root, { recursive: true, force: true }));

const start = async (dataDirectory = data): Promise<EmbeddedDatabase> => {
  const database = await startEmbedded({ project: PROJECT, dataDirectory });
  onTestFinished(database.stop);
  return database;
};

const answers = (database: EmbeddedDatabase) =>
  withClient(database.appUrl, async (client) => (await client.query("select 1 as one")).rows);

/** Writes row after row until the connection breaks. Returns the numbers that the server acknowledged. */
async function writeUntilBroken(url: string, writer: number, onWrite: (count: number) => void) {
  const acknowledged: string[] = [];
  await withClient(url, async (client) => {
    for (let number = 0; ; number++) {
      await client.query("insert into written values ($1)", [`${writer}-${number}`]);
      acknowledged.push(`${writer}-${number}`);
      onWrite(acknowledged.length);
    }
  }).catch(() => undefined);
  return acknowledged;
}

test("the first start makes a data folder and secrets that nobody else can read", async () => {
  const database = await start();
  expect(await answers(database)).toEqual([{ one: 1 }]);
  expect(statSync(join(data, "secrets.json")).mode & 0o777).toBe(0o600);
  expect(statSync(join(data, "postgres")).mode & 0o777).toBe(0o700);
  expect(statSync(database.socketDirectory).mode & 0o777).toBe(0o700);
  expect(readFileSync(join(data, "postgres/pg_hba.conf"), "utf8")).not.toMatch(/^local.*trust/m);
  await expect(
    withClient(database.appUrl.replace(/:[^:@]+@/, ":wrong@"), async () => undefined),
  ).rejects.toThrow(/password authentication failed/);
});

test("the server listens on its socket alone", async () => {
  const database = await start();
  const rows = await withClient(
    database.ownerUrl,
    async (client) => (await client.query("show listen_addresses")).rows,
  );
  expect(rows).toEqual([{ listen_addresses: "" }]);
});

test("kill -9 of the server under two writers loses nothing that was acknowledged", async () => {
  const database = await start();
  await withClient(database.ownerUrl, (client) =>
    client.query("create table written (id text); grant insert on written to plimsoll_app"),
  );
  let killed = false;
  const killAfter = (count: number) => {
    if (count < 300 || killed) return;
    killed = true;
    process.kill(database.server().pid, "SIGKILL");
  };
  const writers = [1, 2].map((writer) => writeUntilBroken(database.appUrl, writer, killAfter));
  const acknowledged = (await Promise.all(writers)).flat();
  await database.server().ended;
  await database.restart();
  const kept = await withClient(
    database.ownerUrl,
    async (client) => (await client.query<{ id: string }>("select id from written")).rows,
  );
  const found = new Set(kept.map((row) => row.id));
  expect(acknowledged.length).toBeGreaterThanOrEqual(300);
  expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
});

test("after kill -9 of Plimsoll itself the next start takes over, whether its server is gone or not", async () => {
  const embedded = join(PROJECT, "scripts/database/embedded.ts");
  const code = `
    const { startEmbedded } = await import(${JSON.stringify(embedded)});
    await startEmbedded({ project: ${JSON.stringify(PROJECT)}, dataDirectory: ${JSON.stringify(data)} });
    console.log("up");
    setInterval(() => {}, 1000);`;
  const first = spawn(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", code],
    { cwd: PROJECT, stdio: ["ignore", "pipe", "inherit"] },
  );
  await once(first.stdout, "data");
  await expect(startEmbedded({ project: PROJECT, dataDirectory: data })).rejects.toThrow(
    new RegExp(`already running from .* \\(process ${first.pid}\\)`),
  );
  first.kill("SIGKILL");
  await once(first, "exit");
  expect(await answers(await start())).toEqual([{ one: 1 }]);
});

test("a server that outlived its Plimsoll is stopped, and a new one started", async () => {
  const before = await start();
  const old = before.server();
  // What a killed process leaves: a lock that names nobody who runs.
  writeFileSync(
    join(data, "plimsoll.lock"),
    JSON.stringify({ pid: process.pid, identity: "earlier", socketDirectory: "/nowhere" }),
  );
  const after = await start();
  await old.ended;
  expect(after.server().pid).not.toBe(old.pid);
  expect(await answers(after)).toEqual([{ one: 1 }]);
});

test("a stale lock whose number now belongs to another process is removed", async () => {
  const stranger: ChildProcess = spawn("sleep", ["60"], runAs(serverAccount()));
  onTestFinished(() => void stranger.kill());
  writeFileSync(
    join(data, "postmaster-note"),
    `${stranger.pid}\n${join(data, "postgres")}\n1\n5432\n\n\n\nready\n`,
  );
  cpSync(join(data, "postmaster-note"), join(data, "postgres/postmaster.pid"));
  expect(await answers(await start())).toEqual([{ one: 1 }]);
  expect(stranger.exitCode).toBeNull();
});

test("a data folder whose making was interrupted is made anew", async () => {
  const fresh = join(root, "interrupted");
  mkdirSync(join(fresh, "postgres.making-abc/base"), { recursive: true });
  writeFileSync(join(fresh, "postgres.making-abc/PG_VERSION"), "18\n");
  mkdirSync(join(fresh, "postgres"));
  expect(await answers(await start(fresh))).toEqual([{ one: 1 }]);
  expect(readdirSync(fresh).filter((name) => name.includes("making"))).toEqual([]);
});

test("a folder that is not a whole database is explained and left alone", async () => {
  const broken = join(root, "broken");
  mkdirSync(join(broken, "postgres/base"), { recursive: true });
  writeFileSync(join(broken, "postgres/PG_VERSION"), "18\n");
  await expect(start(broken)).rejects.toThrow(/not a whole database .*global\/pg_control/);
  expect(existsSync(join(broken, "postgres/base"))).toBe(true);
});

test("a database of another major version is explained", async () => {
  const older = join(root, "older");
  cpSync(join(data, "postgres"), join(older, "postgres"), { recursive: true });
  writeFileSync(join(older, "postgres/PG_VERSION"), "17\n");
  await expect(start(older)).rejects.toThrow(/made by PostgreSQL 17.*brings PostgreSQL 18/);
});

test("a copy of the data folder made while stopped is a back-up: it starts with the same data", async () => {
  const copy = join(root, "restored");
  await once(spawn("cp", ["-a", data, copy]), "exit");
  const restored = await start(copy);
  const rows = await withClient(
    restored.ownerUrl,
    async (client) =>
      (await client.query<{ n: number }>("select count(*)::int as n from written")).rows,
  );
  expect(rows[0]?.n).toBeGreaterThanOrEqual(300);
});

test("secrets that are not those of the database beside them are explained", async () => {
  const secrets = join(data, "secrets.json");
  const kept = readFileSync(secrets, "utf8");
  onTestFinished(() => writeFileSync(secrets, kept));
  rmSync(secrets);
  await expect(start()).rejects.toThrow(/secrets\.json .* not those of the database/);
  writeFileSync(secrets, kept.slice(0, 40));
  await expect(start()).rejects.toThrow(/secrets\.json is damaged/);
});
