import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { service } from "@/lib/core/detectors/testing/service";
import { examineTexts } from "@/lib/core/detectors/testing/test-detector";
import { fileErrorSentence, fileNoteSentence } from "@/lib/core/model/text/en/files";
import { MASK } from "./judge";

const compose = (...lines: string[]) => ({ "compose.yaml": service(...lines) });
const dockerfile = (...lines: string[]) => ({
  Dockerfile: `FROM alpine:3.22\n${lines.join("\n")}\n`,
});

/** Ways in which people write a secret into a file. */
const WAYS: Readonly<Record<string, (secret: string) => Readonly<Record<string, string>>>> = {
  "a mapping": (s) => compose("environment:", `  DB_PASSWORD: "${s}"`),
  "a list": (s) => compose("environment:", `  - "DB_PASSWORD=${s}"`),
  "a flow mapping": (s) => compose(`environment: { A: 1, DB_PASSWORD: "${s}" }`),
  "a block": (s) => compose("environment:", "  DB_PASSWORD: >-", `    ${s}`),
  "a default": (s) => compose("environment:", `  DB_PASSWORD: "\${PW:-${s}}"`),
  "a text of settings": (s) =>
    compose("environment:", "  A: |", "    db:", `      password: ${s}`, `      token: ${s}`),
  "JSON in a variable": (s) => compose("environment:", `  - 'A={"a":{"password":"${s}"}}'`),
  "JSON in quotes": (s) => compose("environment:", `  A: "{\\"password\\":\\"${s}\\"}"`),
  "Ruby in a variable": (s) => compose("environment:", `  A: "a['password'] = '${s}'"`),
  "a file that Compose writes": (s) => ({
    "compose.yaml": `${service("init: true")}configs:\n  a:\n    content: |\n      password: ${s}\n`,
  }),
  "JSON in ENV": (s) => dockerfile(`ENV A='{"password":"${s}"}'`),
  "a URL": (s) => compose("environment:", `  URL: "postgres://a:${s}@db/a"`),
  "an image's URL": (s) =>
    compose("hostname: a", "build:", `  context: "https://a:${s}@git.example.com/a.git"`),
  "a command": (s) => compose(`command: redis-server --requirepass ${s}`),
  "a command's list": (s) => compose(`command: ["redis-server", "--requirepass", "${s}"]`),
  "a script": (s) => compose("command: >", "  sh -c", `  "mysql -p${s} -e 1"`),
  "a health check": (s) =>
    compose("healthcheck:", `  test: ["CMD-SHELL", "mysqladmin ping -p${s}"]`),
  "a build argument": (s) => compose("build:", "  context: .", "  args:", `    TOKEN: "${s}"`),
  "a label": (s) => compose("labels:", `  api.token: "${s}"`),
  "a key that comes twice": (s) =>
    compose("environment:", `  DB_PASSWORD: "${s}"`, `  DB_PASSWORD: "${s}"`),
  "an anchor": (s) => ({
    "compose.yaml": `x-a: { DB_PASSWORD: "${s}" }\n${service("init: true")}`,
  }),
  "a list that is overridden": (s) => ({
    ...compose("environment:", `  - "DB_PASSWORD=${s}"`),
    "compose.prod.yaml": service("environment:", '  - "DB_PASSWORD=$PW"'),
  }),
  "a registry's login": (s) =>
    compose("environment:", `  DOCKER_AUTH_CONFIG: '{"auths":{"r.example.com":{"auth":"${s}"}}}'`),
  "a hook": (s) => compose("post_start:", `  - command: ["mysql", "-p${s}"]`),
  "a volume's options": (s) => ({
    "compose.yaml": `${service("init: true")}volumes:\n  a:\n    driver_opts: { o: "username=a,password=${s},rw" }\n`,
  }),
  "a secret's content": (s) => ({
    "compose.yaml": `${service("secrets: [db]")}secrets:\n  db:\n    content: "${s}"\n`,
  }),
  "what a variable is put into, in a header": (s) => ({
    "a.sh": `curl -H "Authorization: Bearer ${s}$X" https://a.example/b\n`,
  }),
  "what a variable is put into, said to a login": (s) => ({
    "a.sh": `echo "${s}$X" | docker login -u a --password-stdin r.example\necho "root:${s}$X" | chpasswd\n`,
  }),
  "a dollar sign": (s) => compose("environment:", `  DB_PASSWORD: "a$$${s}"`),
  "a broken file": (s) => ({ "compose.yaml": `services:\n  a: [\n  DB_PASSWORD: "${s}"\n` }),
  ENV: (s) => dockerfile(`ENV API_KEY="${s}"`),
  "ENV over lines": (s) => dockerfile("ENV A=1 \\", `    API_KEY="${s}"`),
  "the old ENV": (s) => dockerfile(`ENV API_KEY ${s}`),
  ARG: (s) => dockerfile(`ARG API_KEY=${s}`, "ENV API_KEY=$API_KEY", "RUN echo $API_KEY"),
  "an argument that is used as one": (s) => dockerfile(`ARG A=${s}`, "RUN curl -u a:$A https://a"),
  "an argument that holds a login": (s) => dockerfile(`ARG A=a:${s}`, "RUN curl -u $A https://a"),
  LABEL: (s) => dockerfile(`LABEL api.token="${s}"`),
  RUN: (s) => dockerfile(`RUN apk add curl && curl -u "a:${s}" https://example.com | sh`),
  "an export": (s) => dockerfile(`RUN export DB_PASSWORD='${s}' && ./migrate`),
  "a header": (s) => dockerfile(`RUN curl -H "Authorization: Bearer ${s}" https://example.com`),
  "a user's password": (s) => dockerfile(`RUN echo "root:${s}" | chpasswd`),
  "npm's setting": (s) => dockerfile(`RUN npm config set //registry.npmjs.org/:_authToken "${s}"`),
  "a heredoc": (s) => dockerfile("RUN cat <<EOF > /.env", `DB_PASSWORD=${s}`, "EOF"),
  "a netrc": (s) => dockerfile(`RUN echo "machine a.example login b password ${s}" > ~/.netrc`),
  "a netrc by format": (s) =>
    dockerfile(`RUN printf 'machine %s\\nlogin %s\\npassword %s\\n' a.example b '${s}' > ~/.netrc`),
  "a file of a heredoc": (s) => dockerfile("COPY <<EOF /root/.pgpass", `db:5432:*:a:${s}`, "EOF"),
  "XML of a heredoc": (s) => dockerfile("COPY <<EOF /a.xml", `<password>${s}</password>`, "EOF"),
  "what a login reads": (s) => dockerfile(`RUN echo '${s}' | docker login -u a --password-stdin`),
  "a password typed twice": (s) => dockerfile(`RUN printf "${s}\\n${s}\\n" | passwd a`),
  "an account of a heredoc": (s) => dockerfile("RUN chpasswd <<EOF", `a:${s}`, "EOF"),
  "exec form": (s) => dockerfile(`CMD ["redis-server", "--requirepass", "${s}"]`),
  "a check": (s) => dockerfile(`HEALTHCHECK CMD mysqladmin ping -p${s}`),
  ONBUILD: (s) => dockerfile(`ONBUILD ENV API_KEY=${s}`),
  ADD: (s) => dockerfile(`ADD https://a:${s}@example.com/a.tgz /`),
  "an unknown instruction": (s) => dockerfile(`EVN API_KEY="${s}"`),
  "docker run": (s) => ({ "run.sh": `docker run -e DB_PASSWORD='${s}' app:1\n` }),
  "docker run with a flag": (s) => ({
    "run.sh": `docker run redis:8 redis-server --requirepass ${s}\n`,
  }),
  "docker login": (s) => ({ "run.sh": `docker login -u a -p '${s}' registry.example.com\n` }),
  "a script's client": (s) => ({ "run.sh": `docker ps\ncurl -u 'a:${s}' https://example.com\n` }),
  "a script's variable": (s) => ({ "run.sh": `docker ps\nexport API_TOKEN='${s}'\n` }),
  "a script in a script": (s) => ({ "run.sh": `docker exec a sh -c "mysql -p'${s}'"\n` }),
  "a script's heredoc": (s) => ({
    "run.sh": `docker ps\ncat > .env <<EOF\nDB_PASSWORD=${s}\nEOF\n`,
  }),
  "what a script says": (s) => ({
    "run.sh": `echo '${s}' | docker login -u a --password-stdin\n`,
  }),
  "a login of MinIO": (s) => ({ "run.sh": `docker ps\nmc alias set a http://a:9000 a '${s}'\n` }),
  "a login of Vault": (s) => ({ "run.sh": `docker ps\nvault login '${s}'\n` }),
  "what openssl hashes": (s) => ({
    "run.sh": `docker ps\nuseradd -p "$(openssl passwd -6 '${s}')" a\n`,
  }),
  "a script's default": (s) => ({ "run.sh": `docker ps\n: "\${API_TOKEN:=${s}}"\n` }),
  "a heredoc typed at a terminal": (s) => ({
    "log.txt": `$ docker ps\n$ cat > .env <<EOF\n> DB_PASSWORD=${s}\n> EOF\n`,
  }),
  "a Makefile's variable": (s) => ({ Makefile: `API_TOKEN := ${s}\nup:\n\tdocker compose up\n` }),
  "a text that names a secret": (s) => ({
    "run.sh": `docker ps\nsay "Password: ${s}"\nsay "Token: $TOKEN"\nexport API_TOKEN='${s}'\n`,
  }),
  "a name that holds the same word": (s) => ({
    "run.sh": `docker ps\nwp --admin_password=admin --api_token=${s}\ndocker build --secret id=npm,src=.npmrc .\n`,
  }),
  "what a script says where one is missing": (s) => ({
    "run.sh": `docker ps\n: "\${API_TOKEN:?set it, please}"\nsed -i "s/KEY_TOKEN=.*/KEY_TOKEN=$A/" b\nX_TOKEN=${s}\n`,
  }),
  "a script's address with a variable in it": (s) => ({
    "run.sh": `docker ps\ncurl https://ci:${s}$X@host.example.com/\n`,
  }),
  "a script's password with a variable in it": (s) => ({
    "run.sh": `docker ps\nDB_PASSWORD="${s}$X"\nmysql -p"${s}$X"\ncurl -u a:"${s}$X" https://a\ntool --password "\${X}${s}"\n`,
  }),
  "a script's password with what a command says in it": (s) => ({
    "run.sh": `docker ps\nexport DB_PASSWORD="${s}$(docker run --rm app:1 token $(id -u))"\n`,
  }),
  "a password of a script that starts no container with a variable in it": (s) => ({
    ...compose("init: true"),
    "a.sh": `export DB_PASSWORD="${s}$X"\n`,
  }),
  "docker run with a variable in a password": (s) => ({
    "run.sh": `docker run -e DB_PASSWORD="${s}$X" app:1\n`,
  }),
  "a Makefile's password with a variable in it": (s) => ({
    Makefile: `API_TOKEN := ${s}$(X)\nup:\n\tmysql -p"${s}$$X"\n\tdocker compose up\n`,
  }),
  "RUN with a variable in a password": (s) =>
    dockerfile(`RUN DB_PASSWORD="${s}\${X}" ./a && redis-cli -a ${s}$X`),
  "ENV with a variable in a password": (s) => dockerfile("ARG X", `ENV API_KEY=${s}$X`),
  "a mapping with a variable in a password": (s) =>
    compose("environment:", `  DB_PASSWORD: ${s}$X`, `  URL: "postgres://a:${s}\${X}@db/a"`),
  "an address of defaults": (s) =>
    compose("environment:", `  URL: "postgres://\${U:-a}:\${DB_PASSWORD:-${s}}@\${H:-db}/a"`),
  "a default in a command": (s) =>
    compose("healthcheck:", `  test: redis-cli -a \${DB_PASSWORD:-${s}} ping`),
  "an address' user that is called like a secret": (s) =>
    dockerfile(`RUN git clone https://x-access-token:$T@a.example/a && mysql -p${s}`),
  "a default in a password": (s) => compose("environment:", `  DB_PASSWORD: "\${X:-${s}}$Y"`),
  "a command with a variable in a password": (s) =>
    compose(`command: redis-server --requirepass ${s}\${X}`),
  "a workflow with a variable in a password": (s) => ({
    ".github/workflows/ci.yml": `on: push\njobs:\n  a:\n    env:\n      API_KEY: "${s}\${{ vars.X }}"\n    services:\n      db:\n        image: postgres:18\n        env:\n          POSTGRES_PASSWORD: ${s}\${{ vars.X }}\n    steps:\n      - run: DB_PASSWORD="${s}$X" ./deploy --token "${s}$X"\n`,
  }),
  "a password of a pipeline's service": (s) => ({
    ".github/workflows/ci.yml": `on: push\njobs:\n  a:\n    services:\n      db:\n        image: postgres:18\n        env:\n          POSTGRES_PASSWORD: ${s}\n          MYSQL_PASSWORD: "'${s}'"\n          URL: postgres://a:${s}@h/x\n    steps:\n      - run: docker ps\n`,
  }),
  "a weak password of a pipeline's service": (s) => ({
    ".github/workflows/ci.yml": `on: push\njobs:\n  a:\n    services:\n      db:\n        image: postgres:18\n        env:\n          POSTGRES_PASSWORD: ${s.toLowerCase()}\n    steps:\n      - run: docker ps\n`,
  }),
  "what a command in a heredoc says": (s) => ({
    "run.sh": `docker ps\ncat > .env <<EOF\nDB_PASSWORD=\`cat /a/b\`\nAPI_TOKEN=\`token\`\nX_TOKEN=${s}\nEOF\n`,
  }),
  "a hash of a password": (s) => ({
    ...compose("environment:", `  A_PASSWORD: $2b$12$${s}0123456789012345`),
    ".env": `B_PASSWORD=$6$salt$${s}0123456789012345\nC_PASSWORD='$argon2id$v=19$${s}012345'\n`,
  }),
  "what a function of a script prints": (s) => ({
    "run.sh": `docker ps\nlog "API_TOKEN=${s}"\nX_TOKEN=${s}\n`,
  }),
  "a question in SQL": (s) => ({
    "run.sh": `docker ps\npsql -c "SELECT 1 FROM a WHERE password='${s}'"\npsql <<EOF\nSELECT 1 FROM a WHERE b = 1 AND password='${s}';\nEOF\n`,
  }),
  "a .env with a variable in a password": (s) => ({
    ...compose("env_file: .env"),
    ".env": `DB_PASSWORD=${s}\${X}\n`,
  }),
  "what a script prints": (s) => ({ "run.sh": `docker ps\necho "API_TOKEN=${s}"\n` }),
  "a .env": (s) => ({ ...compose("env_file: .env"), ".env": `A=1\nDB_PASSWORD="${s}"\n` }),
  "an ignored .env": (s) => ({
    ...compose("env_file: .env"),
    ".env": `DB_PASSWORD=${s}\n`,
    ".gitignore": ".env\n",
  }),
  "a .env for Compose": (s) => ({
    ...compose("environment: { DB_PASSWORD: $PW }", "hostname: $PW", "user: $PW"),
    ".env": `PW=${s}\n`,
  }),
  "an example": (s) => ({ ...compose("init: true"), ".env.example": `DB_PASSWORD=${s}\n` }),
  "a secret's file": (s) => ({
    "compose.yaml": `${service("secrets: [db]")}secrets:\n  db:\n    file: db.txt\n`,
    "db.txt": `${s}\n`,
  }),
  "docker inspect": (s) => ({
    "inspect.json": JSON.stringify([
      {
        Id: "a",
        Name: "/a",
        State: {},
        HostConfig: {},
        Config: { Image: "a:1", Env: [`DB_PASSWORD=${s}`] },
      },
    ]),
  }),
  "a workflow": (s) => ({
    ".github/workflows/ci.yml": `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    env:\n      API_KEY: "${s}"\n    steps:\n      - run: ./deploy --token "${s}"\n`,
  }),
  "source code": (s) => ({ ...compose("init: true"), "a.py": `password = "${s}"\n` }),
  settings: (s) => ({ ...compose("init: true"), "application.properties": `db.password=${s}\n` }),
};

