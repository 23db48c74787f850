import type { ControlText } from "@/lib/core/model/control";

type RuntimeControlId = "RUN-1" | "RUN-2" | "RUN-3" | "RUN-4" | "RUN-5";

/** The prose of the runtime controls, in English. */
export const runtimeText = {
  "RUN-1": {
    title: "Enable logging",
    example: 'logging:\n  driver: "json-file"\n  options:\n    max-size: "10m"\n    max-file: "3"',
    question:
      "Does every container log to a driver or collector that keeps the logs and rotates them?",
    why: [
      "Without logs nobody can tell afterwards what happened. Without rotation they fill the disk, and the service stops itself.",
      "A change to the engine's default reaches only containers that are created after it.",
    ],
    criteria: {
      met: "Every service writes to stdout and stderr, into a driver that rotates (local, or json-file with max-size) or one that ships the logs to another place.",
      partly: "json-file without max-size, or some services only.",
      not_met: "The driver is none, or logs lie only in files inside the container.",
    },
    naCondition: null,
    verification: [
      {
        platform: "docker",
        run: "docker inspect -f '{{.HostConfig.LogConfig}}' app",
        expect: "{json-file map[max-file:3 max-size:10m]} or {local map[]}.",
      },
      {
        platform: "compose",
        run: "docker inspect -f '{{.Name}} {{.HostConfig.LogConfig}}' $(docker compose ps -q)",
        expect: "For each service local, or json-file with max-size, or a driver that ships.",
      },
      {
        platform: "kubernetes",
        run: "kubectl get daemonsets -A",
        expect:
          "A log collector on all nodes. The kubelet rotates the logs but keeps them only on the node.",
      },
    ],
    remediation: [
      {
        platform: "docker",
        language: "json",
        caption: "/etc/docker/daemon.json: for containers created from now on",
        code: `{
  "log-driver": "local",
  "log-opts": { "max-size": "10m", "max-file": "3" }
}`,
      },
      {
        platform: "compose",
        language: "compose",
        caption: "compose.yaml: rotation for a service",
        code: `services:
  app:
    image: registry.example.com/team/my-app:1.0.0
    logging:
      driver: local
      options:
        max-size: "10m"
        max-file: "3"`,
      },
      {
        platform: "kubernetes",
        language: "yaml",
        caption: "Kubelet configuration: rotation on the node",
        code: `apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
containerLogMaxSize: 10Mi
containerLogMaxFiles: 3`,
      },
    ],
    cost: "Half a day at most for rotation, up to a week for central logs. Nothing has to come before it.",
    modern:
      "The checklist's json-file with max-size is valid. Outside Kubernetes, Docker recommends the local driver, which rotates by itself; json-file alone does not.",
  },

  "RUN-2": {
    title: "Monitor containers",
    example: "Resource usage\nNetwork traffic\nAnomaly detection",
    question:
      "Are resource use, network traffic and abnormal behaviour of containers watched, with alerts that reach a person?",
    why: [
      "A miner shows up as processor time, a data leak as traffic, an exploit as a process that should not be there. Only if someone is told.",
    ],
    criteria: {
      met: "Resources, network and abnormal behaviour are watched for all production containers, and the way of an alert to a person was tested in the last 90 days.",
      partly: "One or two of the three, or dashboards without alerts.",
      not_met: "Nothing is watched.",
    },
    naCondition: null,
    verification: [
      {
        platform: "docker",
        run: "docker stats --no-stream",
        expect:
          "Figures for every container, and the same in your monitoring. Then fire a test alert: a named person gets it.",
      },
      {
        platform: "compose",
        run: "docker compose stats --no-stream",
        expect:
          "Figures for every service, and the same in your monitoring. Then fire a test alert: a named person gets it.",
      },
      {
        platform: "kubernetes",
        run: "kubectl top pods -A",
        expect:
          "Figures for every pod, and the same in your monitoring. Then fire a test alert: a named person gets it.",
      },
    ],
    remediation: [
      {
        platform: "any",
        language: "yaml",
        caption: "Prometheus rules over cAdvisor's figures; the limits are starting points",
        code: `groups:
  - name: containers
    rules:
      - alert: ContainerCpuHigh
        expr: sum by (name) (rate(container_cpu_usage_seconds_total{name!=""}[5m])) > 0.9
        for: 15m
        labels: { severity: page }
      - alert: ContainerSendsMuch
        expr: sum by (name) (rate(container_network_transmit_bytes_total{name!=""}[5m])) > 5e6
        for: 15m
        labels: { severity: page }`,
      },
      {
        platform: "any",
        language: "text",
        caption: "What to set up, and how to show that it works",
        code: `Resources    cAdvisor or the platform's own service, an alert on CPU and memory
Network      traffic per container, an alert on what leaves
Behaviour    Falco or Tetragon, an alert on a shell in a container
Routing      who is told, at what hour, and who is next
Tested on    the day of the last test alert, and who got it`,
      },
    ],
    cost: "Up to a week; more from nothing. Comes after RUN-1.",
    modern: null,
  },

  "RUN-3": {
    title: "Set health checks",
    example:
      'healthcheck:\n  test: ["CMD", "curl", "-f", "http://localhost/health"]\n  interval: 30s',
    question: "Does every long-running service have a working health check that the platform uses?",
    why: [
      "It finds services that hang while their process still runs, stops a bad rollout, and keeps traffic away from a sick instance.",
      "Plain Docker does not restart an unhealthy container. Compose uses the state to start services in order.",
      "A liveness probe should ask about the process alone. One that also asks the database restarts every pod when the database is slow.",
    ],
    criteria: {
      met: "A check is defined and can run in that image: in the Dockerfile or Compose, or as readiness and liveness probe on Kubernetes.",
      partly:
        "Some services; on Kubernetes only one of the two probes; or a check whose tool is not in the image.",
      not_met: "No check, or one that is switched off.",
    },
    naCondition: "Jobs, scheduled jobs and images that are used as commands.",
    verification: [
      {
        platform: "docker",
        run: "docker inspect -f '{{.State.Health.Status}}' app",
        expect: "healthy",
      },
      {
        platform: "compose",
        run: "docker compose ps --format '{{.Name}} {{.Health}}'",
        expect: "healthy for every long-running service.",
      },
      {
        platform: "kubernetes",
        run: "kubectl describe pod POD",
        expect:
          "A line Liveness and a line Readiness for each container, and no failing probe among the events.",
      },
    ],
    remediation: [
      {
        platform: "docker",
        language: "dockerfile",
        caption: "Dockerfile: a check that needs nothing but node",
        code: `FROM node:24-alpine
WORKDIR /app
COPY server.js ./
USER 1000
HEALTHCHECK --interval=30s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health').then(r=>process.exit(r.ok?0:1)).catch(()=>process.exit(1))"]
CMD ["node", "server.js"]`,
      },
      {
        platform: "compose",
        language: "compose",
        caption: "compose.yaml: a check for an image on Alpine",
        code: `services:
  app:
    image: registry.example.com/team/my-app:1.0.0
    healthcheck:
      test: ["CMD", "wget", "-q", "--spider", "http://127.0.0.1:3000/health"]
      interval: 30s
      timeout: 5s
      retries: 3`,
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "Deployment: both probes; they need nothing in the image",
        code: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: my-app
spec:
  selector:
    matchLabels:
      app: my-app
  template:
    metadata:
      labels:
        app: my-app
    spec:
      containers:
        - name: app
          image: registry.example.com/team/my-app:1.0.0
          readinessProbe:
            httpGet:
              path: /health
              port: 3000
          livenessProbe:
            httpGet:
              path: /health
              port: 3000`,
      },
    ],
    cost: "Half a day at most. Nothing has to come before it.",
    modern:
      "The checklist's check calls curl, which node's Alpine and slim images and the distroless ones do not have: the container would stay unhealthy for ever. Use what the image brings, and 127.0.0.1, since localhost may mean ::1. Kubernetes ignores a HEALTHCHECK in the Dockerfile.",
  },

  "RUN-4": {
    title: "Use restart policies",
    example: "restart: unless-stopped",
    question:
      "Do long-running containers restart after a crash or host reboot, without hiding a crash loop?",
    why: [
      "A crash at night should not last until morning. But restarts without end hide an attack and give an exploit as many tries as it likes: count them, and raise an alert.",
    ],
    criteria: {
      met: "unless-stopped, always or on-failure on all long-running services. On Kubernetes a workload controller does it.",
      partly: "Some services.",
      not_met:
        "No policy is set, or the policy is “no”. On Kubernetes, a bare pod without a controller.",
    },
    naCondition: "Jobs that run once, and development tools.",
    verification: [
      {
        platform: "docker",
        run: "docker inspect -f '{{.HostConfig.RestartPolicy.Name}}:{{.HostConfig.RestartPolicy.MaximumRetryCount}} {{.RestartCount}}' app",
        expect: "unless-stopped:0 0 or on-failure:5 0. The last number counts restarts.",
      },
      {
        platform: "compose",
        run: "docker inspect -f '{{.Name}} {{.HostConfig.RestartPolicy.Name}}' $(docker compose ps -q)",
        expect: "A policy for every long-running service.",
      },
      {
        platform: "kubernetes",
        run: "kubectl get pods -A -o custom-columns='NAME:.metadata.name,OWNER:.metadata.ownerReferences[0].kind'",
        expect: "An owner such as ReplicaSet for each pod; “none” in that column is a bare pod.",
      },
    ],
    remediation: [
      {
        platform: "docker",
        language: "shell",
        caption: "Restart, five times at most",
        code: "docker run -d --name app --restart=on-failure:5 registry.example.com/team/my-app:1.0.0",
      },
      {
        platform: "compose",
        language: "compose",
        caption: "compose.yaml: restart until somebody stops it",
        code: `services:
  app:
    image: registry.example.com/team/my-app:1.0.0
    restart: unless-stopped`,
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "A Deployment instead of a bare pod: it restarts by itself",
        code: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: my-app
spec:
  selector:
    matchLabels:
      app: my-app
  template:
    metadata:
      labels:
        app: my-app
    spec:
      containers:
        - name: app
          image: registry.example.com/team/my-app:1.0.0`,
      },
    ],
    cost: "Half a day at most. Comes after CTR-3 and RUN-3.",
    modern:
      "The CIS Docker Benchmark asks for on-failure with five tries at most, the checklist for unless-stopped. Both are met here.",
  },

  "RUN-5": {
    title: "Limit container communication",
    example: "Only necessary services\nNetwork isolation\nService mesh for advanced",
    question: "Can each service talk only to the services it depends on?",
    why: [
      "It contains a break-in: a web container that was taken over should reach its API, but not the backup or the billing database.",
    ],
    criteria: {
      met: "No two services share a network unless one depends on the other. On Kubernetes there is a policy for each pair, with rules by identity of a service mesh where needed.",
      partly:
        "Pairs without a dependency share a network that holds only a part of the services, such as a tier; or there are just two services, without a dependency.",
      not_met:
        "One network holds all of three or more services, with pairs that do not depend on each other; or a container has the engine's socket.",
    },
    naCondition: "A single container.",
    verification: [
      {
        platform: "docker",
        run: "docker network inspect $(docker network ls -q) -f '{{.Name}}: {{range .Containers}}{{.Name}} {{end}}'",
        expect: "Each line is a relation that you meant.",
      },
      {
        platform: "compose",
        run: "docker network inspect $(docker network ls -q) -f '{{.Name}}: {{range .Containers}}{{.Name}} {{end}}'",
        expect:
          "Each line is a relation that you meant. On an external network other projects may be listed too.",
      },
      {
        platform: "kubernetes",
        run: "kubectl describe networkpolicy -A",
        expect: "Allowed sources and targets name pods, not whole namespaces.",
      },
    ],
    remediation: [
      {
        platform: "docker",
        language: "shell",
        caption: "A network for each relation",
        code: `docker network create --internal web-api
docker network create --internal api-db
docker network connect web-api web
docker network connect web-api api
docker network connect api-db api
docker network connect api-db db`,
      },
      {
        platform: "compose",
        language: "compose",
        caption: "compose.yaml: a network for each relation",
        code: `services:
  web:
    image: registry.example.com/team/web:1.0.0
    ports: ["443:8443"]
    networks: [edge, web-api]
    depends_on: [api]
  api:
    image: registry.example.com/team/api:1.0.0
    networks: [web-api, api-db]
    depends_on: [db]
  db:
    image: registry.example.com/team/db:1.0.0
    networks: [api-db]
networks:
  edge: {}
  web-api:
    internal: true
  api-db:
    internal: true`,
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "NetworkPolicy: api takes traffic from web alone, on one port",
        code: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: api
spec:
  podSelector:
    matchLabels:
      app: api
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: web
      ports:
        - port: 8080`,
      },
    ],
    cost: "Up to a week; more with a service mesh. Comes after NET-1.",
    modern: null,
  },
} satisfies Record<RuntimeControlId, ControlText>;
