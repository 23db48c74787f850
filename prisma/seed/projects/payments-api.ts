import { met, notMet, partly, type StoryProject, spared, unknown } from "../story";
import { PAYMENTS_BEFORE, PAYMENTS_NOW } from "./payments-api-files";

const git = (request: number) =>
  `https://git.nordhavn.example.com/payments/api/-/merge_requests/${request}`;

/** Two levels climbed over eight months; the third waits for people, some of them late. */
export const PAYMENTS_API: StoryProject = {
  facts: {
    name: "payments-api",
    description:
      "Takes card payments and settles them every night. One API, a worker and Redis on a host of its own, behind the edge gateway.",
    environment: "production",
    platform: "compose",
    target: 3,
    tags: ["card data", "critical"],
  },
  team: "payments",
  daysAgo: 243,
  by: "jonas",
  additions: [
    { daysAgo: 16, by: "sana", commit: "4b81d07", files: PAYMENTS_BEFORE },
    { daysAgo: 2, by: "jonas", commit: "9f3c2e1", files: PAYMENTS_NOW },
  ],
  sittings: [
    {
      daysAgo: 243,
      by: "jonas",
      answers: {
        "CTR-1": notMet(
          "The API's Dockerfile has no `USER`; `docker compose exec api id -u` says 0.",
          {
            owner: "sana",
            due: -214,
          },
        ),
        "IMG-2": notMet("`api` and `worker` are pinned to a version. `redis:latest` is not.", {
          owner: "jonas",
          due: -214,
        }),
        "PRG-1": met(
          "First Trivy report of all three images, read together. Nothing critical with a fix.",
        ),
        "SEC-1": met(
          "gitleaks over the whole history finds nothing. `.env`, `secrets/`, `*.key` and `*.pem` are ignored.",
        ),
        "BLD-2": unknown(
          "A token for the package registry is a build argument. Whether it stays in the image: look at `docker history`.",
          {
            owner: "jonas",
          },
        ),
        "IMG-1": partly("`api` is slim, `worker` is still `node:22`."),
        "IMG-3": notMet("Today was the first scan.", { owner: "sana" }),
        "IMG-4": partly("Both releases are supported. Nothing rebuilds the images by itself."),
        "CTR-2": notMet("Not set anywhere. The API writes its PDF receipts to `/app/tmp`.", {
          owner: "sana",
        }),
        "CTR-3": notMet("No limits. A report job took the host down last month.", {
          owner: "sana",
        }),
        "NET-1": partly("One network for all three services, and Redis is on it too.", {
          owner: "jonas",
        }),
        "RUN-1": partly("`json-file` without `max-size`."),
        "RUN-4": met("`unless-stopped` on all three."),
        "BLD-1": met("Builder and runtime stage; `COPY --from=builder` takes `dist` only."),
        "BLD-3": partly("There is one. `.env` files below the root are not left out."),
        "REG-1": met(
          "`registry.nordhavn.example.com`, private. A pull without a login is refused.",
        ),
        "REG-3": met("Public certificate, no exception in `daemon.json`."),
      },
    },
    {
      daysAgo: 212,
      by: "sana",
      answers: {
        "CTR-1": met("`USER 10001` in both images; `id -u` on the running containers says 10001.", {
          links: [git(214)],
        }),
        "RUN-1": met("`json-file`, `max-size: 10m`, five files, on all three.", {
          links: [git(219)],
        }),
        "BLD-3": met("`**/.env*`, `**/.git`, keys and `**/node_modules` are left out."),
      },
    },
    {
      daysAgo: 205,
      by: "jonas",
      answers: {
        "IMG-2": met("`redis:8.2-alpine`; the rest as before.", { links: [git(221)] }),
        "BLD-2": met(
          "The token now comes through `RUN --mount=type=secret`. The old one is revoked.",
          {
            links: [git(223)],
          },
        ),
      },
    },
    {
      daysAgo: 152,
      by: "sana",
      answers: {
        "CTR-3": met("Memory and CPU limits on all three, from four weeks of measurements.", {
          links: [git(251)],
        }),
        "NET-1": met("`front` for the API, `back` with `internal: true` for worker and Redis.", {
          links: [git(254)],
        }),
        "NET-3": met("Only the API publishes a port, bound to the gateway's network."),
        "SEC-2": partly(
          "The database password is a Compose secret. The card provider's key is still a variable from `.env`.",
          {
            owner: "jonas",
            due: -70,
          },
        ),
      },
    },
    {
      daysAgo: 121,
      by: "jonas",
      answers: {
        "IMG-1": met("`worker` is on `node:24-trixie-slim`, too."),
        "IMG-4": met("Renovate and a weekly build with `--pull`."),
        "NET-2": spared(
          "Plain Docker Compose on one host: no orchestrator enforces network policies.",
        ),
        "NET-4": met(
          "TLS ends at the edge gateway and is spoken on to the API; HTTP only redirects.",
        ),
        "RUN-3": met("`/healthz` for the API, a heartbeat file for the worker, `redis-cli ping`."),
        "REG-2": met(
          "The pipeline pushes with a robot token of 24 hours; people sign in with a second factor.",
        ),
      },
    },
    {
      daysAgo: 88,
      by: "sana",
      answers: {
        "CTR-2": met("`read_only: true` everywhere; receipts go to a tmpfs of 64 MB.", {
          links: [git(283)],
        }),
        "CTR-5": met("`no-new-privileges:true` on all three."),
        "SEC-2": met("The provider's key is a Compose secret now, and was changed on the way.", {
          links: [git(287)],
        }),
        "SEC-3": partly("There is a rule of 90 days. The database password is over it.", {
          owner: "jonas",
          due: -12,
        }),
        "SEC-4": partly(
          "Each service has its own secrets. The robot token may read two repositories too many.",
          {
            owner: "sana",
            due: 19,
          },
        ),
      },
    },
    {
      daysAgo: 41,
      by: "jonas",
      answers: {
        "IMG-3": met(
          "Every night with Trivy. Newest report: nothing critical, two high ones of last week.",
          {
            links: ["https://ci.nordhavn.example.com/payments/api/scans"],
          },
        ),
        "PRG-2": met("Nightly for three months; every fix within 7 days.", {
          links: ["https://ci.nordhavn.example.com/payments/api/scans"],
        }),
      },
    },
    {
      daysAgo: 17,
      by: "sana",
      answers: {
        "CTR-4": partly("`worker` and Redis drop `ALL`. The API drops nothing yet.", {
          owner: "sana",
          due: -5,
        }),
        "BLD-4": met(
          "Trivy, pinned to a commit, stops the release branch on a critical finding with a fix.",
        ),
        "BLD-5": notMet(
          "Images are unsigned. cosign is agreed on; the deploy step has to check it.",
          {
            owner: "sana",
            due: 26,
          },
        ),
        "RUN-2": partly("Dashboards for memory and traffic. Nobody is called at night.", {
          owner: "jonas",
          due: -2,
        }),
        "PRG-3": partly("The gate is there. Images that run are not scanned again.", {
          owner: "jonas",
          due: 12,
        }),
      },
    },
    {
      daysAgo: 4,
      by: "jonas",
      answers: {
        "PRG-1": met("Report of this week for all three images, read in the weekly.", {
          links: ["https://ci.nordhavn.example.com/payments/api/scans"],
        }),
        "PRG-4": notMet("Logs are central. There are no detections on them.", {
          owner: { name: "Platform team" },
        }),
        "IMG-5": partly("`worker` could run on distroless, the API needs its PDF tools."),
        "REG-5": unknown("Who may push besides the pipeline? Ask the platform team."),
      },
    },
  ],
  talks: [
    {
      control: "CTR-4",
      comments: [
        {
          daysAgo: 16,
          by: "sana",
          text: "With `cap_drop: ALL` the API no longer binds port 443. @priya, is `NET_BIND_SERVICE` fine to add back?",
        },
        {
          daysAgo: 15,
          by: "priya",
          text: "Yes, that one alone. Then it counts as met.",
        },
      ],
    },
    {
      control: "SEC-2",
      comments: [
        {
          daysAgo: 90,
          by: "jonas",
          text: "The provider changes the key only on working days before noon. @sana, Tuesday?",
        },
        { daysAgo: 89, by: "sana", text: "Tuesday, ten o'clock." },
      ],
      settledBy: "jonas",
    },
  ],
};
