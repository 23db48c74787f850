import { secretDelivery } from "./secret-delivery";
import { service } from "./testing/service";
import { testDetector } from "./testing/test-detector";

const AWS_KEY = `AKIA${"HUNTER2KESTREL77"}`;

const environment = (...lines: string[]) =>
  service("environment:", ...lines.map((line) => `  ${line}`));
/** One service that is given `db`, which the set's top level declares in this way. */
const secret = (source: string, ...lines: string[]) =>
  `${service("secrets:", "  - db", ...lines)}secrets:\n  db:\n    ${source}\n`;
const inspected = (...variables: string[]) =>
  JSON.stringify(
    [
      {
        Id: "a",
        Name: "/app",
        State: {},
        HostConfig: {},
        Config: { Image: "app:1", Env: variables },
      },
    ],
    null,
    1,
  );

testDetector(secretDelivery, [
  // Good
  ["a file on the host", secret("file: ./secrets/db.txt"), { pass: [5], answer: "met" }],
  ["from a variable", secret("environment: DB_PASSWORD"), { pass: [5] }],
  ["from the cluster", secret("external: true"), { pass: [5] }],
  [
    "the long form",
    `${service("secrets:", "  - source: db", "    target: password")}secrets:\n  db:\n    file: ./db.txt\n`,
    { pass: [5] },
  ],
  [
    "declared in another file of its set",
    {
      "compose.yaml": service("secrets: [db]"),
      "compose.prod.yaml": "secrets:\n  db:\n    file: ./db.txt\n",
    },
    { pass: ["compose.yaml:4"], answer: "met" },
  ],
  [
    "a password in a configuration that the service is given",
    `${service("configs: [{source: app, target: /app.yml}]")}configs:\n  app:\n    content: |\n      user: a\n      password: hunter2\n`,
    { fail: [9], answer: "not_met" },
  ],
  [
    "a configuration that no service is given, and one without a password",
    `${service("configs: [b]")}configs:\n  a:\n    content: |\n      password: hunter2\n  b:\n    content: |\n      user: a\n`,
    {},
  ],
  [
    "written beside its name",
    `${service("secrets: [db]")}secrets:\n  db:\n    content: hunter2\n`,
    { fail: [7], answer: "not_met" },
  ],
  [
    "from a variable, beside its name",
    `${service("secrets: [db]")}secrets:\n  db:\n    content: \${PW}\n`,
    { pass: [4] },
  ],
  [
    "written out in a text of settings",
    service("environment:", "  CONF: |", "    db:", "      password: hunter2"),
    { fail: [7], answer: "not_met" },
  ],
  [
    "a variable in a text of settings",
    service("environment:", "  CONF: |", "    db:", "      password: ${PW}"),
    { fail: [7], answer: "partly" },
  ],
  [
    "a placeholder in a text of settings",
    service("environment:", "  CONF: |", "    password: changeme"),
    { fail: [6], answer: "not_met" },
  ],
  [
    "what a template or the container fills in",
    service("environment:", "  CONF: |", "    password: {{ .Password }}", "    token: $${TOKEN}"),
    {},
  ],
  [
    "a script in a list, each command at its line",
    service(
      "command:",
      "  - sh",
      "  - -c",
      "  - |",
      "    PGPASSWORD=hunter2 psql",
      "    PGPASSWORD=hunter2 pg_dump",
    ),
    { fail: [8, 9] },
  ],
  [
    "the image's own name",
    `services:\n  a:\n    image: kestrel/kestrel-server:2.1.0\n    environment: { DB_PASSWORD: kestrel }\n`,
    { fail: [4] },
  ],
  ["with a dollar sign", service("environment:", "  DB_PASSWORD: hun$$ter2"), { fail: [5] }],
  ["declared nowhere", service("secrets: [db]"), { unknown: [4], answer: null }],
  [
    "one of two declared nowhere",
    secret("file: ./db.txt", "  - key"),
    { unknown: [6], answer: null },
  ],
  [
    "with the variable that names it",
    secret("file: ./db.txt", "environment:", "  DB_PASSWORD_FILE: /run/secrets/db"),
    { pass: [5] },
  ],
  ["a mounted folder", service("volumes:", "  - ./secrets:/run/secrets:ro"), { pass: [5] }],
  ["podman's own", "podman run --secret db app:1", { pass: [1] }],
  ["no secret at all", environment("MODE: production", "TOKEN_TTL: 3600"), {}],
  [
    "none given to the service",
    `${service("read_only: true")}secrets:\n  db:\n    file: ./db.txt\n`,
    {},
  ],
  [
    "a name of a file, and nothing there",
    environment("DB_PASSWORD_FILE: /run/secrets/db"),
    { unknown: [5], answer: null },
  ],

  // Written out
  ["a literal", environment("DB_PASSWORD: hunter2"), { fail: [5], answer: "not_met" }],
  ["a literal in the list form", environment("- DB_PASSWORD=hunter2"), { fail: [5] }],
  [
    "a default password",
    environment("POSTGRES_PASSWORD: postgres"),
    { fail: [5], answer: "not_met" },
  ],
  ["a placeholder", environment("POSTGRES_PASSWORD: changeme"), { fail: [5], answer: "not_met" }],
  [
    "a literal default",
    environment("DB_PASSWORD: ${PW:-hunter2}"),
    { fail: [5], answer: "not_met" },
  ],
  [
    "a placeholder as the default",
    environment("DB_PASSWORD: ${PW:-changeme}"),
    { fail: [5], answer: "not_met" },
  ],
  ["a known format under any key", environment(`NOTE: ${AWS_KEY}`), { fail: [5] }],
  ["in a URL", environment("DATABASE_URL: postgres://shop:hunter2@db/shop"), { fail: [5] }],
  ["a flag", service("command: redis-server --requirepass hunter2"), { fail: [4] }],
  [
    "beside a secret",
    secret("file: ./db.txt", "environment:", "  API_KEY: hunter2"),
    { fail: [7], answer: "not_met" },
  ],
  ["docker run", "docker run -e DB_PASSWORD=hunter2 app:1", { fail: [1], answer: "not_met" }],
  [
    "docker run with a variable that the script sets",
    "#!/bin/sh\nPW=hunter2\ndocker run -e DB_PASSWORD=$PW app:1",
    { fail: [2], answer: "not_met" },
  ],
  [
    "a dollar sign that the shell leaves alone",
    '$ docker run -e "DB_PASSWORD=hunter\\$22" app:1',
    { fail: [1], answer: "not_met" },
  ],
  [
    "one bad service of two",
    `services:\n  a:\n    image: a:1\n    secrets: [db]\n  b:\n    image: b:1\n    environment: { API_KEY: hunter2 }\nsecrets:\n  db:\n    file: ./db.txt\n`,
    { pass: [4], fail: [7], answer: "not_met" },
  ],

  // Variables
  ["a variable", environment("DB_PASSWORD: ${PW}"), { fail: [5], answer: "partly" }],
  [
    "a required variable",
    environment("DB_PASSWORD: ${PW:?set it}"),
    { fail: [5], answer: "partly" },
  ],
  [
    "a variable in a URL",
    environment("DATABASE_URL: postgres://shop:${PW}@db/shop"),
    { fail: [5], answer: "partly" },
  ],
  ["from the shell", environment("- DB_PASSWORD"), { fail: [5], answer: "partly" }],
  [
    "a variable in a flag",
    service("command: redis-server --requirepass ${PW}"),
    { fail: [4], answer: "partly" },
  ],
  ["the container's own variable", service("command: sh -c 'redis-server --requirepass $$PW'"), {}],
  [
    "the container's own, in braces",
    service("command: [sh, -c, 'redis-server --requirepass $${PW}']"),
    {},
  ],
  [
    "the container's own, in a check",
    service("healthcheck:", '  test: ["CMD-SHELL", "mysqladmin ping -p$$PW"]'),
    {},
  ],
  ["an empty value", environment('DB_PASSWORD: ""'), {}],
  [
    "variables beside a secret",
    secret("file: ./db.txt", "environment:", "  API_KEY: ${API_KEY}"),
    { fail: [7], answer: "partly" },
  ],
  ["docker run from the shell", "docker run -e DB_PASSWORD app:1", { fail: [1], answer: "partly" }],
  [
    "a file of variables that is not here",
    service("env_file: .env"),
    { fail: [4], answer: "partly" },
  ],
  ["docker run with a file", "docker run --env-file .env app:1", { fail: [1], answer: "partly" }],
  [
    "a file of variables that Git does not have",
    {
      "compose.yaml": service("env_file: .env"),
      ".env": "DB_PASSWORD=hunter2\n",
      ".gitignore": ".env\n",
    },
    { fail: ["compose.yaml:4"], answer: "partly" },
  ],
  [
    "a file of variables that Git has",
    { "compose.yaml": service("env_file: .env"), ".env": "DB_PASSWORD=hunter2\n" },
    { fail: ["compose.yaml:4"], answer: "not_met" },
  ],
  [
    "a file of settings",
    { "compose.yaml": service("env_file: app.env"), "app.env": "MODE=a\n" },
    {},
  ],

  // Seen
  [
    "docker inspect",
    inspected("PATH=/bin", "DB_PASSWORD=hunter2"),
    { fail: [11], answer: "partly" },
  ],
  ["docker inspect, a file", inspected("DB_PASSWORD_FILE=/etc/db"), { unknown: [10] }],
  ["docker inspect, nothing", inspected("PATH=/bin"), {}],
  [
    "what runs has a variable that the file has not",
    {
      "compose.yaml": secret("file: ./db.txt"),
      "inspect.json": inspected("DB_PASSWORD=hunter2").replace(
        '"Image"',
        '"Labels": {"com.docker.compose.service": "app"}, "Image"',
      ),
    },
    { pass: ["compose.yaml:5"], fail: ["inspect.json:10"], answer: "partly" },
  ],
]);
