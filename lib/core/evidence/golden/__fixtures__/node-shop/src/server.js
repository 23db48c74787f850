import { readFileSync } from "node:fs";
import Fastify from "fastify";

const password = readFileSync(process.env.DB_PASSWORD_FILE ?? "/run/secrets/db_password", "utf8").trim();
const app = Fastify({ logger: true });
app.get("/health", async () => ({ ok: password.length > 0 }));
await app.listen({ host: "0.0.0.0", port: 3000 });
