import { buildSecret } from "./build-secret";
import { type Case, testDetector } from "./testing/test-detector";

const GITHUB = `ghp_${"16C7e42F292c6912E7710c838347Ae178B4a"}`;
const KEY_FILE = `-----BEGIN ${"PRIVATE KEY"}-----\n${"MIIEvgIBADANBgkqhkiG9w0BAQEFAASC"}\n-----END ${"PRIVATE KEY"}-----\n`;
const alpine = (...lines: string[]) => ["FROM alpine:3.24", ...lines].join("\n");
/** A builder with these lines, from which the image copies a result. */
const builder = (...lines: string[]) =>
  ["FROM alpine:3.24 AS b", ...lines, "FROM alpine:3.24", "COPY --from=b /out /out"].join("\n");
/** A stage with these lines that the image doesn't need. */
const unneeded = (...lines: string[]) =>
  ["FROM alpine:3.24 AS t", ...lines, "FROM alpine:3.24"].join("\n");
const workflow = (...step: string[]) =>
  [
    "on: push",
    "jobs:",
    "  a:",
    "    runs-on: x",
    "    steps:",
    ...step.map((line) => `      ${line}`),
  ].join("\n");
const report = (secrets: string) => `{
  "SchemaVersion": 2, "CreatedAt": "2026-11-20T08:00:00Z", "ArtifactName": "app:1", "ArtifactType": "container_image",
  "Metadata": { "RepoTags": ["app:1"] },
  "Results": [{ "Class": "os-pkgs" }, { "Class": "secret", "Target": "/app/a", "Secrets": [
    ${secrets}
  ] }]
}`;

