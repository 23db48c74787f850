import { describe, expect, it } from "vitest";
import { isLeaked, judgeValue, judgeVariable, MASK } from "./judge";

const AWS_KEY = `AKIA${"HUNTER2KESTREL77"}`;
const GITHUB = `ghp_${"16C7e42F292c6912E7710c838347Ae178B4a"}`;

describe("a name and its value are judged together", () => {
  it.each([
    // Names whose last word is sensitive
    ["POSTGRES_PASSWORD", "hunter2", "literal"],
    ["PGPASSWORD", "hunter2", "literal"],
    ["DB_PASS", "hunter2", "literal"],
    ["DB_PWD", "hunter2", "literal"],
    ["dbPassword", "hunter2", "literal"],
    ["spring.datasource.password", "hunter2", "literal"],
    ["API_KEY", "a8f3k2", "literal"],
    ["STRIPE_APIKEY", "a8f3k2", "literal"],
    ["AWS_SECRET_ACCESS_KEY", "a8f3k2", "literal"],
    ["REDISCLI_AUTH", "hunter2", "literal"],
    ["SECRET_KEY", "a8f3k2", "literal"],
    ["SECRET_KEY_BASE", "a8f3k2", "literal"],
    ["JWT_SECRET", "a8f3k2", "literal"],
    ["DB_PASSWORD_PROD", "hunter2", "literal"],
    ["DB_PASSWORD_1", "hunter2", "literal"],
    ["DB_PASSWORD2", "hunter2", "literal"],
    ["AIRFLOW__CORE__FERNET_KEY", "a8f3k2", "literal"],
    ["POSTGRES_PASSWORD", "123456789012", "literal"],
    ["POSTGRES_PASSWORD", '"hunter2"', "literal"],
    ["clientSecret", "a8f3k2", "literal"],
    // Names that only look like it
    ["TOKEN_TTL", "3600", "not-secret"],
    ["PASSWORD_MIN_LENGTH", "12", "not-secret"],
    ["SECRETS_BACKEND", "vault", "not-secret"],
    ["OIDC_TOKEN_URL", "https://id.example.com/token", "not-secret"],
    ["JWT_PUBLIC_KEY", "a8f3k2", "not-secret"],
    ["NEXT_PUBLIC_API_KEY", "a8f3k2", "not-secret"],
    ["SECRET_KEY_BASE_DUMMY", "1", "not-secret"],
    ["PWD", "/app", "not-secret"],
    ["BYPASS", "x1y2z3", "not-secret"],
    ["MYSQL_ALLOW_EMPTY_PASSWORD", "yes", "not-secret"],
    ["MYSQL_RANDOM_ROOT_PASSWORD", "1", "not-secret"],
    ["MAX_TOKENS", "4096", "not-secret"],
    ["KEY", "a8f3k2", "not-secret"],
    ["NODE_ENV", "production", "not-secret"],
    // Values that are none
    ["TOKEN", "3600", "not-secret"],
    ["SESSION_SECRET", "true", "not-secret"],
    ["REFRESH_TOKEN", "15m", "not-secret"],
    ["PRIVATE_KEY", "/etc/ssl/key.pem", "not-secret"],
    ["PRIVATE_KEY", "certs/key.pem", "not-secret"],
    ["API_TOKEN", "https://id.example.com/token", "not-secret"],
    ["DB_PASSWORD", "ENC[AES256_GCM,data:xyz]", "not-secret"],
    ["DB_PASSWORD", "op://vault/db/password", "not-secret"],
    ["DB_PASSWORD", "@db.txt", "not-secret"],
    ["SSH_KEY", ".deploy/id_ed25519", "not-secret"],
    ["DEPLOY_SSH_KEY", "${KEY}", "variable"],
    ["PASS", "\\033[32mPASS\\033[0m", "not-secret"],
    ["PASS", "OK", "not-secret"],
    ["PASS", "✓ PASS", "not-secret"],
    ["EMOJI_PASS", "✅", "not-secret"],
    ["DB_PASS", "pass", "default-password"],
    ["DB_PASSWORD", "${file:/run/secrets/db:password}", "not-secret"],
    ["JAAS", 'a required password="${file:/run/secrets/db:password}";', "not-secret"],
    ["id-token", "write", "not-secret"],
    ["secrets", "inherit", "not-secret"],
    ["JWT_SECRET", '{"type":"RS256","jwk_url":"https://id.example.com/jwks"}', "not-secret"],
    ["JWT_SECRET", '{"type":"HS256","key":"a8f3k2"}', "literal"],
    ["auth.existingSecret", "db-secret", "not-secret"],
    ["DB_PASSWORD", "", "empty"],
    ["DB_PASSWORD", '""', "empty"],
    ["DB_PASSWORD_FILE", "/run/secrets/db_password", "file"],
    ["DB_PASSWORD", "/run/secrets/db_password", "file"],
    ["KAFKA_SSL_KEYSTORE_CREDENTIALS", "keystore_creds", "file"],
    ["LDAP_CREDENTIALS", "keystore_creds", "literal"],
    // Placeholders
    ["DB_PASSWORD", "changeme", "placeholder"],
    ["DB_PASSWORD", "change_me", "placeholder"],
    ["DB_PASSWORD", "CHANGE-ME!", "placeholder"],
    ["DB_PASSWORD", "example", "placeholder"],
    ["DB_PASSWORD", "<password>", "placeholder"],
    ["DB_PASSWORD", "xxxxxxxx", "placeholder"],
    ["DB_PASSWORD", "your-password", "placeholder"],
    ["DB_PASSWORD", "choose_a_strong_one", "placeholder"],
    ["DB_PASSWORD", "your_db_password_here", "placeholder"],
    ["DB_PASSWORD", "********", "placeholder"],
    ["DB_PASSWORD", "supersecret-change-me-in-production", "placeholder"],
    ["SECRET_KEY", "build-only-dummy-key", "placeholder"],
    ["SECRET_KEY", "build-key", "placeholder"],
    ["SECRET_KEY", "for_building_only", "placeholder"],
    ["SECRET_KEY", "dummyvalue", "placeholder"],
    ["SECRET_KEY", "ignored", "placeholder"],
    ["API_TOKEN", "API_TOKEN", "placeholder"],
    ["SHOP_ADMIN_PASSWORD", "ADMIN_PASS", "placeholder"],
    ["API_TOKEN", "QUARTZ_7F2K_LAMP", "literal"],
    ["SECRET_KEY", "undummied-quartz-77", "literal"],
    ["SECRET_KEY", "DUMMY_SECRET_KEY_FOR_BUILD", "placeholder"],
    ["SECRET_KEY", "not-a-real-key", "placeholder"],
    ["SECRET_KEY", "notasecret", "placeholder"],
    ["SECRET_KEY", "use-a-strong-password", "placeholder"],
    ["SECRET_KEY", "generate-with-openssl-rand", "placeholder"],
    ["SECRET_KEY", "set_in_env", "placeholder"],
    ["SECRET_KEY", "to-be-replaced", "placeholder"],
    ["SECRET_KEY", "{your key}", "placeholder"],
    ["SECRET_KEY", "_NPM_TOKEN_", "placeholder"],
    ["SECRET_KEY", "sk-...", "placeholder"],
    ["SECRET_KEY", "ghp_xxx", "placeholder"],
    ["SA_PASSWORD", "YourStrong!Passw0rd", "placeholder"],
    ["API_KEY", "invalid", "placeholder"],
    ["API_KEY", "INVALID-key", "placeholder"],
    ["API_KEY", "n/a", "placeholder"],
    ["API_KEY", "unset", "placeholder"],
    ["API_KEY", "undefined", "placeholder"],
    ["API_KEY", "none", "not-secret"],
    ["API_KEY", "null", "not-secret"],
    ["API_KEY", "disabled", "not-secret"],
    ["DB_PASSWORD", "invalidate2", "literal"],
    ["DB_PASSWORD", "nanana", "literal"],
    ["DB_PASSWORD", "supersecret", "literal"],
    ["DB_PASSWORD", "mysecretpassword", "literal"],
    ["DB_PASSWORD", "test-secret", "literal"],
    // Variables
    ["DB_PASSWORD", "${{ secrets.DB_PASSWORD }}", "variable"],
    ["DB_PASSWORD", "{{ .Values.password }}", "variable"],
    ["DB_PASSWORD", "$DB_PASSWORD", "variable"],
    ["DB_PASSWORD", "$$DB_PASSWORD", "variable"],
    ["DB_PASSWORD", "$${DB_PASSWORD}", "variable"],
    // A dollar sign inside a resolved value is a character
    ["DB_PASSWORD", "pa$word", "literal"],
    // Written for Spring to compare as it is; what stands in a store is only named.
    ["DB_PASSWORD", "{noop}hunter2", "literal"],
    ["DB_PASSWORD", "env:DB_PASSWORD", "not-secret"],
    ["DB_PASSWORD", "secretRef:db", "not-secret"],
    // Defaults
    ["POSTGRES_PASSWORD", "postgres", "default-password"],
    ["POSTGRES_PASSWORD", "Password", "default-password"],
    ["POSTGRES_PASSWORD", "123456", "default-password"],
    ["POSTGRES_PASSWORD", "shop", "default-password"],
    // Known formats under any key
    ["NOTE", AWS_KEY, "known-format"],
    ["FOO", GITHUB, "known-format"],
    ["CLONE", `https://${GITHUB}@github.com/a/b`, "known-format"],
    ["FOO", "AKIAXXXXXXXXXXXXXXXX", "not-secret"],
    // What AWS prints in its documentation
    ["FOO", `AKIA${"IOSFODNN7EXAMPLE"}`, "not-secret"],
    ["API_KEY", `AKIA${"IOSFODNN7EXAMPLE"}`, "placeholder"],
    ["AWS_SECRET_ACCESS_KEY", `${"wJalrXUtnFEMI/K7MDENG"}/bPxRfiCYEXAMPLEKEY`, "placeholder"],
    // Passwords inside values
    ["DATABASE_URL", "postgres://shop:hunter2@db:5432/shop", "literal"],
    ["DATABASE_URL", "postgres://postgres:postgres@db:5432/shop", "default-password"],
    ["DATABASE_URL", "postgres://web:web@db:5432/other", "default-password"],
    ["DATABASE_URL", "postgres://shop:changeme@db/shop", "placeholder"],
    ["DATABASE_URL", "postgres://shop:${PW}@db/shop", "variable"],
    ["DATABASE_URL", "postgres://db:5432/shop", "not-secret"],
    ["REDIS_URL", "redis://:hunter2@cache:6379/0", "literal"],
    ["REDIS_URL", "redis://cache:6379/0", "not-secret"],
    ["GIT_URL", "git+ssh://git@github.com/a/b.git", "not-secret"],
    ["SENTRY_DSN", "https://0123456789abcdef0123456789abcdef@o1.ingest.sentry.io/1", "not-secret"],
    ["JDBC", "jdbc:mysql://db/shop?user=web&password=hunter2", "literal"],
    [
      "ConnectionStrings__Default",
      "Server=db;Database=x;User Id=web;Password=Hunter2!;",
      "literal",
    ],
    ["CONNECTION_STRING", "Data Source=app.db;Cache=Shared", "not-secret"],
    ["DSN", "web:hunter2@tcp(db:3306)/shop", "literal"],
    ["QUERY", "SELECT 1 FROM a WHERE password='hunter2'", "not-secret"],
    ["QUERY", "UPDATE a SET b = 1, password='hunter2'", "literal"],
    ["DB_PASSWORD", "$6$salt$a8f3k2a8f3k2a8f3k2", "literal"],
    ["STORE_URI", "web:hunter2@store:27017", "literal"],
    ["AMQP_URL", "web:hunter2@rabbit:5672/shop", "literal"],
    ["STORE_URI", "web:${PW}@store:27017", "variable"],
    ["IMAGE", `nginx:1.27@sha256:${"9".repeat(64)}`, "not-secret"],
    ["NEO4J_AUTH", "neo4j/hunter2", "literal"],
    ["NEO4J_AUTH", "none", "not-secret"],
    ["BUNDLE_GEMS__EXAMPLE__COM", "a:hunter2", "literal"],
    ["BUNDLE_GEMS__EXAMPLE__COM", "a:${PW}", "variable"],
    ["COMPOSER_AUTH", '{"http-basic":{"a.example":{"password":"hunter2"}}}', "literal"],
    ["COMPOSER_AUTH", '{"http-basic":{"a.example":{"password":"${PW}"}}}', "variable"],
    ["REGISTRIES", '{"auths":{"a.example":{"auth":"YjpodW50ZXIy"}}}', "literal"],
    ["REGISTRIES", '{"auths":{"a.example":{}},"credsStore":"ecr-login"}', "not-secret"],
    ["NPM_CONFIG__AUTH", "YTpodW50ZXIy", "literal"],
    ["PASSWORD", "$1", "variable"],
    ["PASSWORD", "*", "not-secret"],
    ["BUNDLE_MIRROR__ALL", "https://gems.example.com:8080", "not-secret"],
    ["BUNDLE_PATH__SYSTEM", "true", "not-secret"],
    ["_auth", "YTpodW50ZXIy", "literal"],
    ["URL", "https://a.example/x?token=a8f3k2j5", "literal"],
    ["URL", "https://a.example/x?token=changeme", "placeholder"],
    ["URL", "https://a.example/x?next_token=2", "not-secret"],
    // What was masked stays what it was
    ["DB_PASSWORD", MASK.repeat(7), "literal"],
  ])("%s=%s is %s", (name, value, kind) => {
    expect(judgeValue(name, value, ["shop"]).kind).toBe(kind);
  });

  it("judges what is written where only a part hangs on a variable", () => {
    const at = { path: "compose.yaml", start: 0, end: 1 };
    const judge = (key: string, raw: string) =>
      judgeVariable({
        key: { value: key, at },
        value: { unresolved: "X", at },
        raw: { value: raw, at },
      }).kind;
    expect(judge("DB_PASSWORD", "${X}")).toBe("variable");
    expect(judge("DB_PASSWORD", "${X:-hunter2}")).toBe("literal");
    expect(judge("DB_PASSWORD", "${X:-changeme}")).toBe("placeholder");
    expect(judge("API_KEY", "${X:-invalid}")).toBe("placeholder");
    expect(judge("API_KEY", "${X:-none}")).toBe("not-secret");
    expect(judge("DB_PASSWORD", "${X:-}")).toBe("empty");
    expect(judge("DB_PASSWORD", "${X:-${Y:-hunter2}}")).toBe("literal");
    expect(judge("DB_PASSWORD", "${X:?say one}")).toBe("variable");
    expect(judge("URL", "postgres://a:hunter2@${X}/b")).toBe("literal");
    expect(judge("URL", "postgres://a:${X}@db/b")).toBe("variable");
    expect(judge("URL", "postgres://${U}:${X:-hunter2}@db/b")).toBe("literal");
    expect(judge("HOST", "${X}")).toBe("not-secret");
    expect(judge("DB_PASSWORD", "hunter2$X")).toBe("variable");
    expect(judge("DB_PASSWORD", "$1$2")).toBe("variable");
    expect(judge("DB_PASSWORD", "$2b$12$a8f3k2a8f3k2a8f3k2a8f3k2")).toBe("literal");
  });
});

it.each([
  ["POSTGRES_PASSWORD", "hunter2", true],
  ["POSTGRES_PASSWORD", "postgres", true],
  ["REGION", AWS_KEY, true],
  ["POSTGRES_PASSWORD", "changeme", false],
  ["POSTGRES_PASSWORD", "", false],
  ["TOKEN_TTL", "3600", false],
])("%s: %s is a secret that a reader has: %s", (name, value, leaked) => {
  expect(isLeaked(judgeValue(name, value))).toBe(leaked);
});
