import { hardCodedSecret } from "./hard-coded-secret";
import { service } from "./testing/service";
import { testDetector } from "./testing/test-detector";

const AWS_KEY = `AKIA${"HUNTER2KESTREL77"}`;
const GITHUB = `ghp_${"16C7e42F292c6912E7710c838347Ae178B4a"}`;
const KEY_FILE = `-----BEGIN ${"PRIVATE KEY"}-----\n${"MIIEvgIBADANBgkqhkiG9w0BAQEFAASC"}\n-----END ${"PRIVATE KEY"}-----\n`;
const GITIGNORE = ".env\nsecrets/\n*.key\n*.pem\n";
const APP = service("read_only: true");

const environment = (...lines: string[]) =>
  service("environment:", ...lines.map((line) => `  ${line}`));
const dockerfile = (...lines: string[]) => ["FROM alpine:3.22", ...lines].join("\n");
/** A complete repository whose rules cover everything. */
const clean = (files: Readonly<Record<string, string>>) => ({ ".gitignore": GITIGNORE, ...files });
/** A script that speaks of containers in its second line. */
const script = (...lines: string[]) =>
  clean({ "deploy.sh": ["#!/bin/bash", "docker build -t app:1 .", ...lines].join("\n") });

testDetector(hardCodedSecret, [
  // Compose
  ["a literal", environment("DB_PASSWORD: hunter2"), { fail: [5], answer: "not_met" }],
  ["a literal in the list form", environment("- DB_PASSWORD=hunter2"), { fail: [5] }],
  ["a quoted item", environment('- "DB_PASSWORD=hunter2"'), { fail: [5] }],
  ["a default password", environment("POSTGRES_PASSWORD: postgres"), { fail: [5] }],
  ["the user's own name", environment("DB_USER: shop", "DB_PASSWORD: shop"), { fail: [6] }],
  ["a number as a password", environment("POSTGRES_PASSWORD: 123456"), { fail: [5] }],
  ["a literal default", environment("DB_PASSWORD: ${PW:-hunter2}"), { fail: [5] }],
  ["a placeholder as the default", environment("DB_PASSWORD: ${PW:-changeme}"), { unknown: [1] }],
  ["a placeholder", environment("POSTGRES_PASSWORD: changeme"), { unknown: [1], answer: null }],
  ["a variable", environment("DB_PASSWORD: ${PW}"), { unknown: [1], answer: null }],
  ["a required variable", environment("DB_PASSWORD: ${PW:?set it}"), { unknown: [1] }],
  ["from the shell", environment("- DB_PASSWORD"), { unknown: [1] }],
  ["an empty value", environment('DB_PASSWORD: ""'), { unknown: [1] }],
  ["a file", environment("DB_PASSWORD_FILE: /run/secrets/db"), { unknown: [1] }],
  ["a lifetime", environment("TOKEN_TTL: 3600"), { unknown: [1] }],
  ["a backend", environment("SECRETS_BACKEND: vault"), { unknown: [1] }],
  ["a known format under any key", environment(`NOTE: ${AWS_KEY}`), { fail: [5] }],
  // A text of settings in a variable: the secret's own line
  ["YAML", environment("FLOW: |", "  datasource:", "    password: hunter2"), { fail: [7] }],
  ["an item of YAML", environment("FLOW: |", "  - a: b", "  - token: hunter2x"), { fail: [7] }],
  ["YAML in one line", environment("FLOW: '{user: a, password: hunter2}'"), { fail: [5] }],
  ["YAML's default", environment("FLOW: |", "  password: ${PW:-hunter2}"), { fail: [6] }],
  ["JSON", environment(`CONF: '{"a":{"password":"hunter2"}}'`), { fail: [5] }],
  [
    "JSON with escapes",
    environment('CONF: "{\\"a\\":{\\"password\\":\\"hunter2\\"}}"'),
    { fail: [5] },
  ],
  ["JSON in the list form", environment('- CONF={"Smtp":{"Password":"hunter2"}}'), { fail: [5] }],
  [
    "JSON of lines",
    environment("CONF: |", "  {", '    "password": "hunter2"', "  }"),
    { fail: [7] },
  ],
  [
    "a connection in JSON",
    environment("CONF: |", "  {", '    "db": "Server=a;Password=hunter2;"', "  }"),
    { fail: [7] },
  ],
  [
    "Ruby in one line",
    environment(`CONF: "gitlab_rails['smtp_password'] = 'hunter2'"`),
    { fail: [5] },
  ],
  ["Ruby", environment("CONF: |", "  url 'a'", "  a['b']['password'] = 'hunter2'"), { fail: [7] }],
  ["PHP", environment("CONF: |", "  define( 'A_PASSWORD', 'hunter2' );"), { fail: [6] }],
  ["TOML", environment("CONF: |", "  [db]", '  password = "hunter2"'), { fail: [7] }],
  ["properties", environment("CONF: |", "  a=b", "  db.password=hunter2"), { fail: [7] }],
  ["XML", environment("CONF: |", "  <a>", "    <password>hunter2</password>"), { fail: [7] }],
  ["an attribute", environment(`CONF: '<a user="a" password="hunter2"/>'`), { fail: [5] }],
  [
    "the same word before",
    environment("CONF: |", "  user: hunter2", "  password: hunter2"),
    { fail: [7] },
  ],
  [
    "two in one text",
    environment("CONF: |", "  password: hunter2", "  a:", "    password: hunter2"),
    { fail: [6, 8] },
  ],
  [
    "a file that Compose writes",
    `${APP}configs:\n  a:\n    content: |\n      password: hunter2\n`,
    { fail: [8] },
  ],
  ["YAML with a placeholder", environment("FLOW: |", "  password: changeme"), { unknown: [1] }],
  ["YAML with a variable", environment("FLOW: |", "  password: ${PW}"), { unknown: [1] }],
  [
    "a schema",
    environment(`CONF: '{"password": {"type": "string"}, "passwordPolicy": "strong"}'`),
    { unknown: [1] },
  ],
  ["types", environment("A: |", "  password: string", "  token: string"), { unknown: [1] }],
  [
    "code that asks for it",
    environment("A: |", '  password = os.environ["PW"]', "  SELECT a WHERE password = 'x'"),
    { unknown: [1] },
  ],
  [
    "pairs in a line of a text",
    environment("A: |", "  a", "  dsn: host=a password=hunter2"),
    { fail: [7] },
  ],
  [
    "comments in Ruby",
    environment(
      "A: |",
      "  url 'a'",
      `  # a = {user: "b", password: "hunter2"}`,
      `  #a['password'] = "b"`,
    ),
    { unknown: [1] },
  ],
  ["labels", environment(`CONF: '{"login.password":"Password"}'`), { unknown: [1] }],
  [
    "a letter",
    environment(
      "MAIL: |",
      "  Password: {{ .Password }}",
      "  Password: unchanged",
      "  Secret: as told",
    ),
    { unknown: [1] },
  ],
  [
    "SQL",
    environment("INIT: |", "  CREATE TABLE a (password varchar(9));", "  SELECT token FROM a;"),
    { unknown: [1] },
  ],
  [
    "a server's settings",
    environment(
      "CONF: |",
      "  proxy_set_header Token $$http_token;",
      "  ssl_certificate_key /a.key;",
    ),
    { unknown: [1] },
  ],
  [
    "a line of a log",
    environment(`LOG: '{"token":"$$arg_token","a":"%(token)s"}'`),
    { unknown: [1] },
  ],
  ["a query", environment(`QUERY: up{a="b", secret="db-main"}`), { unknown: [1] }],
  [
    "a variable of a script in a list",
    service("entrypoint:", "  - sh", "  - -c", "  - |", "    true", "    PGPASSWORD=hunter2 psql"),
    { fail: [9] },
  ],
  ["in a URL", environment("DATABASE_URL: postgres://shop:hunter2@db/shop"), { fail: [5] }],
  [
    "a variable in a URL",
    environment("DATABASE_URL: postgres://shop:${PW}@db/shop"),
    { unknown: [1] },
  ],
  [
    "a URL with a default",
    environment("URL: postgres://shop:${PW:-hunter2}@db/shop"),
    { fail: [5] },
  ],
  [
    "a build argument",
    service("build:", "  context: .", "  args:", "    NPM_TOKEN: hunter2"),
    { fail: [7] },
  ],
  ["a flag of the command", service("command: redis-server --requirepass hunter2"), { fail: [4] }],
  [
    "a flag in a list",
    service("command:", "  - redis-server", "  - --requirepass", "  - hunter2"),
    { fail: [7] },
  ],
  [
    "a flag with a variable",
    service("command: redis-server --requirepass ${PW}"),
    { unknown: [1] },
  ],
  [
    "in the health check",
    service("healthcheck:", '  test: ["CMD-SHELL", "mysqladmin ping -phunter2"]'),
    { fail: [5] },
  ],
  [
    "a container's own variable as a word of a check",
    service("healthcheck:", '  test: ["CMD", "mysqladmin", "ping", "-p$$PW"]'),
    { unknown: [1] },
  ],
  [
    "the container's own variable",
    service("healthcheck:", '  test: ["CMD-SHELL", "mysqladmin ping -p$$PW"]'),
    { unknown: [1] },
  ],
  ["in a label", service("labels:", "  api.token: hunter2"), { fail: [5] }],
  [
    "in the options that a variable holds",
    environment('REDIS_ARGS: "--requirepass hunter2"'),
    { fail: [5] },
  ],
  [
    "once, where an anchor is used twice",
    "x-env: &env\n  DB_PASSWORD: hunter2\nservices:\n  a:\n    image: a:1\n    environment: *env\n  b:\n    image: b:1\n    environment: *env\n",
    { fail: [2] },
  ],
  [
    "in an anchor that nothing uses",
    "x-env: &env\n  DB_PASSWORD: hunter2\nservices:\n  a:\n    image: a:1\n",
    { fail: [2] },
  ],
  [
    "in an anchor, where the service sets another value",
    "x-env: &env\n  DB_PASSWORD: hunter2\nservices:\n  a:\n    image: a:1\n    environment:\n      <<: *env\n      DB_PASSWORD: ${PW}\n",
    { fail: [2] },
  ],
  [
    "in a file that another one overrides, in the list form",
    clean({
      "compose.yaml": environment("- DB_PASSWORD=hunter2"),
      "compose.prod.yaml": environment("- DB_PASSWORD=${PW}"),
    }),
    { fail: ["compose.yaml:5"] },
  ],
  [
    "in a command that another file replaces",
    clean({
      "compose.yaml": service("command: redis-server --requirepass hunter2"),
      "compose.prod.yaml": service("command: redis-server /etc/redis.conf"),
    }),
    { fail: ["compose.yaml:4"] },
  ],
  [
    "in a service that is extended and overridden",
    clean({
      "common.yaml": environment("DB_PASSWORD: hunter2"),
      "compose.yaml":
        "services:\n  b:\n    extends: { file: common.yaml, service: a }\n    environment: { DB_PASSWORD: }\n",
    }),
    { fail: ["common.yaml:5"] },
  ],
  [
    "in what is run after the start",
    service(
      "post_start:",
      "  - command: mysql -phunter2 -e 1",
      "    environment: [DB_PASSWORD=hunter3]",
    ),
    { fail: [5, 6] },
  ],
  [
    "in a volume's options",
    `${APP}volumes:\n  a:\n    driver_opts:\n      type: cifs\n      o: "username=shop,password=hunter2"\n`,
    { fail: [9] },
  ],
  [
    "in a volume's options, as a variable",
    `${APP}volumes:\n  a:\n    driver_opts:\n      o: "username=shop,password=\${PW},vers=3.0"\n`,
    { unknown: [1] },
  ],
  [
    "in a log driver's options",
    service("logging:", "  driver: splunk", "  options:", "    splunk-token: hunter2"),
    { fail: [7] },
  ],
  [
    "as a secret's content",
    `${service("secrets: [db]")}secrets:\n  db:\n    content: hunter2\n`,
    { fail: [7] },
  ],
  [
    "a registry's login in a variable",
    environment(`DOCKER_AUTH_CONFIG: '{"auths":{"r.example.com":{"auth":"Ym9iOmh1bnRlcjI="}}}'`),
    { fail: [5] },
  ],
  [
    "settings that only say where a key is",
    environment(`DOCKER_AUTH_CONFIG: '{"type":"external","audience":"//iam.example.com"}'`),
    { unknown: [1] },
  ],
  ["with a dollar sign", environment("DB_PASSWORD: hun$$ter2"), { fail: [5] }],
  [
    "names of secrets",
    service("secrets:", "  - db_password", "  - source: token"),
    { unknown: [1] },
  ],
  ["in a comment, by its format", `${APP}# ${AWS_KEY}\n`, { fail: [5] }],

  // Dockerfile
  ["ENV", dockerfile("ENV API_KEY=secret"), { fail: [2], answer: "not_met" }],
  ["ENV, the old form", dockerfile("ENV API_KEY secret"), { fail: [2] }],
  [
    "ENV, quoted, the second of two",
    dockerfile("ENV A=1 \\", '    API_KEY="hunter2"'),
    { fail: [3] },
  ],
  ["ENV without a value", dockerfile("ENV API_KEY="), { unknown: [1] }],
  [
    "a public key",
    dockerfile("ENV JWT_PUBLIC_KEY=a8f3k2 NEXT_PUBLIC_API_KEY=a8f3k2"),
    { unknown: [1] },
  ],
  ["ARG with a default", dockerfile("ARG NPM_TOKEN=hunter2"), { fail: [2] }],
  ["ARG without", dockerfile("ARG NPM_TOKEN", "ENV NPM_TOKEN=$NPM_TOKEN"), { unknown: [1] }],
  [
    "ARG that is used as a password, whatever its name",
    dockerfile("ARG A=hunter2", "RUN curl -u shop:$A https://files.example.com/a"),
    { fail: [2], answer: "not_met" },
  ],
  [
    "ARG that holds a whole login",
    dockerfile("ARG A=shop:hunter2", "RUN curl -u $A https://files.example.com/a"),
    { fail: [2] },
  ],
  [
    "ARG before FROM that a stage uses as a password",
    "ARG A=hunter2\nFROM alpine:3.22\nARG A\nRUN curl -u shop:$A https://files.example.com/a",
    { fail: [1] },
  ],
  [
    "ENV that is used as a token",
    dockerfile("ENV A=a8f3k2j5", "RUN npm set //registry.npmjs.org/:_authToken $A"),
    { fail: [2] },
  ],
  [
    "ARG with the name alone",
    dockerfile("ARG A=shop", "RUN curl -u $A https://files.example.com/a"),
    { unknown: [1] },
  ],
  ["ARG before FROM", "ARG REGISTRY_PASSWORD=hunter2\nFROM alpine:3.22", { fail: [1] }],
  [
    "in a stage that does not ship",
    "FROM alpine AS build\nENV API_KEY=hunter2\nFROM scratch",
    { fail: [2] },
  ],
  ["LABEL", dockerfile("LABEL api.token=hunter2"), { fail: [2] }],
  ["a variable before a command", dockerfile("RUN DB_PASSWORD=hunter2 ./migrate"), { fail: [2] }],
  [
    "an export",
    dockerfile("RUN apk add curl && \\", "    export DB_PASSWORD=hunter2 && ./migrate"),
    { fail: [3] },
  ],
  ["curl -u", dockerfile("RUN curl -u shop:hunter2 https://files.example.com/a"), { fail: [2] }],
  ["a URL", dockerfile("RUN git clone https://shop:hunter2@git.example.com/a.git"), { fail: [2] }],
  [
    "a token for a forge",
    dockerfile(`RUN git clone https://${GITHUB}@github.com/a/b`),
    { fail: [2] },
  ],
  [
    "a header",
    dockerfile('RUN curl -H "Authorization: Bearer a8f3k2j5h7" https://example.com'),
    { fail: [2] },
  ],
  [
    "npm's setting",
    dockerfile("RUN npm config set //registry.npmjs.org/:_authToken a8f3k2j5"),
    { fail: [2] },
  ],
  [
    "npm's setting with a sign",
    dockerfile("RUN npm config set //registry.npmjs.org/:_authToken=a8f3k2j5"),
    { fail: [2] },
  ],
  [
    "written to a file",
    dockerfile('RUN echo "//registry.npmjs.org/:_authToken=a8f3k2j5" > .npmrc'),
    { fail: [2] },
  ],
  [
    "a heredoc",
    dockerfile("RUN cat <<EOF > /app/.env", "MODE=a", "DB_PASSWORD=hunter2", "EOF"),
    { fail: [4] },
  ],
  [
    "a copied heredoc",
    dockerfile("COPY <<EOF /app/.env", "DB_PASSWORD=hunter2", "EOF"),
    { fail: [3] },
  ],
  ["a user's password", dockerfile("RUN echo 'root:hunter2' | chpasswd"), { fail: [2] }],
  [
    "ADD with a password",
    dockerfile("ADD https://shop:hunter2@files.example.com/a.tgz /"),
    { fail: [2] },
  ],
  [
    "an account on the line that holds it",
    dockerfile("RUN apk add a && \\", "    printf '%s:%s\\n' b hunter2 | chpasswd"),
    { fail: [3] },
  ],
  [
    "a heredoc's own account",
    dockerfile("RUN chpasswd <<EOF", "b:hunter2", "EOF"),
    { fail: [3], answer: "not_met" },
  ],
  [
    "a netrc of several lines",
    dockerfile("RUN { echo 'machine a.example'; \\", "  echo 'password hunter2'; } > ~/.netrc"),
    { fail: [3] },
  ],
  [
    "a netrc with a variable",
    dockerfile('RUN echo "machine a.example login b password $TOKEN" > ~/.netrc'),
    { unknown: [1] },
  ],
  ["exec form", dockerfile('CMD ["redis-server", "--requirepass", "hunter2"]'), { fail: [2] }],
  [
    "a secret mount",
    dockerfile("RUN --mount=type=secret,id=npm TOKEN=$(cat /run/secrets/npm) npm ci"),
    { unknown: [1] },
  ],
  [
    "a build secret's id",
    dockerfile("RUN docker build --secret id=npmrc,src=.npmrc ."),
    { unknown: [1] },
  ],
  [
    "an edit of a setting",
    dockerfile("RUN sed -i 's/password=.*/password=none/' app.conf"),
    { unknown: [1] },
  ],
  [
    "an edit that writes a password",
    dockerfile("RUN sed -i 's/password=.*/password=hunter2/' app.conf"),
    { fail: [2] },
  ],
  [
    "an edit that writes a variable, or keeps what was there",
    dockerfile(
      `RUN sed -i -e "s/token=.*/token=$T/" -e 's/password=\\(.*\\)/password=\\1/' app.conf`,
    ),
    { unknown: [1] },
  ],
  [
    "a format that a variable fills in",
    dockerfile(`RUN printf '//a.example/:_authToken=%s\\n' "$T" > .npmrc`),
    { unknown: [1] },
  ],
  [
    "a format that a token fills in, once",
    dockerfile(`RUN printf '//a.example/:_authToken=%s\\n' a8f3k2j5 > .npmrc`),
    { fail: [2] },
  ],
  [
    "a switched off password",
    dockerfile('RUN adduser --disabled-password --gecos "" app'),
    { unknown: [1] },
  ],
  [
    "a dummy for the build",
    dockerfile("RUN SECRET_KEY_BASE_DUMMY=1 rails assets:precompile"),
    { unknown: [1] },
  ],

  // Runs and pipelines
  ["docker run", "docker run -e DB_PASSWORD=hunter2 app:1", { fail: [1] }],
  [
    "what docker inspect prints at a terminal is no file's secret; what is typed beside it is",
    '$ docker inspect a\n[{"Name": "/a", "State": {}, "HostConfig": {}, "Config": {"Env": ["DB_PASSWORD=hunter2"], "Cmd": ["redis-server", "--requirepass", "hunter3"]}}]\n$ docker run -d -e DB_PASSWORD=hunter4 app:1\n',
    { fail: [3] },
  ],
  ["docker run with a variable", "docker run -e DB_PASSWORD=$PW app:1", {}],
  [
    "docker run with a variable that the script sets",
    "#!/bin/sh\nPW=hunter2\ndocker run -e DB_PASSWORD=$PW app:1",
    { fail: [2] },
  ],
  ["docker login", "docker run -d app:1\ndocker login -u shop -p hunter2", { fail: [2] }],
  [
    "commands of a script beside docker's",
    script(
      "curl -u admin:hunter2x https://example.com",
      "PGPASSWORD=hunter2x psql -h db",
      "export API_TOKEN=a8f3k2j5h7g6",
      "psql postgres://shop:hunter2x@db/shop",
      "echo hunter2x | docker login -u ci --password-stdin",
      "docker login -u ci --password-stdin <<< 'hunter2x' | tee log",
      "echo 'password=hunter2x' > app.properties",
      "printf 'hunter2x' | docker secret create db -",
      'echo "$DB" | docker secret create other -',
    ),
    {
      fail: [
        "deploy.sh:3",
        "deploy.sh:4",
        "deploy.sh:5",
        "deploy.sh:6",
        "deploy.sh:7",
        "deploy.sh:8",
        "deploy.sh:9",
        "deploy.sh:10",
      ],
    },
  ],
  [
    "what a script hands to other shells",
    script(
      "docker exec db sh -c 'mysql -phunter2x < /dump.sql'",
      'ssh a@b "cd /srv && API_KEY=a8f3k2j5h7g6 ./run"',
      'su - postgres -c "psql -c \\"ALTER USER a WITH PASSWORD \'hunter2x\'\\""',
      "ssh a@b 'PGPASSWORD= psql -h db'",
    ),
    { fail: ["deploy.sh:3", "deploy.sh:4", "deploy.sh:5"] },
  ],
  [
    "heredocs that something reads",
    script(
      "cat > .env <<EOF",
      "DB_PASSWORD=hunter2x",
      "API_KEY=$KEY",
      "TOKEN=<your token>",
      "EOF",
      "cat <<'EOF' | kubectl apply -f -",
      "  password: hunter2x",
      "EOF",
      "docker exec -i db psql <<SQL",
      "CREATE USER shop WITH PASSWORD 'hunter2x';",
      "SQL",
    ),
    { fail: ["deploy.sh:4", "deploy.sh:9", "deploy.sh:12"] },
  ],
  [
    "the name of a secret in a store",
    script("SECRET=shop-db", 'kubectl get secret "$SECRET" -o yaml', "TOKEN_SECRET=q7hunter2"),
    { fail: ["deploy.sh:5"] },
  ],
  [
    "the password of an account in a script",
    script(
      "net user shop q7hunter2 /add",
      'useradd -p "$(openssl passwd -6 q7hunter2)" shop',
      'docker exec minio sh -c "mc alias set a http://minio:9000 shop q7hunter2"',
    ),
    { fail: ["deploy.sh:3", "deploy.sh:4", "deploy.sh:5"] },
  ],
  ["what a test says", script('PASS="✅ PASS"', 'FAIL="❌"'), { pass: [".gitignore:1"] }],
  [
    "a heredoc typed at a terminal",
    clean({
      "notes.txt":
        "$ cat > .env <<EOF\n> DB_USER=shop\n> DB_PASSWORD=q7hunter2\n> EOF\n$ docker compose up -d\n> API_TOKEN=q7hunter2\n",
    }),
    { fail: ["notes.txt:3"] },
  ],
  [
    "what a script only says",
    script(
      'echo "DB_PASSWORD=hunter2x ./deploy.sh"',
      'echo "mysql -u root -phunter2x" >&2',
      'log_info "DB_PASSWORD=hunter2x"',
      "cat <<EOF",
      "password=hunter2x",
      "EOF",
      "read -r -d '' HELP <<EOF",
      "password=hunter2x",
      "EOF",
    ),
    { pass: [".gitignore:1"] },
  ],
  [
    "what a script's function writes to a file",
    script('log "DB_PASSWORD=hunter2x"', 'log "DB_PASSWORD=hunter2x" > .env'),
    { fail: ["deploy.sh:4"] },
  ],
  [
    "what a script asks for, gets or looks for",
    script(
      'read -s -p "Password: " DB_PASSWORD',
      "TOKEN=$(curl -s https://example.com/token)",
      'mysql -uroot -p"$DB_PASSWORD"',
      'case "$1" in --token=?*) TOKEN="${1#*=}";; esac',
      "grep -q 'password=hunter2x' app.conf",
      '[ "$1" = --password=hunter2x ]',
      "export API_TOKEN='***'",
      "gcloud secrets versions access latest --secret=db-main",
      "gcloud run deploy a --set-secrets=DB_PASSWORD=db-main:latest",
    ),
    { pass: [".gitignore:1"] },
  ],
  [
    "what is typed at a terminal, not what it answers",
    "$ docker exec db env\nPOSTGRES_PASSWORD=hunter2x\n$ export API_TOKEN=a8f3k2j5h7g6\nAPI_TOKEN=a8f3k2j5h7g6\n",
    { fail: [3] },
  ],
  [
    "a Makefile",
    clean({
      Makefile:
        "DB_PASSWORD := hunter2x\nlogin:\n\t@echo $(TOKEN) | docker login --password-stdin\n\tmysql -phunter2x\n\tmysql -p$(DB_PASSWORD)\n",
    }),
    { fail: ["Makefile:1", "Makefile:4"] },
  ],
  [
    "what a workflow's script says to a login and writes to a file",
    clean({
      Dockerfile: dockerfile("USER 1000"),
      ".github/workflows/ci.yml":
        "on: push\njobs:\n  a:\n    steps:\n      - run: |\n          echo hunter2x | docker login -u ci --password-stdin\n          cat > .env <<EOF\n          DB_PASSWORD=hunter2x\n          EOF\n          echo 'password=hunter2x'\n",
    }),
    { fail: [".github/workflows/ci.yml:6", ".github/workflows/ci.yml:8"] },
  ],
  [
    "a workflow",
    clean({
      Dockerfile: dockerfile("USER 1000"),
      ".github/workflows/ci.yml":
        "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    env:\n      DEPLOY_TOKEN: a8f3k2j5\n      API_KEY: ${{ secrets.API_KEY }}\n    steps:\n      - run: ./deploy --token b7g4l3k6\n",
    }),
    { fail: [".github/workflows/ci.yml:6", ".github/workflows/ci.yml:9"] },
  ],
  [
    "a default password of a workflow where it logs in to a registry, not where tests use it",
    clean({
      Dockerfile: dockerfile("USER 1000"),
      ".github/workflows/ci.yml":
        "on: push\njobs:\n  a:\n    env:\n      PGPASSWORD: postgres\n    services:\n      db:\n        image: r.example.com/db:1\n        credentials: { username: ci, password: admin }\n    steps:\n      - run: docker login -u admin -p admin r.example.com\n      - run: docker login -u test -p test localhost:5000\n      - run: psql postgres://postgres:postgres@localhost/a\n",
    }),
    { fail: [".github/workflows/ci.yml:9", ".github/workflows/ci.yml:11"] },
  ],
  [
    "a token of a workflow with a word of tests in it",
    clean({
      Dockerfile: dockerfile("USER 1000"),
      ".github/workflows/ci.yml":
        "on: push\nenv:\n  DEPLOY_TOKEN: k7-devon-quartz-91\n  OTHER_TOKEN: greatest-quartz-77\n  TEST_TOKEN: test-quartz-77\njobs:\n  a:\n    steps:\n      - run: make\n",
    }),
    { fail: [".github/workflows/ci.yml:3", ".github/workflows/ci.yml:4"] },
  ],
  [
    "logins that a workflow pulls with, and what it gives to another",
    clean({
      Dockerfile: dockerfile("USER 1000"),
      ".github/workflows/ci.yml":
        "on: push\njobs:\n  a:\n    container:\n      image: acme/t:1.4.2\n      credentials:\n        username: b\n        password: a8f3k2j5\n      env:\n        API_TOKEN: b7g4l3k6\n    services:\n      db:\n        image: acme/db:1.4.2\n        credentials:\n          username: b\n          password: ${{ secrets.PULL }}\n    steps:\n      - run: make\n  b:\n    uses: ./.github/workflows/deploy.yml\n    secrets:\n      deploy_token: c6h5m4l7\n",
    }),
    {
      fail: [
        ".github/workflows/ci.yml:8",
        ".github/workflows/ci.yml:10",
        ".github/workflows/ci.yml:22",
      ],
    },
  ],
  [
    "the value that a workflow falls back on",
    clean({
      Dockerfile: dockerfile("USER 1000"),
      ".github/workflows/ci.yml":
        "on: push\njobs:\n  a:\n    env:\n      DB_PASSWORD: ${{ secrets.DB_PASSWORD || 'a8f3k2j5' }}\n      API_KEY: ${{ secrets.API_KEY || '' }}\n    steps:\n      - run: make\n",
    }),
    { fail: [".github/workflows/ci.yml:5"] },
  ],
  [
    "what a service of a job is given, where it looks like a password in use",
    clean({
      Dockerfile: dockerfile("USER 1000"),
      ".github/workflows/ci.yml":
        "on: push\njobs:\n  a:\n    services:\n      db:\n        image: mysql:8.4\n        env:\n          MYSQL_ROOT_PASSWORD: A8f3k2j5q\n          MYSQL_PASSWORD: rootpw\n    steps:\n      - run: make\n",
    }),
    { fail: [".github/workflows/ci.yml:8"] },
  ],
  [
    "a database that lives as long as the job",
    clean({
      Dockerfile: dockerfile("USER 1000"),
      ".github/workflows/ci.yml":
        "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    env:\n      POSTGRES_PASSWORD: postgres\n      DATABASE_URL: postgres://shop:s3cr3t@localhost/shop\n    steps:\n      - run: make test\n",
    }),
    { pass: [".gitignore:1"] },
  ],

  // Files
  ["a clean tree", clean({ "compose.yaml": APP }), { pass: [".gitignore:1"], answer: "met" }],
  [
    "a password that another file puts a variable in the place of",
    clean({
      "compose.yaml": service("environment: {DB_PASSWORD: hunter2}"),
      "compose.prod.yaml": "services:\n  app:\n    environment: {DB_PASSWORD: $PW}\n",
    }),
    { fail: ["compose.yaml:4"] },
  ],
  [
    "no .gitignore",
    { Dockerfile: dockerfile("COPY . .") },
    { fail: ["Dockerfile:2"], answer: "partly" },
  ],
  [
    "no .gitignore beside variables",
    { "compose.yaml": service("env_file: .env") },
    { fail: ["compose.yaml:4"] },
  ],
  [
    "rules with gaps",
    { "compose.yaml": APP, ".gitignore": "node_modules\n.env\n*.pem\n" },
    { fail: [".gitignore:1"], answer: "partly" },
  ],
  [
    "rules that let it in again",
    { "compose.yaml": APP, ".gitignore": `${GITIGNORE}!.env\n` },
    { fail: [".gitignore:1"] },
  ],
  [
    "stricter rules",
    { "compose.yaml": APP, ".gitignore": ".env*\n**/secrets\n*.key\n*.pem\n" },
    { pass: [".gitignore:1"] },
  ],
  [
    "rules above the root",
    { "compose.yaml": APP, "../.gitignore": GITIGNORE },
    { pass: ["../.gitignore:1"] },
  ],
  [
    "rules in the one folder that matters",
    { "app/compose.yaml": APP, "app/.gitignore": GITIGNORE },
    { pass: ["app/.gitignore:1"] },
  ],
  [
    "rules alone, pasted",
    { ".gitignore": GITIGNORE },
    { unknown: [".gitignore:1"], answer: null },
    { complete: false },
  ],
  [
    "a tracked .env",
    {
      "compose.yaml": APP,
      ".env": "DB_PASSWORD=hunter2\n",
      ".gitignore": "secrets/\n*.key\n*.pem\n",
    },
    { fail: [".env:1", ".gitignore:1"], answer: "not_met" },
  ],
  [
    "an ignored .env",
    clean({ "compose.yaml": APP, ".env": "DB_PASSWORD=hunter2\n" }),
    { pass: [".gitignore:1"] },
  ],
  [
    "a .env of settings",
    { "compose.yaml": APP, "a/.env": "MODE=a\n", ".gitignore": "/.env\nsecrets/\n*.key\n*.pem\n" },
    { fail: ["a/.env:1"], answer: "partly" },
  ],
  [
    "a tracked .env.local",
    clean({ "compose.yaml": APP, ".env.local": "DB_PASSWORD=hunter2\n" }),
    { fail: [".env.local:1"], answer: "not_met" },
  ],
  [
    "an example",
    clean({ "compose.yaml": APP, ".env.example": "DB_PASSWORD=hunter2\n" }),
    { fail: [".env.example:1"], pass: [".gitignore:1"], answer: "met" },
  ],
  [
    "an example by another name",
    clean({ "compose.yaml": APP, ".env.dist": "DB_PASSWORD=hunter2\n" }),
    { fail: [".env.dist:1"], pass: [".gitignore:1"], answer: "met" },
  ],
  [
    "an override file",
    clean({ "compose.yaml": APP, "compose.override.yaml": environment("DB_PASSWORD: hunter2") }),
    { fail: ["compose.override.yaml:5"], answer: "not_met" },
  ],
  [
    "a test's own",
    clean({ "compose.yaml": APP, "tests/compose.yaml": environment("DB_PASSWORD: hunter2") }),
    { fail: ["tests/compose.yaml:5"], pass: [".gitignore:1"], answer: "met" },
  ],
  [
    "a secret's file",
    {
      "compose.yaml": `${APP}secrets:\n  db:\n    file: ./db.txt\n`,
      "db.txt": "hunter2\n",
      ".gitignore": GITIGNORE,
    },
    { fail: ["db.txt:1"], answer: "not_met" },
  ],
  [
    "a key file",
    clean({ "compose.yaml": APP, "deploy/id_rsa": KEY_FILE }),
    { fail: ["deploy/id_rsa:1"], answer: "not_met" },
  ],
  [
    "a key store",
    clean({ "compose.yaml": APP, "deploy/server.p12": "x" }),
    { fail: ["deploy/server.p12:1"] },
  ],
  [
    "a token in source code",
    clean({ "compose.yaml": APP, "a.py": `x = 1\nkey = "${AWS_KEY}"\n` }),
    { fail: ["a.py:2"] },
  ],
  [
    "a password in source code",
    clean({ "compose.yaml": APP, "a.py": 'password = "hunter2-x9"\n' }),
    { unknown: ["a.py:1"], answer: null },
  ],
  [
    "a kind that is not read",
    clean({ "compose.yaml": APP, "k8s.yaml": "apiVersion: v1\nkind: Pod\n" }),
    { unknown: [".gitignore:1"], answer: null },
  ],
  [
    "a file in error",
    clean({ "compose.yaml": APP, "b/compose.yaml": "services: [\n" }),
    { unknown: ["b/compose.yaml:1"], answer: null },
  ],
  [
    "a .env beside Compose, pasted",
    { "compose.yaml": environment("A: ${B}"), ".env": "DB_PASSWORD=hunter2\n" },
    { unknown: [".env:1"], answer: null },
    { complete: false },
  ],
  [
    "a .env alone, pasted",
    { ".env": "DB_PASSWORD=hunter2\n" },
    { fail: [".env:1"] },
    { complete: false },
  ],
  [
    "Windows line ends and a byte order mark",
    `\ufeff${environment("DB_PASSWORD: hunter2").replaceAll("\n", "\r\n")}`,
    { fail: [5] },
  ],
]);
