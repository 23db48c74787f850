import type { ControlText } from "@/lib/core/model/control";

type ContainerControlId = "CTR-1" | "CTR-2" | "CTR-3" | "CTR-4" | "CTR-5";

/** The prose of the container controls, in English. */
export const containerText = {
  "CTR-1": {
    title: "Run as non-root user",
    example: "USER nodejs  # Not root",
    question: "Does the main process of every container run as a user other than root?",
    why: [
      "Root in the container is root on the host as soon as the isolation fails. In runc it failed with CVE-2019-5736, with CVE-2024-21626 (“Leaky Vessels”), and with CVE-2025-31133, CVE-2025-52565 and CVE-2025-52881, which runc 1.2.8, 1.3.3 and 1.4.0-rc.3 fixed in November 2025.",
      "The question is about the main process. An image that starts as root and drops to its own user before the service runs passes; postgres, mysql, mariadb, redis, mongo and rabbitmq do that. Setting the user yourself is still better: the entrypoint runs as root for a moment, and another command can skip the drop.",
    ],
    criteria: {
      met: "The main process of every container has a user id above 0: seen on the running container, set in its files, or known of its image. On Kubernetes, runAsNonRoot: true in effect on every container is enough.",
      partly:
        "One service still runs as root, or root is mapped to another user of the host (hostUsers: false, userns-remap, a rootless engine).",
      not_met:
        "Root by setting or by default. Also when only the workers drop and the main process stays root, as nginx, httpd and php-fpm do when they are started as root.",
    },
    naCondition:
      "Windows containers, which use ContainerUser instead, or an agent of the host that needs root and is recorded as an accepted risk.",
    verification: [
      {
        platform: "docker",
        run: "docker exec app whoami\ndocker exec app id -u",
        expect:
          "The user's name, not root, and a number other than 0. For an image that drops its privileges, exec shows root: use docker top.",
      },
      {
        platform: "docker",
        run: "docker top app -o pid,uid,cmd",
        expect:
          "No 0 in the uid column. It needs no shell in the image and shows whom the service really runs as.",
      },
      {
        platform: "compose",
        run: 'for c in $(docker compose ps -q); do docker top "$c" -o pid,uid,cmd; done',
        expect: "No 0 in the uid column of any service.",
      },
      {
        platform: "kubernetes",
        run: "kubectl get pod POD -o jsonpath='{.spec.securityContext}{\"\\n\"}{.spec.containers[*].securityContext}'",
        expect:
          "runAsNonRoot is true at the pod or on each container, and no container sets it back to false.",
      },
    ],
    remediation: [
      {
        platform: "any",
        language: "dockerfile",
        caption: "Dockerfile: a user with a fixed number, named by that number",
        code: `FROM node:24-alpine
RUN addgroup -g 1001 -S app && adduser -S -G app -u 1001 app
WORKDIR /app
COPY --chown=1001:1001 . .
USER 1001:1001
CMD ["node", "server.js"]`,
      },
      {
        platform: "docker",
        language: "shell",
        caption: "Start an existing image as another user",
        code: "docker run -d --name app --user 1001:1001 registry.example.com/team/my-app:1.0.0",
      },
      {
        platform: "compose",
        language: "compose",
        caption: "compose.yaml: the user of a service",
        code: `services:
  app:
    image: registry.example.com/team/my-app:1.0.0
    user: "1001:1001"`,
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "Deployment: the user of all containers of a pod",
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
      securityContext:
        runAsNonRoot: true
        runAsUser: 1001
        runAsGroup: 1001
      containers:
        - name: app
          image: registry.example.com/team/my-app:1.0.0`,
      },
    ],
    cost: "Half a day at most. Up to a week where files belong to root or the service listens on a port below 1024. Nothing has to come before it.",
    modern:
      "Name the user by number. With a name, as in USER nodejs, Kubernetes cannot tell that it is not root, and a container with runAsNonRoot: true does not start. The adduser line of the checklist's exercise lacks -G, so the user's primary group is not nodejs. The official node images already bring a user node, number 1000.",
  },

  "CTR-2": {
    title: "Use read-only filesystem",
    example: "read_only: true\ntmpfs:\n  - /tmp",
    question: "Is the root filesystem read-only, with only named scratch or data paths writable?",
    why: [
      "After a break-in through the application, a writable filesystem lets the intruder drop malware or a web shell, change the configuration, and stay. A read-only one takes that away, except on the paths you name.",
      "Databases are no exception: a data volume and a tmpfs are enough for them.",
    ],
    criteria: {
      met: "Every long-running container has a read-only root filesystem and writes only to tmpfs, emptyDir or volumes.",
      partly:
        "Some services only; or read-only, but with code, configuration or a sensitive path of the host mounted writable.",
      not_met: "It is not set. The default is writable.",
    },
    naCondition: "Containers that do one job and end: builds, CI jobs, development tools.",
    verification: [
      {
        platform: "docker",
        run: "docker exec app touch /test",
        expect:
          "It fails with “Read-only file system”. “Permission denied” proves nothing: only the user was stopped.",
      },
      {
        platform: "docker",
        run: "docker inspect -f '{{.HostConfig.ReadonlyRootfs}}' app",
        expect: "true",
      },
      {
        platform: "docker",
        run: "docker diff app",
        expect:
          "Before you change anything: the paths that the container writes to. Each needs a tmpfs or a volume.",
      },
      {
        platform: "compose",
        run: "docker inspect -f '{{.Name}} {{.HostConfig.ReadonlyRootfs}}' $(docker compose ps -q)",
        expect: "true after the name of every container.",
      },
      {
        platform: "kubernetes",
        run: "kubectl exec deploy/my-app -- touch /test",
        expect:
          "It fails with “Read-only file system”. “Permission denied” proves nothing: only the user was stopped.",
      },
      {
        platform: "kubernetes",
        run: "kubectl get deploy my-app -o jsonpath='{.spec.template.spec.containers[*].securityContext.readOnlyRootFilesystem}'",
        expect: "true once for each container. The setting does not exist at the level of the pod.",
      },
    ],
    remediation: [
      {
        platform: "docker",
        language: "shell",
        caption: "Read-only, with scratch space in memory",
        code: `docker run -d --name app \\
  --read-only \\
  --tmpfs /tmp \\
  --tmpfs /run \\
  registry.example.com/team/my-app:1.0.0`,
      },
      {
        platform: "compose",
        language: "compose",
        caption: "compose.yaml: read-only, with scratch space in memory",
        code: `services:
  app:
    image: registry.example.com/team/my-app:1.0.0
    read_only: true
    tmpfs:
      - /tmp
      - /run`,
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "Deployment: set it on each container, with an emptyDir for scratch files",
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
          securityContext:
            readOnlyRootFilesystem: true
          volumeMounts:
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: tmp
          emptyDir:
            sizeLimit: 64Mi`,
      },
    ],
    cost: "Up to a week: the work is to find what writes where. nginx, for example, writes to /var/cache/nginx and /run, Node and Java to /tmp. Comes after CTR-1.",
    modern: null,
  },

  "CTR-3": {
    title: "Set resource limits",
    example: `deploy:
  resources:
    limits:
      memory: 512M
      cpus: '1.0'`,
    question: "Does every container have a hard memory limit and a CPU limit?",
    why: [
      "One leaking or abused container (a fork bomb, a miner, a flood of requests) starves the host and every neighbour on it.",
      "Reservations and requests are no limits, and cpu_shares is only a weight. Docker allows memory and swap together up to twice the memory limit unless memswap_limit says otherwise, and any number of processes unless pids says otherwise.",
      "A heap that is larger than the limit ends in out-of-memory kills: set -XX:MaxRAMPercentage for Java or --max-old-space-size for Node below it.",
    ],
    criteria: {
      met: "Every service has a memory limit and a CPU limit. On Kubernetes a CPU request will do where a written policy rules out CPU limits.",
      partly: "A memory limit without a CPU limit, or limits on some services only.",
      not_met: "No limits, only reservations or requests, or only cpu_shares.",
    },
    naCondition: null,
    verification: [
      {
        platform: "docker",
        run: "docker stats --no-stream",
        expect: "For every container a memory limit below the host's memory.",
      },
      {
        platform: "docker",
        run: "docker inspect -f '{{.HostConfig.Memory}} {{.HostConfig.NanoCpus}} {{.HostConfig.PidsLimit}}' app",
        expect:
          "536870912 1000000000 200 for 512 MB, one CPU and 200 processes. A 0 or a missing number is no limit.",
      },
      {
        platform: "compose",
        run: "docker inspect -f '{{.Name}} {{.HostConfig.Memory}} {{.HostConfig.NanoCpus}} {{.HostConfig.PidsLimit}}' $(docker compose ps -q)",
        expect:
          "Three numbers after the name of every container. A 0 or a missing number is no limit.",
      },
      {
        platform: "kubernetes",
        run: "kubectl get pod POD -o jsonpath='{.spec.containers[*].resources}'",
        expect:
          "limits with cpu and memory for every container. The running pod also shows what a LimitRange has filled in.",
      },
    ],
    remediation: [
      {
        platform: "docker",
        language: "shell",
        caption: "Limits to start from: adapt them to what you measure",
        code: `docker run -d --name app \\
  --memory=512m \\
  --memory-swap=512m \\
  --cpus=1.0 \\
  --pids-limit=200 \\
  registry.example.com/team/my-app:1.0.0`,
      },
      {
        platform: "compose",
        language: "compose",
        caption: "compose.yaml: limits to start from",
        code: `services:
  app:
    image: registry.example.com/team/my-app:1.0.0
    deploy:
      resources:
        limits:
          memory: 512M
          cpus: "1.0"
          pids: 200`,
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "Deployment: requests and limits to start from",
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
          resources:
            requests:
              cpu: 250m
              memory: 256Mi
            limits:
              cpu: "1"
              memory: 512Mi`,
      },
    ],
    cost: "Half a day at most, after a week of measuring what each service needs. Nothing has to come before it.",
    modern:
      "The example works as it stands: docker compose applies deploy.resources without Swarm. It lacks a limit on the number of processes; add pids: 200.",
  },

  "CTR-4": {
    title: "Remove capabilities",
    example: `cap_drop:
  - ALL
cap_add:
  - NET_BIND_SERVICE # Only what's needed`,
    question: "Are all Linux capabilities dropped and only needed ones added back?",
    why: [
      "A capability is a piece of root's power. Docker grants 14 of them by default, among them NET_RAW, MKNOD, SETUID and DAC_OVERRIDE.",
      "Known escapes need one to work: CVE-2022-0492 needs SYS_ADMIN.",
      "For a process that is not root, an added capability has no effect unless it is ambient or stands on the program's file, and no-new-privileges (CTR-5) blocks those on files.",
    ],
    criteria: {
      met: "ALL is dropped. Nothing is added back, or only NET_BIND_SERVICE, or only capabilities of Docker's default set, each with its reason in a comment on the line.",
      partly:
        "Some are dropped; or ALL is dropped and some of the default set come back without a reason; or Kubernetes drops “all” in small letters, which Pod Security does not accept.",
      not_met:
        "Nothing is dropped, or the container is privileged, or it is given ALL or one of SYS_ADMIN, SYS_MODULE, SYS_PTRACE, SYS_RAWIO, DAC_READ_SEARCH, BPF, PERFMON and NET_ADMIN.",
    },
    naCondition: "Windows containers.",
    verification: [
      {
        platform: "docker",
        run: "docker inspect -f '{{json .HostConfig.CapDrop}} {{json .HostConfig.CapAdd}} {{.HostConfig.Privileged}}' app",
        expect: '["ALL"] null false, or ["ALL"] ["CAP_NET_BIND_SERVICE"] false',
      },
      {
        platform: "docker",
        run: "docker exec app grep Cap /proc/1/status",
        expect:
          "CapBnd is all zeros, or 0000000000000400 with NET_BIND_SERVICE. capsh --decode translates any other number.",
      },
      {
        platform: "compose",
        run: "docker inspect -f '{{.Name}} {{json .HostConfig.CapDrop}} {{json .HostConfig.CapAdd}} {{.HostConfig.Privileged}}' $(docker compose ps -q)",
        expect:
          '["ALL"] null false, or ["ALL"] ["CAP_NET_BIND_SERVICE"] false, after the name of every container.',
      },
      {
        platform: "kubernetes",
        run: "kubectl get pod POD -o jsonpath='{.spec.containers[*].securityContext.capabilities}'",
        expect: '{"drop":["ALL"]} once for each container.',
      },
      {
        platform: "kubernetes",
        run: "kubectl exec deploy/my-app -- grep Cap /proc/1/status",
        expect: "CapBnd is all zeros, or 0000000000000400 with NET_BIND_SERVICE.",
      },
    ],
    remediation: [
      {
        platform: "docker",
        language: "shell",
        caption: "Drop everything",
        code: "docker run -d --name app --cap-drop ALL registry.example.com/team/my-app:1.0.0",
      },
      {
        platform: "compose",
        language: "compose",
        caption: "compose.yaml: drop everything, add back only what has proven necessary",
        code: `services:
  app:
    image: registry.example.com/team/my-app:1.0.0
    cap_drop:
      - ALL
  importer:
    image: registry.example.com/team/importer:1.0.0
    cap_drop:
      - ALL
    cap_add:
      - CHOWN # hands uploaded files over to the application's user`,
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "Deployment: on each container, ALL in capitals",
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
          securityContext:
            capabilities:
              drop: ["ALL"]`,
      },
    ],
    cost: "Half a day at most. Up to a week for images that need some capabilities back. Comes after CTR-1.",
    modern:
      "NET_BIND_SERVICE is not needed in Docker's own networks: there every process may open ports below 1024, and the checklist's sample listens on 3000 anyway. Drop ALL and add nothing. A service that adds NET_BIND_SERVICE still counts as met.",
  },

  "CTR-5": {
    title: "Use no-new-privileges",
    example: "security_opt:\n  - no-new-privileges:true",
    question:
      "Are processes prevented from gaining privileges through set-uid or set-gid programs or file capabilities?",
    why: [
      "A set-uid program such as sudo or pkexec runs as root, whoever starts it. A hole in one of them makes any user of the container root and so undoes CTR-1.",
      "gosu and su-exec still work with this setting: they drop privileges, they gain none.",
    ],
    criteria: {
      met: "It is set on every container, or as the default of the engine. On Kubernetes, allowPrivilegeEscalation is false on every container.",
      partly: "It is set on some containers.",
      not_met:
        "It is unset, or set to false. On Kubernetes unset means allowed, and so does a privileged container or one with SYS_ADMIN.",
    },
    naCondition:
      "Windows containers, or an image that must use a set-uid program such as sudo or ping, with the date until which the exception holds.",
    verification: [
      {
        platform: "docker",
        run: "docker exec app grep NoNewPrivs /proc/1/status",
        expect: "NoNewPrivs: 1",
      },
      {
        platform: "docker",
        run: "docker info -f '{{json .SecurityOptions}}'",
        expect:
          "name=no-new-privileges is in the list where the engine sets it for all containers. docker inspect does not show that default.",
      },
      {
        platform: "compose",
        run: 'for s in $(docker compose ps --services); do docker compose exec -T "$s" grep NoNewPrivs /proc/1/status; done',
        expect: "NoNewPrivs: 1 for every service.",
      },
      {
        platform: "kubernetes",
        run: "kubectl exec deploy/my-app -- grep NoNewPrivs /proc/1/status",
        expect: "NoNewPrivs: 1",
      },
    ],
    remediation: [
      {
        platform: "docker",
        language: "shell",
        caption: "For one container",
        code: `docker run -d --name app \\
  --security-opt no-new-privileges=true \\
  registry.example.com/team/my-app:1.0.0`,
      },
      {
        platform: "docker",
        language: "json",
        caption: "/etc/docker/daemon.json: for every container of the engine",
        code: `{
  "no-new-privileges": true
}`,
      },
      {
        platform: "compose",
        language: "compose",
        caption: "compose.yaml: no space after the equals sign",
        code: `services:
  app:
    image: registry.example.com/team/my-app:1.0.0
    security_opt:
      - no-new-privileges=true`,
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "Deployment: on each container",
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
          securityContext:
            allowPrivilegeEscalation: false`,
      },
    ],
    cost: "Half a day at most: one line per service. It cannot be set in a Dockerfile. Comes after CTR-1.",
    modern:
      "no-new-privileges:true still works, but the colon has been deprecated for years. Write no-new-privileges=true.",
  },
} satisfies Record<ContainerControlId, ControlText>;
