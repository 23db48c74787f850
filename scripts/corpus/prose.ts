import { type Craft, imageName } from "./craft";

/** What a terminal showed. */
export function transcript(craft: Craft, size = craft.random.between(150, 2_000)): string {
  return session(craft, "$ ", size);
}

/** A script that calls container commands. */
export function script(craft: Craft, size = craft.random.between(150, 1_500)): string {
  return session(craft, "", size);
}

function session(craft: Craft, prompt: string, size: number): string {
  const { random, secret } = craft;
  const lines: string[] = prompt === "" ? ["#!/bin/sh", "set -e"] : [];
  for (let count = Math.ceil(size / 70); count > 0; count -= 1) {
    const [command, ...output] = random.pick(SESSIONS)(
      imageName(craft),
      random.chance(0.3) ? secret() : "$DB_PASSWORD",
    );
    lines.push(`${prompt}${command}`, ...(prompt === "" ? [] : output));
  }
  return `${lines.join("\n")}\n`;
}

const SESSIONS: readonly ((image: string, password: string) => readonly [string, ...string[]])[] = [
  (image) => [
    `docker run -d --name web -p 8080:80 --read-only --cap-drop ALL ${image}`,
    "3f1c9a7f2a1b",
  ],
  (image) => [`docker run --rm -it -v "$PWD":/work -w /work ${image} sh -c 'make all'`],
  (image, password) => [
    `docker run -d --name db -e POSTGRES_PASSWORD=${password} --memory 512m ${image}`,
    "77aa0b5c91d2",
  ],
  () => ["docker exec web whoami", "root"],
  () => ["docker exec web id -u", "1000"],
  () => ["docker exec web touch /etc/x", "touch: /etc/x: Read-only file system"],
  () => [
    "docker build -t shop:1.4 --build-arg VERSION=1.4 .",
    "#1 [internal] load build definition",
    "#1 DONE 0.1s",
  ],
  () => ["docker inspect --format '{{.HostConfig.Privileged}}' web", "false"],
  () => [
    "docker ps",
    "CONTAINER ID   IMAGE     COMMAND   STATUS    PORTS",
    '3f1c9a7f2a1b   shop:1    "node"    Up        0.0.0.0:80->80/tcp',
  ],
  () => ["docker network create --internal back", "5ad3"],
  () => ["trivy image --severity CRITICAL --exit-code 1 shop:1.4", "Total: 0 (CRITICAL: 0)"],
  () => ["curl -fsS https://shop.example.com/health | jq .", '{ "ok": true }'],
  () => ["for i in 1 2 3; do docker compose logs web; done", "web  | listening"],
];

/** A README or another text. */
export function prose({ random }: Craft, size = random.size({ median: 900, mean: 2200 })): string {
  const lines = ["# The shop", ""];
  let length = 0;
  while (length < size) {
    const line = Array.from({ length: random.between(4, 14) }, () => random.pick(WORDS)).join(" ");
    lines.push(line, ...(random.chance(0.2) ? ["", `## ${random.pick(WORDS)}`, ""] : []));
    length += line.length;
  }
  return `${lines.join("\n")}\n`;
}

const WORDS = (
  "the container starts with a volume for data and its network is closed to others unless the proxy asks so restart it " +
  "before you push `docker compose up -d` see https://docs.example.com/start?page=2 password rotation token lifetime"
).split(" ");

/** Source code. */
export function source(
  { random, secret }: Craft,
  size = random.size({ median: 1200, mean: 3000 }),
): string {
  const lines = ['import { connect } from "./db.js";', ""];
  let length = 0;
  while (length < size) {
    const name = random.word(7);
    const body = random.pick([
      `export function f${name}(left, right) {\n  return left.total + right.total * ${random.below(99)};\n}\n`,
      `const options${name} = { host: process.env.HOST, password: process.env.DB_PASSWORD, retries: ${random.below(9)} };`,
      `// ${name}: kept for the old clients`,
      `router.get("/${name}/:id", async (request, response) => response.json(await find(request.params.id)));`,
      ...(random.chance(0.02) ? [`const password = "${secret()}";`] : []),
    ]);
    lines.push(body);
    length += body.length;
  }
  return `${lines.join("\n")}\n`;
}
