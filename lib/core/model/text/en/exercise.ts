/** A step of the exercise: what to write or run, what it should show, what has changed since. */
export interface ExerciseStep {
  readonly id: "create" | "build" | "scan" | "run" | "verify";
  readonly title: string;
  readonly about: string;
  readonly parts: readonly ExercisePart[];
}

interface ExercisePart {
  readonly language: "dockerfile" | "shell";
  readonly caption: string;
  readonly code: string;
  /** What it should show; null where it shows nothing of its own. */
  readonly shows: string | null;
  /** Where this differs from the checklist's exercise, and why. */
  readonly changed: string | null;
}

/** The checklist's exercise "Secure a Container", with versions and commands that hold today. */
export const exerciseSteps: readonly ExerciseStep[] = [
  {
    id: "create",
    title: "Create a secure Dockerfile",
    about: "A small base with a version, a user of its own, and files that belong to that user.",
    parts: [
      {
        language: "dockerfile",
        caption: "Dockerfile",
        code: `FROM node:24-alpine

# A user with a fixed number, in a group of its own
RUN addgroup -g 1001 -S nodejs && adduser -S -G nodejs -u 1001 nodejs

WORKDIR /app

COPY --chown=1001:1001 package*.json ./
RUN npm ci --omit=dev

COPY --chown=1001:1001 . .

USER 1001:1001

EXPOSE 3000
CMD ["node", "server.js"]`,
        shows: null,
        changed:
          "The checklist says node:18-alpine, whose support ended on 30 Apr 2025, and npm ci --only=production, which npm has deprecated. Its adduser puts the user into no group of its own. The number in USER lets Kubernetes see that it is not root.",
      },
    ],
  },
  {
    id: "build",
    title: "Build securely",
    about: "With a .dockerignore beside the Dockerfile, so that no secret is copied into a layer.",
    parts: [
      {
        language: "shell",
        caption: "Build",
        code: "docker build --pull -t secure-app:1.0 .",
        shows: "A build that ends without an error, under a tag with a version.",
        changed: "--pull is added: without it the build may start from an old copy of the base.",
      },
    ],
  },
  {
    id: "scan",
    title: "Scan",
    about: "Before the image runs anywhere. Read the result, do not only produce it.",
    parts: [
      {
        language: "shell",
        caption: "With Docker Scout",
        code: "docker scout cves secure-app:1.0",
        shows: "A list with no critical vulnerability that has a fix.",
        changed: "Docker Scout asks for a Docker account: sign in with docker login first.",
      },
      {
        language: "shell",
        caption: "Or with Trivy",
        code: "trivy image --severity CRITICAL,HIGH secure-app:1.0",
        shows: "A total with no critical vulnerability that has a fix.",
        changed: "Trivy is added: it needs no account.",
      },
    ],
  },
  {
    id: "run",
    title: "Run securely",
    about: "Each flag takes something away that the program does not need.",
    parts: [
      {
        language: "shell",
        caption: "Run",
        code: `docker run -d \\
  --name secure-app \\
  --user 1001:1001 \\
  --read-only \\
  --tmpfs /tmp \\
  --tmpfs /var/run \\
  --memory=512m \\
  --cpus="1.0" \\
  --pids-limit 200 \\
  --cap-drop ALL \\
  --security-opt no-new-privileges=true \\
  --restart unless-stopped \\
  secure-app:1.0`,
        shows: "The container's id; docker ps lists secure-app as running.",
        changed:
          "A limit of processes and a restart policy are added. NET_BIND_SERVICE is left out: a program on port 3000 does not need it. no-new-privileges is written with = today. Still missing: a network of its own (NET-1), rotated logs (RUN-1) and a health check (RUN-3).",
      },
    ],
  },
  {
    id: "verify",
    title: "Verify security",
    about: "On the running container, not in the files: what counts is what runs.",
    parts: [
      {
        language: "shell",
        caption: "User",
        code: "docker exec secure-app whoami\ndocker top secure-app -o pid,uid,cmd",
        shows: "nodejs, and no 0 in the uid column.",
        changed:
          "docker top is added: it also works where the image has no whoami, as with distroless.",
      },
      {
        language: "shell",
        caption: "File system",
        code: "docker exec secure-app touch /test",
        shows: "It fails with “Read-only file system”.",
        changed:
          "The checklist says that it should fail. Read why: on a writable file system it fails as well, with “Permission denied”, because the user is not root. Only “Read-only file system” proves it.",
      },
      {
        language: "shell",
        caption: "Capabilities",
        code: "docker inspect -f '{{.HostConfig.CapDrop}} {{.HostConfig.CapAdd}}' secure-app",
        shows: "[ALL] []: everything is dropped and nothing added back.",
        changed:
          "The checklist searches for CapAdd in the whole output, which shows what was dropped only while little is added.",
      },
    ],
  },
];