/** Passwords that no other text holds; free of what would end a value where they stand. */
const passwords = fc
  .tuple(
    fc.string({
      unit: fc.constantFrom(..."abcdefghkmnpqrstuvwzABCDEFGHKMNPQRSTUVWZ23456789"),
      minLength: 6,
      maxLength: 24,
    }),
    fc.constantFrom("", "+", "-", "_", "%", "!", "."),
  )
  .map(([word, sign]) => `q7${word}${sign}Q3`);

/** Everything that leaves the engine. */
function outputOf(files: Readonly<Record<string, string>>): string {
  const evidence = examineTexts(files, { complete: true });
  return JSON.stringify([
    evidence.findings,
    evidence.files.map(({ masked, errors, notes }) => [
      masked,
      errors,
      notes,
      errors.map(fileErrorSentence),
      notes.map(fileNoteSentence),
    ]),
    evidence.notLookedAt,
  ]);
}

describe("nothing of a secret is left in what leaves the engine", () => {
  test.each(Object.entries(WAYS))("%s", (_, write) => {
    fc.assert(
      fc.property(passwords, (password) => {
        expect(outputOf(write(password))).not.toContain(password);
      }),
      { numRuns: 15 },
    );
  });
});

describe("a masked file gives the same answers", () => {
  test.each(Object.entries(WAYS))("%s", (_, write) => {
    const files = write("q7hunter2Q3");
    const first = examineTexts(files, { complete: true });
    const masked = Object.fromEntries(first.files.map((file) => [file.path, file.masked ?? ""]));
    const again = examineTexts(masked, { complete: true });
    expect(said(again)).toEqual(said(first));
  });
});

