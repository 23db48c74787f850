/**
 * A repository as many are: two stages, a service beside its database, ignore files, a scan that blocks. Level 1 is
 * proven, level 2 refuted.
 */
export const TYPICAL_SAMPLE = {
  Dockerfile: `FROM node:24-alpine AS builder
WORKDIR /app
COPY package*.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:24-alpine
WORKDIR /app
ENV NODE_ENV=production
COPY package*.json ./
RUN npm ci --omit=dev && npm cache clean --force
COPY --from=builder /app/dist ./dist
USER node
EXPOSE 3000
CMD ["node", "dist/server.js"]
`,
  "compose.yaml": `services:
  web:
    build: .
    ports:
      - "3000:3000"
    environment:
      DATABASE_URL: postgres://shop:\${POSTGRES_PASSWORD}@db:5432/shop
    depends_on:
      db:
        condition: service_healthy
    restart: unless-stopped
  db:
    image: postgres:17-alpine
    environment:
      POSTGRES_USER: shop
      POSTGRES_PASSWORD: \${POSTGRES_PASSWORD}
      POSTGRES_DB: shop
    volumes:
      - data:/var/lib/postgresql/data
    healthcheck:
      test: ["CMD-SHELL", "pg_isready -U shop"]
      interval: 10s
    restart: unless-stopped
volumes:
  data: {}
`,
  ".gitignore": `node_modules/
dist/
.env
.env.*
!.env.example
secrets/
*.key
*.pem
`,
  ".dockerignore": `**/.git
**/.env*
**/*.pem
**/*.key
**/node_modules
dist
compose*.yaml
`,
  ".github/workflows/ci.yml": `name: ci
on:
  push:
    branches: [main]
  pull_request: {}
permissions:
  contents: read
jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - run: docker build -t shop-web:\${{ github.sha }} .
      - uses: aquasecurity/trivy-action@0.35.0
        with:
          image-ref: shop-web:\${{ github.sha }}
          severity: CRITICAL
          ignore-unfixed: true
          exit-code: "1"
`,
  "package.json": `{
  "name": "shop-web",
  "version": "1.0.0",
  "private": true,
  "scripts": { "build": "node build.js" }
}
`,
  "src/server.js": `import { createServer } from "node:http";

createServer((_, response) => response.end("ok")).listen(3000);
`,
} as const;
