import { met, notMet, partly, type StoryProject } from "../story";

const WIKI = "https://wiki.nordhavn.example.com/platform";

/** Level 3, lost for a while and regained. */
export const EDGE_GATEWAY: StoryProject = {
  facts: {
    name: "edge-gateway",
    description: "Ends TLS and routes every request from outside. Three replicas on Kubernetes.",
    environment: "production",
    platform: "kubernetes",
    target: 3,
    tags: ["critical", "internet-facing"],
  },
  team: "platform",
  daysAgo: 236,
  by: "emre",
  sittings: [
    {
      daysAgo: 236,
      by: "emre",
      answers: {
        "CTR-1": met("`runAsNonRoot: true` and `runAsUser: 10101` on the pod."),
        "IMG-2": met("Pinned by digest in the chart."),
        "PRG-1": met("Trivy report read, nothing critical."),
        "SEC-1": met("gitleaks runs before each commit; the history is clean."),
        "BLD-2": met("No `ARG` for a secret; the one token is a secret mount."),
        "CTR-2": partly(
          "Read-only, except that the cache of certificates lies in the root filesystem.",
        ),
        "CTR-3": met("Requests and limits for memory and CPU."),
        "CTR-4": met("`drop: [ALL]`, `NET_BIND_SERVICE` comes back for ports 80 and 443."),
        "CTR-5": met("`allowPrivilegeEscalation: false`."),
        "NET-1": met("The namespace denies by default."),
        "NET-2": partly("Ingress only. Egress is open."),
        "NET-3": met("The service exposes 80 and 443. Its admin port is bound to 127.0.0.1."),
        "NET-4": met("TLS 1.2 and 1.3, certificates renew themselves, HSTS is set."),
        "RUN-3": met("Readiness and liveness probes."),
        "RUN-4": met("A Deployment."),
        "REG-3": met("One registry, a public certificate."),
      },
    },
    {
      daysAgo: 189,
      by: "emre",
      answers: {
        "CTR-2": met("Certificates are cached in an `emptyDir`; everything else is read-only."),
        "SEC-2": met("External Secrets brings them from Vault as files.", {
          links: [`${WIKI}/secrets`],
        }),
        "IMG-1": met("The final image is Wolfi with one binary."),
        "IMG-3": met("Daily, by the scanner in the cluster."),
        "IMG-4": met("Rebuilt each Monday; Renovate moves the digest."),
        "PRG-2": met("Daily, with an owner each week; no deadline missed this quarter."),
        "RUN-1": met("Standard output, shipped by Fluent Bit."),
        "BLD-1": met("Two stages."),
        "BLD-3": met("Leaves everything out and lets `cmd/` and `internal/` back in."),
      },
    },
    {
      daysAgo: 133,
      by: "emre",
      answers: {
        "BLD-4": met("Stops the build on a critical finding with a fix; pinned to a commit."),
        "BLD-5": met(
          "cosign in the pipeline, verified by an admission policy against its identity.",
          {
            links: [`${WIKI}/signing`],
          },
        ),
        "NET-2": met("Egress is denied as well; DNS and the upstreams are allowed by name."),
        "PRG-3": met("The gate, and the scan of what runs; both open a ticket by themselves."),
        "RUN-2": met(
          "Resources, traffic and Falco alerts. The way to the phone is tested each month.",
        ),
        "RUN-5": met("A policy for each upstream."),
        "REG-1": met("Private, in our own registry."),
        "REG-2": met("Single sign-on for people, a workload identity for the pipeline."),
      },
    },
    {
      daysAgo: 102,
      by: "emre",
      answers: {
        "PRG-4": met(
          "Seven detections, routed to whoever is on call; answered within ten minutes in the last test.",
          {
            links: [`${WIKI}/on-call`],
          },
        ),
        "PRG-5": met(
          "CIS Kubernetes Benchmark 1.12, run each quarter; three open points with owner and day.",
          {
            links: [`${WIKI}/cis`],
          },
        ),
        "SEC-3": met(
          "Database users live for a day. The rest is in the inventory, within its rule.",
        ),
      },
    },
    {
      daysAgo: 58,
      by: "emre",
      answers: {
        "RUN-2": partly("The move to the new metrics store lost the alerts on traffic.", {
          owner: "emre",
          due: -40,
        }),
      },
    },
    {
      daysAgo: 43,
      by: "emre",
      answers: {
        "RUN-2": met("Alerts are back, tested from end to end yesterday.", {
          links: [`${WIKI}/on-call`],
        }),
        "SEC-4": met("Its own Vault role, reads two paths and nothing else."),
        "SEC-5": partly("etcd is encrypted, with the key beside it on the node.", {
          owner: "emre",
          due: 45,
        }),
      },
    },
    {
      daysAgo: 10,
      by: "emre",
      answers: {
        "PRG-1": met("Report of yesterday: nothing critical.", { links: [`${WIKI}/scans`] }),
        "IMG-5": met("No shell, no package manager in the list of packages."),
        "IMG-6": met("One binary, its certificates and its time zones."),
        "REG-4": met("Rescanned daily; the platform team gets the alert."),
        "REG-5": partly("Roles per team. The last review is eight months old.", {
          owner: "mara",
          due: 8,
        }),
        "PRG-6": partly(
          "API server, registry and Vault are logged. Commands inside containers are not.",
        ),
        "PRG-9": notMet("The platform's rules stand in a wiki; nobody has approved them.", {
          owner: "mara",
          due: 60,
        }),
      },
    },
  ],
  talks: [
    {
      control: "PRG-9",
      comments: [
        {
          daysAgo: 9,
          by: "priya",
          text: "@mara, without an approved policy level 4 stays out of reach. Who signs it?",
        },
      ],
    },
  ],
};