testDetector(buildSecret, [
  ["nothing of the kind", alpine("COPY src ./src"), { pass: [1], answer: "met" }],

  // Settings
  ["ENV with a literal", alpine("ENV API_KEY=secret"), { fail: [2], answer: "not_met" }],
  ["ENV, the old form", alpine("ENV API_KEY hunter2"), { fail: [2] }],
  ["ENV with JSON", alpine(`ENV CONF='{"password":"hunter2"}'`), { fail: [2], answer: "not_met" }],
  ["ENV with a schema", alpine(`ENV CONF='{"password":{"type":"string"}}'`), { pass: [1] }],
  [
    "ENV from a variable that nothing declares",
    alpine("ENV DB_PASSWORD=${DB_PASSWORD}"),
    { unknown: [2], answer: null },
  ],
  [
    "ENV from an argument before the first FROM",
    "ARG DB_PASSWORD\nFROM alpine:3.24\nENV DB_PASSWORD=$DB_PASSWORD",
    { fail: [1], unknown: [3] },
  ],
  [
    "ENV from an argument",
    alpine("ARG DB_PASSWORD", "ENV DB_PASSWORD=$DB_PASSWORD"),
    { fail: [2, 3] },
  ],
  [
    "copied by a pattern that may stand for nothing",
    alpine("COPY package*.json .npmrc* ./"),
    { fail: [2], answer: "not_met" },
  ],
  [
    "a token for npm in a file that a heredoc writes",
    alpine("COPY <<EOF /root/.npmrc", "//registry.example.com/:_authToken=9fK2xQ7LpW4z", "EOF"),
    { fail: [3] },
  ],
  [
    "a key in JSON that a heredoc writes",
    alpine("COPY <<EOF /app/c.json", '{"apiKey": "9fK2xQ7LpW4z"}', "EOF"),
    { fail: [3] },
  ],
  [
    "a header in one word with its flag",
    alpine(`RUN wget --header="Authorization: Basic Ym9iOjlmSzJ4UTdMcFc0eg==" https://a.example`),
    { fail: [2] },
  ],
  [
    "a mounted secret that is written to a file",
    alpine("RUN --mount=type=secret,id=tok cat /run/secrets/tok > /app/token"),
    { unknown: [2], answer: null },
  ],
  [
    "a mounted secret that a variable takes to a file, at the line that writes it",
    alpine(
      "RUN --mount=type=secret,id=t T=$(cat /run/secrets/t) && \\",
      '  echo "//a.example/:_authToken=$T" > ~/.npmrc && npm ci',
    ),
    { unknown: [3], answer: null },
  ],
  [
    "a mounted secret whose file the same line removes",
    alpine("RUN --mount=type=secret,id=t cat /run/secrets/t > ~/.npmrc && npm ci && rm ~/.npmrc"),
    { pass: [2], answer: "met" },
  ],
  [
    "a mounted secret that is only used",
    alpine(
      "RUN --mount=type=secret,id=tok T=$(cat /run/secrets/tok 2>/dev/null) npm ci >/dev/null && cp a b",
    ),
    { pass: [2] },
  ],
  [
    "a netrc that is written",
    alpine('RUN echo "machine a.example login b password hunter2" > ~/.netrc'),
    { fail: [2], answer: "not_met" },
  ],
  [
    "a netrc that a heredoc writes",
    alpine("COPY <<EOF /root/.netrc", "machine a.example", "login b", "password hunter2", "EOF"),
    { fail: [5] },
  ],
  [
    "an index of packages with a password that a heredoc writes",
    alpine("COPY <<EOF /etc/pip.conf", "index-url = https://b:hunter2@a.example/", "EOF"),
    { fail: [3] },
  ],
  [
    "a private key that a heredoc writes",
    alpine("COPY <<EOF /root/.ssh/id_rsa", KEY_FILE, "EOF"),
    { fail: [3] },
  ],
  [
    "a password that a login reads",
    alpine("RUN echo hunter2 | docker login -u b --password-stdin"),
    { fail: [2], answer: "not_met" },
  ],
  [
    "a password that passwd reads",
    alpine("RUN echo hunter2 | passwd --stdin b"),
    { fail: [2], answer: "not_met" },
  ],
  [
    "an account that chpasswd reads out of a word",
    alpine("RUN chpasswd <<< b:hunter2"),
    { fail: [2], answer: "not_met" },
  ],
  ["a text that is only said", alpine("RUN echo 'password: hunter2'"), { pass: [1] }],
  [
    "an account that nobody can log in to",
    alpine("RUN echo 'b:*' | chpasswd -e && usermod -p '!' c"),
    { pass: [1] },
  ],
  ["ENV, one of two", alpine("ENV A=1 \\", "    DB_PASSWORD=hunter2"), { fail: [3] }],
  [
    "ENV with a password in a URL",
    alpine("ENV DATABASE_URL=postgres://shop:hunter2@db/shop"),
    { fail: [2] },
  ],
  ["ENV with a known format under any name", alpine(`ENV NOTE=${GITHUB}`), { fail: [2] }],
  ["ENV without a value", alpine("ENV API_KEY="), { pass: [1] }],
  ["ENV with a placeholder", alpine("ENV API_KEY=changeme"), { unknown: [2], answer: null }],
  [
    "ENV from an ENV that nothing declares",
    alpine("ENV DB_PASSWORD=$DB_PASSWORD", "ENV APP_PASSWORD=$DB_PASSWORD"),
    { unknown: [2, 3] },
  ],
  ["ENV from an argument", alpine("ARG NPM_TOKEN", "ENV NPM_TOKEN=$NPM_TOKEN"), { fail: [2, 3] }],
  ["ENV with the name of a file", alpine("ENV DB_PASSWORD_FILE=/run/secrets/db"), { pass: [1] }],
  [
    "keys that are public",
    alpine("ENV PUBLIC_KEY=a8f3k2 NEXT_PUBLIC_API_KEY=a8f3k2", "ARG NEXT_PUBLIC_TOKEN"),
    { pass: [1] },
  ],
  [
    "a dummy for the build",
    alpine("RUN SECRET_KEY_BASE_DUMMY=1 rails assets:precompile"),
    { pass: [1] },
  ],
  [
    "a lifetime and a switch",
    alpine("ENV TOKEN_TTL=3600 PASSWORD_MIN_LENGTH=12", "ARG USE_TOKEN=false"),
    { pass: [1] },
  ],
  ["ARG without a default", alpine("ARG NPM_TOKEN"), { fail: [2], answer: "not_met" }],
  ["ARG with one", alpine("ARG NPM_TOKEN=hunter2"), { fail: [2], answer: "not_met" }],
  ["ARG with an empty one", alpine('ARG NPM_TOKEN=""'), { fail: [2], answer: "not_met" }],
  ["ARG with a placeholder", alpine("ARG NPM_TOKEN=changeme"), { fail: [2], answer: "not_met" }],
  [
    "ARG that a header takes, whatever its name",
    alpine("ARG A", 'RUN curl -H "Authorization: Bearer $A" https://a.example'),
    { fail: [2], answer: "not_met" },
  ],
  [
    "ARG that npm's setting takes in a builder",
    builder("ARG A", "RUN npm config set //a.example/:_authToken $A"),
    { fail: [2], answer: "partly" },
  ],
  [
    "ARG that a stage takes which starts from the one that declares it",
    "FROM alpine:3.24 AS b\nARG A\nFROM b\nRUN echo $A | docker login -u b --password-stdin",
    { fail: [2], answer: "not_met" },
  ],
  [
    "the ARG in the password's place of a URL alone",
    alpine("ARG HOST", "ARG A", "RUN git clone https://b:${A}@$HOST/a"),
    { fail: [3] },
  ],
  [
    "ARG that the line itself puts a mounted secret in the place of",
    alpine(
      "ARG A",
      "RUN --mount=type=secret,id=t A=$(cat /run/secrets/t) && curl -u b:$A https://a.example",
      "RUN --mount=type=secret,id=t,env=A curl -u b:$A https://a.example",
    ),
    { pass: [3], answer: "met" },
  ],
  [
    "ARG with the name of a file or of a user",
    alpine(
      "ARG DB_PASSWORD_FILE=/run/secrets/db",
      "ARG KEY=/run/secrets/key",
      "ARG NAME=b",
      "RUN a --private-key $KEY && curl -u $NAME https://a.example",
    ),
    { pass: [1] },
  ],
  ["ARG for a path", alpine("ARG SSH_KEY=/root/.ssh/id_rsa"), { pass: [1] }],
  ["ARG before FROM", "ARG REGISTRY_TOKEN\nFROM alpine:3.24", { fail: [1], answer: "partly" }],
  ["ARG in a builder", builder("ARG NPM_TOKEN"), { fail: [2], answer: "partly" }],
  [
    "ARG with a literal in a builder",
    builder("ARG NPM_TOKEN=hunter2"),
    { fail: [2], answer: "partly" },
  ],
  ["ENV in a builder", builder("ENV NPM_TOKEN=hunter2"), { fail: [2], answer: "partly" }],
  [
    "ARG in a stage that the image starts from",
    "FROM alpine:3.24 AS base\nARG NPM_TOKEN\nFROM base",
    { fail: [2], answer: "not_met" },
  ],
  [
    "ARG in a builder and in the image",
    "FROM alpine:3.24 AS b\nARG NPM_TOKEN\nFROM alpine:3.24\nARG NPM_TOKEN\nCOPY --from=b /x /x",
    { fail: [2, 4], answer: "not_met" },
  ],
  [
    "the stage that Compose builds decides what is in it",
    {
      "compose.yaml": "services:\n  a:\n    build: { context: ., target: b }\n",
      Dockerfile: builder("ARG NPM_TOKEN"),
    },
    { fail: ["Dockerfile:2"], answer: "not_met" },
  ],

  // Lines that run or are kept
  [
    "a URL with a password",
    alpine("RUN git clone https://shop:hunter2@git.example.com/a.git"),
    { fail: [2], answer: "not_met" },
  ],
  [
    "a URL with a mounted secret",
    alpine(
      "RUN --mount=type=secret,id=t git clone https://x:$(cat /run/secrets/t)@git.example.com/a",
    ),
    { pass: [2] },
  ],
  [
    "a URL with an argument",
    alpine("ARG GIT_TOKEN", "RUN git clone https://x:${GIT_TOKEN}@git.example.com/a"),
    { fail: [2] },
  ],
  [
    "ADD with a password",
    alpine("ADD https://shop:hunter2@files.example.com/a.tgz /"),
    { fail: [2] },
  ],
  ["ADD from an address", alpine("ADD https://files.example.com/a.tgz /"), { pass: [1] }],
  ["an export", alpine("RUN export DB_PASSWORD=hunter2 && ./migrate"), { fail: [2] }],
  [
    "a command that starts the service",
    alpine('CMD ["redis-server", "--requirepass", "hunter2"]'),
    { fail: [2] },
  ],
  ["a label", alpine("LABEL api.token=hunter2"), { fail: [2] }],
  [
    "a file that is written",
    alpine("COPY <<EOF /app/.env", "DB_PASSWORD=hunter2", "EOF"),
    { fail: [3] },
  ],
  [
    "a line in a builder that is copied from",
    builder("RUN export DB_PASSWORD=hunter2 && ./x"),
    { fail: [2], answer: "not_met" },
  ],
  [
    "a line in a stage that nobody needs",
    unneeded("RUN export DB_PASSWORD=hunter2 && ./x"),
    { fail: [2], answer: "partly" },
  ],
  [
    "secrets by mount",
    alpine("RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci"),
    { pass: [2], answer: "met" },
  ],
  [
    "an agent by mount",
    alpine("RUN --mount=type=ssh git clone git@git.example.com:a/b"),
    { pass: [2] },
  ],
  [
    "Windows line ends and a byte order mark",
    `\uFEFF${alpine("ENV API_KEY=secret").replace("\n", "\r\n")}`,
    { fail: [2] },
  ],

  // Files
  ["a file of variables", alpine("COPY .env ./"), { fail: [2], answer: "not_met" }],
  ["one of several on a line", alpine("COPY package.json \\", "  .npmrc ./"), { fail: [3] }],
  ["a key", alpine("ADD id_rsa /root/.ssh/id_rsa"), { fail: [2] }],
  [
    "a key that is removed again",
    alpine("COPY id_rsa /root/", "RUN rm /root/id_rsa"),
    { fail: [2], answer: "not_met" },
  ],
  [
    "a key by the name that it gets",
    alpine("COPY deploy_rsa /root/.ssh/id_rsa"),
    { fail: [2], answer: "not_met" },
  ],
  ["a server's key by its target", alpine("ADD k /etc/ssl/private/server.key"), { fail: [2] }],
  ["logins by their target", alpine('COPY ["npm.conf", "/root/.npmrc"]'), { fail: [2] }],
  ["whatever goes among keys", alpine("COPY deploy /root/.ssh/"), { fail: [2] }],
  [
    "a key out of a builder by its target",
    "FROM alpine:3.24 AS b\nRUN x\nFROM alpine:3.24\nCOPY --from=b /k /root/.ssh/id_ed25519",
    { fail: [4] },
  ],
  [
    "what lies beside keys, certificates and examples, by their targets",
    alpine(
      "COPY hosts /root/.ssh/known_hosts",
      "COPY ssh.conf /root/.ssh/config",
      "COPY known_hosts* k.pub /root/.ssh/",
      "COPY gpg.conf /root/.gnupg/gpg.conf",
      "COPY server.crt /etc/ssl/server.pem",
      "COPY npmrc.example /root/.npmrc",
      "COPY settings /app/.env",
      "COPY src /app/",
    ),
    { pass: [1] },
  ],
  [
    "a file that is here and holds no secret, whatever its target",
    {
      Dockerfile: alpine("COPY npm.conf /root/.npmrc", "COPY ssh /root/.ssh/"),
      "npm.conf": "engine-strict=true\n",
      "ssh/config": "Host *\n",
    },
    { pass: ["Dockerfile:1"] },
  ],
  [
    "a key that is here, whatever it is called",
    {
      Dockerfile: alpine("COPY deploy /root/.ssh/id_rsa", "COPY npm.conf /root/.npmrc"),
      deploy: KEY_FILE,
      "npm.conf": "//a.example/:_authToken=hunter2\n",
    },
    { fail: ["Dockerfile:2", "Dockerfile:3"] },
  ],
  [
    "a key that the ignore file keeps out",
    { Dockerfile: alpine("COPY deploy /root/.ssh/id_rsa"), ".dockerignore": "deploy\n" },
    { pass: ["Dockerfile:1"] },
  ],
  ["a folder of keys", alpine("COPY .ssh /root/.ssh"), { fail: [2] }],
  ["credentials of a cloud", alpine("COPY .aws/credentials /root/.aws/"), { fail: [2] }],
  ["by a star", alpine("COPY *.pem /etc/ssl/"), { fail: [2] }],
  ["a key store", alpine("COPY server.p12 /etc/ssl/"), { fail: [2] }],
  ["an example of variables", alpine("COPY .env.example .env"), { pass: [1] }],
  ["certificates", alpine("COPY ca.pem fullchain.pem rds-ca-bundle.pem /etc/ssl/"), { pass: [1] }],
  [
    "known hosts and public keys",
    alpine("COPY .ssh/known_hosts id_rsa.pub /root/.ssh/"),
    { pass: [1] },
  ],
  [
    "the key of a package archive",
    alpine("COPY docker-archive.gpg.key /etc/apt/keyrings/"),
    { pass: [1] },
  ],
  [
    "out of a builder",
    "FROM alpine:3.24 AS b\nRUN x\nFROM alpine:3.24\nCOPY --from=b /root/.npmrc /root/",
    { fail: [4] },
  ],
  [
    "out of somebody's image",
    alpine("COPY --from=nginx:1.31 /etc/ssl/private/a.key /etc/ssl/"),
    { pass: [1] },
  ],
  ["in a builder that is copied from", builder("COPY .npmrc ./"), { fail: [2], answer: "not_met" }],
  ["in a stage that nobody needs", unneeded("COPY .npmrc ./"), { fail: [2], answer: "partly" }],
  [
    "a script for a shell, told once",
    alpine("RUN bash -lc 'export API_TOKEN=a8f3k2j5h7g6 && make'"),
    { fail: [2] },
  ],
  [
    "a script for another account",
    alpine("RUN su app -c 'API_TOKEN=a8f3k2j5h7g6 make'"),
    { fail: [2] },
  ],
  ...["secret.txt", "credentials.json", "config/db-password.txt", "secrets/", "creds*"].map(
    (name): Case => [
      `${name}: by its name it may hold a secret`,
      alpine(`COPY ${name} /app/`),
      { unknown: [2], answer: null },
    ],
  ),
  [
    "names that only sound like secrets",
    alpine("COPY secrets.py secrets.example.json secret-service/ /app/"),
    { pass: [1] },
  ],
  [
    "a folder of that name with code in it",
    { Dockerfile: alpine("COPY src/secrets /app/"), "src/secrets/read.ts": "x" },
    { pass: ["Dockerfile:1"] },
  ],
  [
    "a folder of that name that stays out of the context",
    { Dockerfile: alpine("COPY secrets /app/"), ".dockerignore": "secrets\n" },
    { pass: ["Dockerfile:1"] },
  ],
  [
    "settings without a secret",
    {
      Dockerfile: alpine("COPY .npmrc .env ./"),
      ".npmrc": "engine-strict=true\n",
      ".env": "MODE=a\n",
    },
    { pass: ["Dockerfile:1"] },
  ],
  [
    "a file with a secret",
    {
      Dockerfile: alpine("COPY .npmrc ./"),
      ".npmrc": `//registry.npmjs.org/:_authToken=${"a8f3k2j5h7g6"}\n`,
    },
    { fail: ["Dockerfile:2"] },
  ],
  [
    "kept out of the context: nothing can be copied, which is said at the copy",
    { Dockerfile: alpine("COPY .env* ./"), ".dockerignore": "**/.env*\n" },
    { pass: ["Dockerfile:2"], answer: "met" },
  ],
  [
    "kept out by name, a secret in it or not",
    {
      Dockerfile: alpine("WORKDIR /app", "COPY ./.env /app/"),
      ".env": "DB_PASSWORD=hunter2\n",
      ".dockerignore": ".env\n",
    },
    { pass: ["Dockerfile:3"], answer: "met" },
  ],
  [
    "one kept out beside one that is not",
    { Dockerfile: alpine("COPY .env .npmrc ./"), ".dockerignore": ".env\n" },
    { fail: ["Dockerfile:2"], answer: "not_met" },
  ],
  [
    "brought along with everything",
    { Dockerfile: alpine("COPY . /app"), ".env": "DB_PASSWORD=hunter2\n" },
    { fail: ["Dockerfile:2"], answer: "not_met" },
  ],
  [
    "brought along with a folder",
    { Dockerfile: alpine("COPY deploy /app"), "deploy/id_rsa": KEY_FILE },
    { fail: ["Dockerfile:2"] },
  ],
  [
    "in another folder",
    { Dockerfile: alpine("COPY src /app"), "deploy/id_rsa": KEY_FILE },
    { pass: ["Dockerfile:1"] },
  ],
  [
    "everything but what is ignored",
    {
      Dockerfile: alpine("COPY . /app"),
      ".env": "DB_PASSWORD=hunter2\n",
      ".dockerignore": ".env\n",
    },
    { pass: ["Dockerfile:1"] },
  ],
  [
    "examples and test data",
    {
      Dockerfile: alpine("COPY . /app"),
      ".env.example": "DB_PASSWORD=hunter2\n",
      "test/id_rsa": KEY_FILE,
    },
    { pass: ["Dockerfile:1"] },
  ],

  // Who builds
  [
    "an argument that Compose gives",
    {
      "compose.yaml":
        "services:\n  a:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: ${NPM_TOKEN}\n",
      Dockerfile: alpine("ARG NPM_TOKEN"),
    },
    { fail: ["Dockerfile:2", "compose.yaml:6"], answer: "not_met" },
  ],
  [
    "an argument that Compose gives a builder",
    {
      "compose.yaml":
        "services:\n  a:\n    build:\n      context: .\n      args:\n        - NPM_TOKEN=hunter2\n",
      Dockerfile: builder("ARG NPM_TOKEN"),
    },
    { fail: ["Dockerfile:2", "compose.yaml:6"], answer: "partly" },
  ],
  [
    "an argument for a Dockerfile that is not here",
    "services:\n  a:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: hunter2\n",
    { fail: [6], answer: "not_met" },
  ],
  [
    "a variable for a Dockerfile that is not here",
    "services:\n  a:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: ${NPM_TOKEN}\n",
    { fail: [6], answer: "partly" },
  ],
  [
    "an argument of a build for development",
    {
      "compose.yaml": "services:\n  a:\n    build: .\n",
      "compose.dev.yaml":
        "services:\n  a:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: hunter2\n",
      Dockerfile: alpine("COPY a /a"),
    },
    { pass: ["Dockerfile:1"], fail: ["compose.dev.yaml:6"], answer: "met" },
  ],
  [
    "a build's secrets",
    "services:\n  a:\n    build:\n      context: .\n      args: { VERSION: 1.2 }\n      secrets: [npmrc]\nsecrets:\n  npmrc: { file: ./x }\n",
    {},
  ],
  [
    "a pipeline's secret, whatever its name is",
    {
      ".github/workflows/ci.yml": workflow(
        "- uses: docker/build-push-action@v6",
        "  with:",
        "    context: .",
        "    build-args: |",
        "      VERSION=1.2",
        "      SENTRY=${{ secrets.SENTRY }}",
      ),
      Dockerfile: alpine("ARG SENTRY"),
    },
    { fail: [".github/workflows/ci.yml:11"], answer: "not_met" },
  ],
  [
    "given by an action, in quotes",
    {
      ".github/workflows/ci.yml": workflow(
        "- uses: docker/build-push-action@v6",
        "  with:",
        "    build-args: |",
        '      "SENTRY=${{ secrets.SENTRY }}"',
      ),
      Dockerfile: alpine("ARG SENTRY"),
    },
    { fail: [".github/workflows/ci.yml:9"], answer: "not_met" },
  ],
  [
    "set for Bake",
    {
      ".github/workflows/ci.yml": workflow(
        "- uses: docker/bake-action@v6",
        "  with:",
        "    set: |",
        "      *.platform=linux/amd64",
        "      *.args.SENTRY=${{ secrets.SENTRY }}",
      ),
    },
    { fail: [".github/workflows/ci.yml:10"] },
  ],
  [
    "set for Bake by its command",
    {
      ".github/workflows/ci.yml": workflow(
        "- run: docker buildx bake --set *.platform=linux/amd64 --set '*.args.SENTRY=${{ secrets.SENTRY }}' app",
        "- run: docker buildx bake '--set=app.args.NPM_TOKEN=${{ secrets.N }}'",
      ),
    },
    { fail: [".github/workflows/ci.yml:6", ".github/workflows/ci.yml:7"] },
  ],
  [
    "a pipeline's command",
    {
      ".github/workflows/ci.yml": workflow(
        '- run: docker build --build-arg NPM_TOKEN="$NPM_TOKEN" -t app:1 .',
        "  env: { NPM_TOKEN: '${{ secrets.NPM_TOKEN }}' }",
      ),
      Dockerfile: builder("ARG NPM_TOKEN"),
    },
    { fail: [".github/workflows/ci.yml:6", "Dockerfile:2"], answer: "partly" },
  ],
  [
    "a pipeline's secret that is mounted",
    {
      ".github/workflows/ci.yml": workflow(
        "- uses: docker/build-push-action@v6",
        "  with:",
        "    secrets: |",
        "      npm=${{ secrets.NPM_TOKEN }}",
      ),
      Dockerfile: alpine("RUN --mount=type=secret,id=npm npm ci"),
    },
    { pass: ["Dockerfile:2"], answer: "met" },
  ],
  [
    "at a terminal",
    "$ docker build --build-arg NPM_TOKEN=hunter2 -t app:1 .\n",
    { fail: [1], answer: "not_met" },
  ],
  ["at a terminal, by a secret", "$ docker build --secret id=npm,src=.npmrc -t app:1 .\n", {}],

  // What was seen
  [
    "an image's configuration",
    {
      Dockerfile: alpine("COPY a /a"),
      "compose.yaml": "services:\n  a:\n    build: .\n    image: app:1\n",
      "inspect.json":
        '[{ "Id": "sha256:1", "RepoTags": ["app:1"], "RootFS": {},\n  "Config": { "Env": [\n    "PATH=/bin",\n    "API_KEY=hunter2"\n] } }]',
    },
    { fail: ["inspect.json:4"], answer: "not_met" },
  ],
  [
    "an image's configuration alone",
    '[{ "Id": "sha256:1", "RepoTags": ["app:1"], "RootFS": {},\n  "Config": { "Env": ["API_KEY=hunter2", "GPG_KEY=A035C8C19219BA821ECEA86B64E628F8D684696D"] } }]',
    { fail: [2] },
  ],
  [
    "somebody else's image",
    {
      "compose.yaml": "services:\n  a:\n    image: app:1\n",
      "inspect.json":
        '[{ "Id": "sha256:1", "RepoTags": ["app:1"], "RootFS": {}, "Config": { "Env": ["API_KEY=hunter2"] } }]',
    },
    { not_applicable: ["compose.yaml:3"] },
  ],
  [
    "a report of a secret in the image",
    {
      Dockerfile: alpine("COPY a /a"),
      "compose.yaml": "services:\n  a:\n    build: .\n    image: app:1\n",
      "trivy.json": report('{ "RuleID": "github-pat", "Severity": "CRITICAL" }'),
    },
    { fail: ["trivy.json:5"], answer: "not_met" },
  ],
  [
    "a report without one",
    {
      Dockerfile: alpine("COPY a /a"),
      "compose.yaml": "services:\n  a:\n    build: .\n    image: app:1\n",
      "trivy.json": report(""),
    },
    { pass: ["trivy.json:2"], answer: "met" },
  ],
  [
    "only images of others run",
    { "compose.yaml": "services:\n  db:\n    image: postgres:17\n" },
    { not_applicable: ["compose.yaml:3"], answer: "not_applicable" },
  ],
]);
