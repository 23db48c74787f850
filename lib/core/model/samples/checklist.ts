/** The checklist’s own samples, re-indented, otherwise verbatim: file by name. */
export const CHECKLIST_SAMPLE = {
  "compose.yaml": `services:
  app:
    build:
      context: .
      dockerfile: Dockerfile.prod
    image: registry.example.com/my-app:1.0.0

    # Container security
    user: "1001:1001" # Non-root
    read_only: true
    tmpfs:
      - /tmp
      - /var/run

    # Resource limits
    deploy:
      resources:
        limits:
          cpus: '1.0'
          memory: 512M
        reservations:
          cpus: '0.5'
          memory: 256M

    # Security options
    security_opt:
      - no-new-privileges:true
    cap_drop:
      - ALL
    cap_add:
      - NET_BIND_SERVICE

    # Secrets
    secrets:
      - db_password
      - api_key

    # Network isolation
    networks:
      - backend

    # Health check
    healthcheck:
      test: ["CMD", "curl", "-f", "http://localhost:3000/health"]
      interval: 30s
      timeout: 10s
      retries: 3

    # Logging
    logging:
      driver: "json-file"
      options:
        max-size: "10m"
        max-file: "3"

    # Restart policy
    restart: unless-stopped

secrets:
  db_password:
    file: ./secrets/db_password.txt
  api_key:
    file: ./secrets/api_key.txt

networks:
  backend:
    driver: bridge
    internal: true # No external access
`,
  Dockerfile: `FROM node:18-alpine

# Create non-root user
RUN addgroup -g 1001 -S nodejs && \\
    adduser -S nodejs -u 1001

WORKDIR /app

# Copy and set ownership
COPY --chown=nodejs:nodejs package*.json ./
RUN npm ci --only=production

COPY --chown=nodejs:nodejs . .

# Switch to non-root
USER nodejs

# Drop capabilities (if needed)
# Not available in Dockerfile, set in Compose

EXPOSE 3000
CMD ["node", "server.js"]
`,
  "run.sh": `docker run -d \\
  --name secure-app \\
  --user 1001:1001 \\
  --read-only \\
  --tmpfs /tmp \\
  --tmpfs /var/run \\
  --memory=512m \\
  --cpus="1.0" \\
  --cap-drop ALL \\
  --cap-add NET_BIND_SERVICE \\
  --security-opt no-new-privileges:true \\
  secure-app:1.0
`,
  "multi-stage/Dockerfile": `# Build stage
FROM node:18 AS builder
# ... build

# Runtime stage
FROM node:18-alpine
COPY --from=builder /app/dist ./dist
`,
  ".gitignore": `# .gitignore
.env
secrets/
*.key
*.pem
`,
  ".dockerignore": `node_modules
.git
.env
*.key
`,
  "verify.txt": `$ docker exec secure-app whoami
nodejs
$ docker exec secure-app touch /test
touch: /test: Read-only file system
$ docker inspect secure-app | grep -A 10 CapAdd
            "CapAdd": [
                "CAP_NET_BIND_SERVICE"
            ],
            "CapDrop": [
                "ALL"
            ],
            "CgroupnsMode": "private",
            "Dns": [],
            "DnsOptions": [],
            "DnsSearch": [],
            "ExtraHosts": null,
`,
} as const;