test("a masked pipeline's passwords that only tests would use are still no secrets, and those that log in are", () => {
  const files = {
    ".github/workflows/ci.yml":
      "on: push\njobs:\n  a:\n    env:\n      PGPASSWORD: postgres\n      API_TOKEN: test-token\n      CACHE_URL: redis://a:q7x@localhost\n      DATABASE_URL: postgres://a:postgres@db/x\n    steps:\n      - run: docker login -u admin -p admin r.example.com\n",
  };
  const first = examineTexts(files);
  const masked = Object.fromEntries(first.files.map((file) => [file.path, file.masked ?? ""]));
  const lines = (evidence: ReturnType<typeof examineTexts>) =>
    evidence.findings.flatMap((one) => (one.control === "SEC-1" ? one.line : []));
  expect(lines(first)).toEqual([10]);
  expect(lines(examineTexts(masked))).toEqual([10]);
});

test("an image's name is shown though a password repeats a part of it", () => {
  const { findings } = examineTexts({
    "compose.yaml":
      'services:\n  app:\n    image: kestrel/kestrel-server:2.1.0\n  web:\n    image: shop:1.2.3\n    environment: { URL: "postgres://a:kestrel@db/a" }\n',
  });
  const said = findings.map(({ message }) => Object.values(message.values ?? {}).join(" "));
  expect(said).toContain("kestrel/kestrel-server:2.1.0");
  expect(said.join("\n")).not.toContain(MASK);
});

test("a token in source code can't be told from a password once it is masked, but is no clean file", () => {
  const token = `ghp_${"16C7e42F292c6912E7710c838347Ae178B4a"}`;
  const files = {
    ...compose("init: true"),
    "a.py": `x = "${token}"\n`,
    ".gitignore": ".env\nsecrets/\n*.key\n*.pem\n",
  };
  const first = examineTexts(files, { complete: true });
  expect(first.proposals.get("SEC-1")?.answer).toBe("not_met");
  const masked = Object.fromEntries(first.files.map((file) => [file.path, file.masked ?? ""]));
  const again = examineTexts(masked, { complete: true });
  expect(again.proposals.get("SEC-1")?.answer).toBeNull();
});

function said({ findings }: ReturnType<typeof examineTexts>) {
  return findings.map(({ id, outcome, control, line }) => ({ id, outcome, control, line }));
}
