import { sharedSecret } from "./shared-secret";
import { testDetector } from "./testing/test-detector";

const set = (...services: readonly (readonly [name: string, lines: string])[]) =>
  `services:\n${services.map(([name, lines]) => `  ${name}:\n    ${lines.replaceAll("\n", "\n    ")}\n`).join("")}`;
const app = (name: string, rest: string) => [name, `image: app:1\n${rest}`] as const;
const ENV = "DB_PASSWORD=hunter2\nAPI_KEY=a8f3k2\n";
const IGNORE = ".env\n";

testDetector(sharedSecret, [
  [
    "one file of secrets for all",
    {
      "compose.yaml": set(app("a", "env_file: .env"), app("b", "env_file:\n  - .env")),
      ".env": ENV,
      ".gitignore": IGNORE,
    },
    { fail: ["compose.yaml:4", "compose.yaml:8"], answer: "not_met" },
  ],
  [
    "one file of secrets for some",
    {
      "compose.yaml": set(
        app("a", "env_file: .env"),
        app("b", "env_file: .env"),
        app("c", "init: true"),
      ),
      ".env": ENV,
    },
    { fail: ["compose.yaml:4", "compose.yaml:7"], answer: "partly" },
  ],
  [
    "a file each",
    {
      "compose.yaml": set(app("a", "env_file: a.env"), app("b", "env_file: b.env")),
      "a.env": ENV,
      "b.env": ENV,
    },
    {},
  ],
  [
    "the one password that both sides need",
    {
      "compose.yaml": set(app("a", "env_file: .env"), ["db", "image: postgres:17\nenv_file: .env"]),
      ".env": "POSTGRES_PASSWORD=hunter2\nMODE=a\n",
    },
    {},
  ],
  [
    "a file of settings for all",
    {
      "compose.yaml": set(app("a", "env_file: app.env"), app("b", "env_file: app.env")),
      "app.env": "MODE=a\n",
    },
    {},
  ],
  [
    "a shared file that is not here",
    set(app("a", "env_file: .env"), app("b", "env_file: .env")),
    { unknown: [4, 7], answer: null },
  ],
  ["a file of one service", set(app("a", "env_file: .env"), app("b", "init: true")), {}],
  [
    "a database that is given the application's key",
    `${set(["db", "image: postgres:17\nenvironment:\n  POSTGRES_PASSWORD_FILE: /run/secrets/db\nsecrets:\n  - db\n  - api_key"])}secrets:\n  db:\n    file: ./a\n  api_key:\n    file: ./b\n`,
    { fail: [8], answer: "partly" },
  ],
  [
    "an application's secrets, which nobody can tell from outside",
    set(app("a", "secrets: [db, api_key]"), app("b", "secrets: [db, api_key]")),
    {},
  ],
  [
    "a database that uses all it is given",
    set([
      "db",
      "image: postgres:17\nenvironment:\n  POSTGRES_PASSWORD_FILE: /run/secrets/db\n  POSTGRES_USER_FILE: /run/secrets/user\nsecrets: [db, user]",
    ]),
    {},
  ],
]);
