import type { ControlText } from "@/lib/core/model/control";

type ProgrammeControlId =
  | "PRG-1"
  | "PRG-2"
  | "PRG-3"
  | "PRG-4"
  | "PRG-5"
  | "PRG-6"
  | "PRG-7"
  | "PRG-8"
  | "PRG-9"
  | "PRG-10";

// Docker and Compose share the host, and so what checks, watches and isolates on it.
const dockerBench = `cd docker-bench-security
sudo sh docker-bench-security.sh -l "docker-bench-$(date -u +%F).log"`;

const engineAuditRules = `-w /usr/bin/dockerd -p rwxa -k docker
-w /usr/bin/containerd -p rwxa -k docker
-w /usr/bin/runc -p rwxa -k docker
-w /etc/docker -p wa -k docker
-w /etc/default/docker -p wa -k docker
-w /usr/lib/systemd/system/docker.service -p wa -k docker
-w /usr/lib/systemd/system/docker.socket -p wa -k docker
-w /run/docker.sock -p rwxa -k docker`;

const isolateScript = `#!/usr/bin/env bash
# Usage: isolate.sh CONTAINER CASE
set -euo pipefail
container=$1
case_id=$2
mkdir -p "$case_id"
docker inspect "$container" > "$case_id/inspect.json"
docker top "$container" -eo pid,ppid,user,args > "$case_id/processes.txt"
networks='{{range $name, $_ := .NetworkSettings.Networks}}{{$name}} {{end}}'
for network in $(docker inspect -f "$networks" "$container"); do
  docker network disconnect --force "$network" "$container" || echo "still on $network" >&2
done
docker pause "$container"
docker commit "$container" "evidence:$case_id"
docker export "$container" > "$case_id/filesystem.tar"
docker logs --timestamps "$container" > "$case_id/container.log" 2>&1
sha256sum "$case_id"/* > "$case_id.sha256"`;

/** The prose of the programme controls, in English. Their titles are the levels' requirements. */
export const programmeText = {
  "PRG-1": {
    title: "Basic scanning",
    example: null,
    question:
      "Has the current version of every image been scanned at least once, and did someone read the result?",
    why: [
      "Known holes can only be closed by those who know that they have them.",
      "This is the first of three rungs. Basic: each image was scanned once, by hand is fine, and somebody read the result. Regular: the scan comes back at a fixed interval. Automated: nobody has to start it.",
    ],
    criteria: {
      met: "Every image built here has a report of the last 30 days in which no critical finding with a fix is left without an acceptance. Or the pipeline scans the built image on the release branch and stops on such a finding.",
      partly:
        "A report has critical findings with a fix that nobody has answered, or only some images are scanned.",
      not_met: "No image has been scanned.",
    },
    naCondition: null,
    verification: [
      {
        platform: "any",
        run: "trivy image --severity CRITICAL --ignore-unfixed my-app:1.0",
        expect: "0 critical findings. It needs no account. Repeat it for every image.",
      },
      {
        platform: "docker",
        run: "docker scout quickview my-app:1.0",
        expect: "No critical finding that has a fix. It needs a Docker login.",
      },
      {
        platform: "any",
        run: `jq -r '[.CreatedAt[:10], .ArtifactName, ([.Results[]?.Vulnerabilities[]? | select(.Severity == "CRITICAL" and (.FixedVersion // "") != "")] | length)] | @tsv' reports/*.json`,
        expect:
          "One line per image: a date of the last 30 days, the image, and 0. Any other number needs a fix or a written acceptance.",
      },
    ],
    remediation: [
      {
        platform: "compose",
        language: "shell",
        caption: "Scan every image of the Compose file and keep the reports",
        code: `mkdir -p reports
docker compose config --images | sort -u | while read -r image; do
  name=$(printf '%s' "$image" | tr '/:@' '___')
  trivy image --format json --output "reports/$name.json" "$image" < /dev/null
done`,
      },
      {
        platform: "kubernetes",
        language: "shell",
        caption: "Scan every image that runs in the cluster and keep the reports",
        code: `mkdir -p reports
kubectl get pods -A -o jsonpath="{.items[*].spec['initContainers','containers'][*].image}" |
  tr -s ' ' '\\n' | sort -u | while read -r image; do
    name=$(printf '%s' "$image" | tr '/:@' '___')
    trivy image --format json --output "reports/$name.json" "$image" < /dev/null
  done`,
      },
      {
        platform: "any",
        language: "yaml",
        caption: "GitHub Actions: stop the release branch on a critical finding with a fix",
        code: `name: scan
on:
  push:
    branches: [main]
  pull_request:
permissions:
  contents: read
jobs:
  scan:
    runs-on: ubuntu-latest
    env:
      # Pin the scanner as well.
      TRIVY: aquasec/trivy@sha256:<digest>
    steps:
      - uses: actions/checkout@<commit>
      - name: Build
        run: docker build --pull -t my-app:scan .
      - name: Scan
        run: |
          docker save --output my-app.tar my-app:scan
          docker run --rm -v "$PWD/my-app.tar:/my-app.tar:ro" "$TRIVY" \\
            image --input /my-app.tar --exit-code 1 --severity CRITICAL --ignore-unfixed`,
      },
    ],
    cost: "Half a day at most: one command per image, and the time to read what it says. Nothing has to come before it.",
    modern: null,
  },

  "PRG-2": {
    title: "Regular scanning",
    example: null,
    question: "Are scans repeated on a fixed calendar with owners and fix deadlines?",
    why: [
      "Holes become known after the build: an image that was clean at its release is not clean for ever.",
      "A scan without a deadline only makes a list. An owner and a date for each finding close it.",
    ],
    criteria: {
      met: "Scans are 30 days apart or less; once a week is better. No critical finding with a fix is older than 7 days and no high one older than 30. Three reports of one image show it, the newest of the last 30 days.",
      partly: "The interval is kept but a deadline was missed, or one run was missed.",
      not_met: "Scans happen when somebody thinks of it.",
    },
    naCondition: null,
    verification: [
      {
        platform: "any",
        run: "jq -r '[.ArtifactName, .CreatedAt[:10]] | @tsv' reports/*.json | sort",
        expect:
          "Of each image at least three dates, 30 days apart or less, the newest of the last 30 days. The dates come from inside the reports.",
      },
      {
        platform: "any",
        run: `gh issue list --label vulnerability --state open --json number,title,createdAt --jq '.[] | [.number, .createdAt[:10], .title] | @tsv'`,
        expect: "No critical finding older than 7 days, no high one older than 30.",
      },
    ],
    remediation: [
      {
        platform: "any",
        language: "yaml",
        caption: "GitHub Actions: scan what is released every Monday and keep the report",
        code: `name: weekly-scan
on:
  schedule:
    - cron: "23 5 * * 1"
  workflow_dispatch:
permissions:
  contents: read
jobs:
  scan:
    runs-on: ubuntu-latest
    env:
      TRIVY: aquasec/trivy@sha256:<digest>
      IMAGE: registry.example.com/team/my-app:1.0.0
      TRIVY_USERNAME: \${{ secrets.REGISTRY_USER }}
      TRIVY_PASSWORD: \${{ secrets.REGISTRY_PULL_TOKEN }}
    steps:
      - name: Report
        run: >-
          docker run --rm -e TRIVY_USERNAME -e TRIVY_PASSWORD "$TRIVY"
          image --quiet --format json "$IMAGE" > report.json
      - uses: actions/upload-artifact@<commit>
        with:
          name: trivy-report
          path: report.json
          retention-days: 90
      - name: Stop on what has a fix
        run: >-
          docker run --rm -e TRIVY_USERNAME -e TRIVY_PASSWORD "$TRIVY"
          image --exit-code 1 --severity CRITICAL,HIGH --ignore-unfixed "$IMAGE"`,
      },
      {
        platform: "any",
        language: "text",
        caption: "docs/scanning.md: who reads the scans, and by when findings are fixed",
        code: `# Scanning of images

Scanned:       every image we build, and every image that we run
When:          Mondays, by the workflow weekly-scan
Read by:       NAME, deputy NAME, on the same day
Reports:       kept for 90 days at least

| severity | with a fix | without a fix |
| --- | --- | --- |
| critical | rebuilt and deployed within 7 days | owner and next look within 7 days |
| high | rebuilt and deployed within 30 days | owner and next look within 30 days |

A finding is accepted only in writing: what, why it cannot hurt here, who says so, until when.
Accepted findings end on their date and are looked at again.`,
      },
    ],
    cost: "About a week of work, but three reports take a month or more to come together. Comes after basic scanning and regular image scans.",
    modern: null,
  },

  "PRG-3": {
    title: "Automated scanning",
    example: null,
    question:
      "Do scans start without a person – on every build with a blocking gate, and on a schedule for stored and running images – and raise alerts?",
    why: [
      "A scan that somebody has to start is left out in the week that matters.",
      "The two halves catch different things. The gate keeps known holes out of a release; the scheduled rescan finds what became known after it.",
    ],
    criteria: {
      met: "Every build is scanned and a finding over the limit stops it. Stored or running images are rescanned on a schedule or continuously. Findings open a ticket or an alert by themselves, and the scanner's database is updated automatically.",
      partly: "One of the two halves is there: the gate, or the rescan.",
      not_met: "Scans are started by hand.",
    },
    naCondition: null,
    verification: [
      {
        platform: "any",
        run: "gh run list --workflow scan.yml --limit 10 --json event,conclusion,createdAt --jq '.[] | [.createdAt[:10], .event, .conclusion] | @tsv'",
        expect:
          "Runs by push and by schedule, the newest scheduled one from today or yesterday, none started by hand.",
      },
      {
        platform: "kubernetes",
        run: "kubectl get vulnerabilityreports -A -o custom-columns=NAMESPACE:.metadata.namespace,IMAGE:.report.artifact.repository,TAG:.report.artifact.tag,SCANNED:.report.updateTimestamp",
        expect: "With trivy-operator: every image that runs, with a recent date.",
      },
    ],
    remediation: [
      {
        platform: "any",
        language: "yaml",
        caption: "GitHub Actions, .github/workflows/scan.yml: both halves and the ticket",
        code: `name: scan
on:
  push:
    branches: [main]
  pull_request:
  schedule:
    - cron: "41 3 * * *"
permissions:
  contents: read
env:
  TRIVY: aquasec/trivy@sha256:<digest>
jobs:
  gate:
    if: github.event_name != 'schedule'
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@<commit>
      - run: docker build --pull -t my-app:scan .
      - run: |
          docker save --output my-app.tar my-app:scan
          docker run --rm -v "$PWD/my-app.tar:/my-app.tar:ro" "$TRIVY" \\
            image --input /my-app.tar --exit-code 1 --severity CRITICAL,HIGH --ignore-unfixed
  rescan:
    if: github.event_name == 'schedule'
    runs-on: ubuntu-latest
    permissions:
      issues: write
    env:
      # The digest that is deployed.
      IMAGE: registry.example.com/team/my-app@sha256:<digest>
    steps:
      - name: Scan
        env:
          TRIVY_USERNAME: \${{ secrets.REGISTRY_USER }}
          TRIVY_PASSWORD: \${{ secrets.REGISTRY_PULL_TOKEN }}
        run: >-
          docker run --rm -e TRIVY_USERNAME -e TRIVY_PASSWORD "$TRIVY"
          image --exit-code 1 --severity CRITICAL,HIGH --ignore-unfixed "$IMAGE"
      - name: Open a ticket
        if: failure()
        env:
          GH_TOKEN: \${{ github.token }}
        run: >-
          gh issue create --repo "$GITHUB_REPOSITORY"
          --title "Rescan of $IMAGE failed"
          --body "See run $GITHUB_RUN_ID: fixable findings, or the scan did not work."`,
      },
      {
        platform: "any",
        language: "yaml",
        caption: "GitLab CI: the gate before the push",
        code: `# The runner of build and push offers a Docker engine.
stages: [build, scan, push]

build:
  stage: build
  script:
    - docker build --pull -t "my-app:$CI_COMMIT_SHA" .
    - docker save --output my-app.tar "my-app:$CI_COMMIT_SHA"
  artifacts:
    paths: [my-app.tar]
    expire_in: 1 day

scan:
  stage: scan
  image:
    name: aquasec/trivy@sha256:<digest>
    entrypoint: [""]
  script:
    - trivy image --input my-app.tar --exit-code 1 --severity CRITICAL,HIGH --ignore-unfixed

push:
  stage: push
  rules:
    - if: $CI_COMMIT_TAG
  script:
    - docker load --input my-app.tar
    - >-
      printf '%s' "$CI_REGISTRY_PASSWORD" |
      docker login "$CI_REGISTRY" -u "$CI_REGISTRY_USER" --password-stdin
    - docker tag "my-app:$CI_COMMIT_SHA" "$CI_REGISTRY_IMAGE:$CI_COMMIT_TAG"
    - docker push "$CI_REGISTRY_IMAGE:$CI_COMMIT_TAG"`,
      },
    ],
    cost: "About a week once the single scans exist. Comes after regular scanning, scans during the build and scans of stored images.",
    modern: null,
  },

  "PRG-4": {
    title: "Advanced monitoring",
    example: null,
    question:
      "Beyond dashboards: are logs and metrics central, correlated, with security alerts, on-call routing and measured response?",
    why: [
      "Logs that stay on a host are read after the fact, if the host is still there. A central store shows what happened on several machines as one story.",
      "A dashboard needs somebody who looks. An alert with a route and a target finds that person.",
    ],
    criteria: {
      met: "Logs and metrics are in a central store. At least five detections watch containers: a new shell, an unexpected outbound connection, a change of privileges, a crash loop, an image from a foreign registry. Alerts reach whoever is on call within a set time, tested in the last 90 days.",
      partly: "Logs and metrics are central, but there are no security detections, or no routing.",
      not_met: "Logs and metrics stay on each host.",
    },
    naCondition: null,
    verification: [
      {
        platform: "docker",
        run: "docker exec my-app sh -c id",
        expect:
          "An alert about a shell in a container, at the person on call, within the response target. An image without a shell needs another test.",
      },
      {
        platform: "compose",
        run: "docker compose exec my-app sh -c id",
        expect:
          "An alert about a shell in a container, at the person on call, within the response target. An image without a shell needs another test.",
      },
      {
        platform: "kubernetes",
        run: "kubectl exec deploy/my-app -- sh -c id\nkubectl get prometheusrules -A",
        expect:
          "An alert about a shell in a container, at the person on call, within the response target; and the rules that you count on are listed.",
      },
    ],
    remediation: [
      {
        platform: "any",
        language: "yaml",
        caption:
          "Falco: four of the five detections; load it after the default rules, whose macros it uses",
        code: `- list: shells
  items: [sh, bash, ash, dash, zsh]

- list: allowed_outbound
  items: ['"203.0.113.10"']

- rule: Shell in a container
  desc: A shell starts inside a container
  condition: spawned_process and container and proc.name in (shells)
  output: Shell in a container (command=%proc.cmdline container=%container.name)
  priority: WARNING

- rule: Unexpected outbound connection
  desc: A container connects to an address outside the private networks and the allowed list
  condition: >
    evt.type = connect and container and fd.typechar = 4
    and not fd.snet in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8")
    and not fd.sip in (allowed_outbound)
  output: Unexpected outbound connection (to=%fd.name command=%proc.cmdline container=%container.name)
  priority: WARNING

- rule: Change of privileges
  desc: A program that changes user or namespace starts inside a container
  condition: spawned_process and container and proc.name in (su, sudo, pkexec, nsenter, unshare)
  output: Change of privileges (command=%proc.cmdline user=%user.name container=%container.name)
  priority: WARNING

- rule: Image from a foreign registry
  desc: The first process of a container whose image is not from our registry
  condition: >
    spawned_process and container and proc.vpid = 1 and container.image.repository exists
    and not container.image.repository startswith "registry.example.com/"
  output: Image from a foreign registry (image=%container.image.repository container=%container.name)
  priority: ERROR`,
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "Prometheus Operator: the fifth detection, a crash loop",
        code: `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: container-security
spec:
  groups:
    - name: container-security
      rules:
        - alert: CrashLoop
          expr: increase(kube_pod_container_status_restarts_total[15m]) > 3
          for: 5m
          labels:
            severity: page
          annotations:
            summary: "{{ $labels.namespace }}/{{ $labels.pod }} restarts again and again"`,
      },
      {
        platform: "any",
        language: "yaml",
        caption: "Alertmanager: security alerts go to whoever is on call",
        code: `route:
  receiver: team
  group_by: [alertname, namespace]
  routes:
    - matchers:
        - severity = "page"
      receiver: on-call
      repeat_interval: 1h
receivers:
  - name: team
    email_configs:
      - to: team@example.com
        from: alerts@example.com
        smarthost: mail.example.com:587
        auth_username: alerts@example.com
        auth_password_file: /run/secrets/smtp_password
  - name: on-call
    pagerduty_configs:
      - routing_key_file: /run/secrets/on_call_key`,
      },
    ],
    cost: "More than a week: the store, the detections, the routing, and the tuning that keeps people from ignoring them. Comes after logging and container monitoring.",
    modern: null,
  },

  "PRG-5": {
    title: "Compliance checks",
    example: null,
    question:
      "Is the environment checked against a named standard at a fixed interval, with findings tracked and exceptions approved?",
    why: [
      "A named benchmark in a named version can be repeated by somebody else and compared with the last run.",
      "A failed check is worth something once it has an owner and a date, or an approved exception that ends.",
    ],
    criteria: {
      met: "Benchmark and version are named, and the last run is 90 days old or less. Each failed check has an owner and a date, or an approved exception with an end.",
      partly: "It ran once, or more than 90 days ago, or nobody tracks what failed.",
      not_met: "Nothing is checked against a standard.",
    },
    naCondition: null,
    verification: [
      {
        platform: "any",
        run: "git log -1 --format='%cs %an' -- compliance/\nls compliance/",
        expect:
          "The last report is 90 days old or less, and the list of failed checks and exceptions lies beside it.",
      },
      {
        platform: "any",
        run: "trivy image --compliance docker-cis-1.6.0 my-app:1.0",
        expect: "A summary per check; each failed one stands in the list with owner and date.",
      },
      {
        platform: "kubernetes",
        run: "trivy k8s --compliance k8s-pss-restricted-0.1 --report summary",
        expect: "A summary per check; each failed one stands in the list with owner and date.",
      },
    ],
    remediation: [
      {
        platform: "docker",
        language: "shell",
        caption:
          "Docker host: docker-bench-security from its repository, report with a date in its name",
        code: dockerBench,
      },
      {
        platform: "compose",
        language: "shell",
        caption:
          "Docker host: docker-bench-security from its repository, report with a date in its name",
        code: dockerBench,
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "kube-bench every month on a node; repeat it for each kind of node",
        code: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: kube-bench
spec:
  schedule: "0 4 1 * *"
  concurrencyPolicy: Forbid
  jobTemplate:
    spec:
      backoffLimit: 0
      template:
        spec:
          # It reads the node's processes and files: keep it in a namespace of its own.
          hostPID: true
          restartPolicy: Never
          automountServiceAccountToken: false
          containers:
            - name: kube-bench
              image: aquasec/kube-bench@sha256:<digest>
              # Name the benchmark: this one is for Kubernetes 1.32 to 1.34.
              command: ["kube-bench", "run", "--benchmark", "cis-1.12", "--targets", "node", "--json"]
              securityContext:
                allowPrivilegeEscalation: false
                capabilities:
                  drop: ["ALL"]
              resources:
                requests:
                  cpu: 100m
                  memory: 128Mi
                limits:
                  cpu: 500m
                  memory: 256Mi
              volumeMounts:
                - name: kubelet
                  mountPath: /var/lib/kubelet
                  readOnly: true
                - name: systemd
                  mountPath: /etc/systemd
                  readOnly: true
                - name: kubernetes
                  mountPath: /etc/kubernetes
                  readOnly: true
          volumes:
            - name: kubelet
              hostPath:
                path: /var/lib/kubelet
            - name: systemd
              hostPath:
                path: /etc/systemd
            - name: kubernetes
              hostPath:
                path: /etc/kubernetes`,
      },
      {
        platform: "any",
        language: "text",
        caption: "compliance/findings.md: what failed, and what is accepted until when",
        code: `# Compliance checks

Benchmark:   CIS Docker Benchmark 1.6.0, by docker-bench-security
Last run:    YYYY-MM-DD, report docker-bench-YYYY-MM-DD.log
Next run:    YYYY-MM-DD, 90 days later at most
Owner:       NAME

## Failed checks
| check | host or image | owner | fixed by |
| --- | --- | --- | --- |
| | | NAME | YYYY-MM-DD |

## Exceptions
| check | why | instead | approved by | ends |
| --- | --- | --- | --- | --- |
| 4.5 content trust | retired, the signing service shuts down | signed with cosign, see BLD-5 | NAME | YYYY-MM-DD |`,
      },
    ],
    cost: "About a week for the first run and its findings, then some hours each time. Comes after regular scanning. The content trust check of the CIS Docker Benchmark (4.5) cannot be met any more: record a standing exception that points to BLD-5.",
    modern: null,
  },

  "PRG-6": {
    title: "Full audit logging",
    example: null,
    question:
      "Is every security-relevant action (engine or cluster API, registry, pipeline, secret access, administrator login, commands run inside containers) logged to a central, tamper-evident store with synchronised time and defined retention?",
    why: [
      "After an incident the question is who did what, when. Container output does not answer it: the actions are those of the engine, the registry, the pipeline and the people.",
      "A log that an intruder can change, or whose clocks disagree, proves nothing.",
    ],
    criteria: {
      met: "All the sources named in the question are logged, few can write to the store, and changes to it show. Logs are kept for 12 months, 3 of them searchable, clocks are synchronised, and logs are reviewed automatically.",
      partly: "Some of the sources are missing, or logs are kept for a shorter time.",
      not_met: "Only the output of containers is logged.",
    },
    naCondition: null,
    verification: [
      {
        platform: "any",
        run: "timedatectl show -p NTPSynchronized",
        expect: "NTPSynchronized=yes on every host.",
      },
      {
        platform: "docker",
        run: "sudo auditctl -l | grep docker",
        expect:
          "A rule for the engine, its configuration and its unit files. Then do one of these actions and find it in the central store, with the right time.",
      },
      {
        platform: "compose",
        run: "sudo auditctl -l | grep docker",
        expect:
          "A rule for the engine, its configuration and its unit files. Then do one of these actions and find it in the central store, with the right time.",
      },
      {
        platform: "kubernetes",
        run: "ps -o args= -C kube-apiserver | tr ' ' '\\n' | grep -- '--audit-'",
        expect:
          "On a control plane node: a policy file and a log path or a webhook. Then run a command in a pod and find it in the central store, with the right time.",
      },
    ],
    remediation: [
      {
        platform: "docker",
        language: "text",
        caption:
          "/etc/audit/rules.d/docker.rules: changes to the engine; load with augenrules --load",
        code: engineAuditRules,
      },
      {
        platform: "compose",
        language: "text",
        caption:
          "/etc/audit/rules.d/docker.rules: changes to the engine; load with augenrules --load",
        code: engineAuditRules,
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "Audit policy of the API server: who touched what, never the body of a secret",
        code: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages:
  - RequestReceived
rules:
  # First match wins: bodies of secrets and tokens must not reach the log.
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]
      - group: authentication.k8s.io
        resources: ["tokenreviews"]
  # Commands run inside containers.
  - level: Request
    resources:
      - group: ""
        resources: ["pods/exec", "pods/attach", "pods/portforward", "pods/ephemeralcontainers"]
  # Changes of rights, of network rules and of admission.
  - level: RequestResponse
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    resources:
      - group: rbac.authorization.k8s.io
      - group: networking.k8s.io
      - group: admissionregistration.k8s.io
  - level: Metadata`,
      },
      {
        platform: "any",
        language: "text",
        caption: "docs/audit-logging.md: every source, where it goes and how long it stays",
        code: `# Audit logging

Store:        NAME (append only; who may write; who may delete: nobody before retention ends)
Integrity:    HOW a change or a gap is noticed
Retention:    12 months, 3 of them searchable
Time:         all hosts synchronised with NAME

| source | what is logged | how it gets there | reviewed by | last seen |
| --- | --- | --- | --- | --- |
| engine or cluster API | changes, denied requests | | | |
| commands run in containers | who, which container, when | | | |
| registry | push, pull, delete, changes of rights | | | |
| pipeline | runs, approvals, changes of settings | | | |
| secrets manager | each read and change | | | |
| administrator logins | success and failure | | | |
| cloud account | all management calls | | | |

Review: rules that alert by themselves, listed in NAME; what they miss is read by NAME each week.`,
      },
    ],
    cost: "More than a week, over several teams. It grows with the number of sources and with the retention. Comes after logging.",
    modern: null,
  },

  "PRG-7": {
    title: "Advanced threat detection",
    example: null,
    question:
      "Does runtime detection watch system calls, processes, files and network of all containers, with tuned rules, coverage proof and tested response?",
    why: [
      "Scans look at what an image contains. Detection at run time looks at what a container does, and so sees an attack through a hole that no list knows yet.",
      "A sensor that covers half of the hosts, or that nobody has tried, gives a feeling and no detection.",
    ],
    criteria: {
      met: "A sensor runs on at least 95 % of hosts or nodes, and the number is proven. Rules are mapped to attack techniques, for example of the MITRE ATT&CK matrix for containers. Detections are exercised at least every quarter, and the response is automatic or on call.",
      partly: "A sensor is deployed, but with its default rules only or on fewer hosts.",
      not_met: "Nothing watches containers at run time.",
    },
    naCondition: null,
    verification: [
      {
        platform: "kubernetes",
        run: "kubectl get daemonset falco -n falco\nkubectl get nodes --no-headers | wc -l",
        expect: "READY is at least 95 % of the number of nodes. Another sensor has another name.",
      },
      {
        platform: "any",
        run: "git log -3 --format='%cs %s' -- detection/exercises/",
        expect:
          "An exercise in each of the last quarters, with what was tried, what was seen, and how long it took.",
      },
    ],
    remediation: [
      {
        platform: "any",
        language: "yaml",
        caption:
          "detection/rules.yaml: tuned Falco rules with their technique; load it after the default rules",
        code: `- list: image_tools
  items: [apk, apt, apt-get, dpkg, dnf, yum, pip, npm]

- rule: Package manager in a running container
  desc: Software is installed in a container that should only run what its image brought
  condition: spawned_process and container and proc.name in (image_tools)
  output: Package manager in a running container (command=%proc.cmdline container=%container.name)
  priority: WARNING
  tags: [container, T1105]

- rule: Account token read by a shell tool
  desc: A command line tool opens the token of the service account
  condition: >
    open_read and container and fd.name contains /secrets/kubernetes.io/serviceaccount
    and proc.name in (cat, less, head, tail, grep, curl, wget, sh, bash)
  output: Account token read (command=%proc.cmdline file=%fd.name container=%container.name)
  priority: ERROR
  tags: [container, T1528]`,
      },
      {
        platform: "any",
        language: "shell",
        caption:
          "Hosts on which no sensor runs: compare the inventory with what the sensors report",
        code: `# hosts.txt: one host per line from the inventory; sensors.txt: one per line from the sensor's console
sort -u hosts.txt > all.txt
sort -u sensors.txt > seen.txt
comm -23 all.txt seen.txt
echo "covered: $(comm -12 all.txt seen.txt | wc -l) of $(wc -l < all.txt)"`,
      },
      {
        platform: "any",
        language: "text",
        caption: "detection/exercises/TEMPLATE.md: the quarterly exercise",
        code: `# Detection exercise, YYYY quarter N

Host or cluster:   NAME (never production without its owner's consent)
Led by:            NAME
On call:           NAME, not told the hour

| technique | what was done | rule that fired | seen after | responded after | gap |
| --- | --- | --- | --- | --- | --- |
| shell in a container | | | | | |
| unexpected connection | | | | | |
| token read | | | | | |
| package manager started | | | | | |
| change of privileges | | | | | |

Coverage:   N of N hosts (95 % or more)
Actions:    what, owner, date`,
      },
    ],
    cost: "More than a week: sensors everywhere, rules tuned until alerts mean something, exercises every quarter. Comes after advanced monitoring.",
    modern: null,
  },

  "PRG-8": {
    title: "Compliance automation",
    example: null,
    question:
      "Are compliance checks expressed as code, run continuously, and do they collect evidence and block or ticket drift by themselves?",
    why: [
      "A manual audit shows one day. Between two audits, settings drift and nobody sees it.",
      "Checks that are code run on every change, and their reports are the evidence that an auditor asks for.",
    ],
    criteria: {
      met: "Policies are code and run both in the pipeline and at admission or deployment. The running state is scanned continuously, evidence is stored and tickets are opened without a person, and drift raises an alert within 24 hours.",
      partly: "The checks run in the pipeline only, or people collect the evidence.",
      not_met: "Audits are manual.",
    },
    naCondition: null,
    verification: [
      {
        platform: "any",
        run: "gh run list --workflow compliance.yml --limit 10 --json event,conclusion,createdAt --jq '.[] | [.createdAt[:16], .event, .conclusion] | @tsv'",
        expect:
          "Runs on changes and a scheduled one of the last 24 hours. A failed one has a ticket that nobody had to open.",
      },
      {
        platform: "kubernetes",
        run: "kubectl get validatingadmissionpolicybindings -o custom-columns=NAME:.metadata.name,ACTIONS:.spec.validationActions\nkubectl get configauditreports -A",
        expect:
          "Bindings with Deny; with trivy-operator also a report for every workload. Other tools have objects of their own.",
      },
    ],
    remediation: [
      {
        platform: "any",
        language: "yaml",
        caption:
          "GitHub Actions, .github/workflows/compliance.yml: check, keep the evidence, open a ticket",
        code: `name: compliance
on:
  pull_request:
  push:
    branches: [main]
  schedule:
    - cron: "11 2 * * *"
permissions:
  contents: read
env:
  TRIVY: aquasec/trivy@sha256:<digest>
jobs:
  check:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      issues: write
    steps:
      - uses: actions/checkout@<commit>
      - name: Evidence
        run: >-
          docker run --rm -v "$PWD:/src:ro" "$TRIVY"
          config --quiet --format json /src > compliance.json
      - uses: actions/upload-artifact@<commit>
        with:
          name: compliance-report
          path: compliance.json
          retention-days: 90
      - name: Gate
        run: >-
          docker run --rm -v "$PWD:/src:ro" "$TRIVY"
          config --exit-code 1 --severity HIGH,CRITICAL /src
      - name: Open a ticket
        if: failure() && github.event_name == 'schedule'
        env:
          GH_TOKEN: \${{ github.token }}
        run: >-
          gh issue create --repo "$GITHUB_REPOSITORY"
          --title "Compliance check failed"
          --body "See run $GITHUB_RUN_ID."`,
      },
      {
        platform: "compose",
        language: "shell",
        caption: "Drift on a Compose host: what runs against what the file says; run it hourly",
        code: `#!/usr/bin/env bash
# Ends with 1 when Compose would have to create, recreate or start something.
set -euo pipefail
plan=$(docker compose --dry-run up --detach --no-build 2>&1)
if grep -E 'Creat|Recreat|Start' <<< "$plan"; then
  exit 1
fi`,
      },
      {
        platform: "kubernetes",
        language: "shell",
        caption: "Drift in a cluster: what runs against what the repository says; run it hourly",
        code: `#!/usr/bin/env bash
# Ends with 1 on a difference. The account needs the right to patch: the diff is a dry run on the server.
set -euo pipefail
kubectl diff --recursive -f deploy/`,
      },
    ],
    cost: "More than a week. Each policy has to be tuned before it may block. Comes after compliance checks and security policies.",
    modern: null,
  },

  "PRG-9": {
    title: "Security policies",
    example: null,
    question:
      "Are container security rules written, approved, known, and technically enforced with a managed exception process?",
    why: [
      "A rule that is only written is kept by those who know it. A rule that is only enforced is worked around by those who don't see its reason.",
      "Without a way to ask for an exception, exceptions happen anyway, without an owner and without an end.",
    ],
    criteria: {
      met: "A policy approved in the last 12 months covers at least image source, base age, secrets, privileges, network, registry and patch deadlines. It is enforced at admission or deployment, and each exception has an owner and an end.",
      partly: "The policy is written but not enforced, or enforcement only warns or records.",
      not_met: "There is no policy.",
    },
    naCondition: null,
    verification: [
      {
        platform: "any",
        run: "git log -1 --format='%cs %an' -- docs/container-security-policy.md",
        expect: "The approval is 12 months old or less.",
      },
      {
        platform: "kubernetes",
        run: "kubectl get namespaces -L pod-security.kubernetes.io/enforce\nkubectl run policy-test --image=docker.io/library/nginx:1.30 --dry-run=server -n my-app",
        expect:
          "Each namespace with workloads shows restricted or baseline, and the pod is refused. Nothing is started.",
      },
    ],
    remediation: [
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "Enforce the restricted profile and the image source in one namespace",
        code: `apiVersion: v1
kind: Namespace
metadata:
  name: my-app
  labels:
    pod-security.kubernetes.io/enforce: restricted
    pod-security.kubernetes.io/enforce-version: v1.35
---
# Pod Security does not cover image source, limits and read-only root: they need their own rules.
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata:
  name: own-registry-only
spec:
  failurePolicy: Fail
  matchConstraints:
    resourceRules:
      - apiGroups: [""]
        apiVersions: ["v1"]
        operations: ["CREATE", "UPDATE"]
        resources: ["pods", "pods/ephemeralcontainers"]
  validations:
    - expression: >-
        object.spec.containers.all(c, c.image.startsWith('registry.example.com/'))
      message: Images come from registry.example.com only.
    - expression: >-
        !has(object.spec.initContainers) ||
        object.spec.initContainers.all(c, c.image.startsWith('registry.example.com/'))
      message: Images of init containers come from registry.example.com only.
    - expression: >-
        !has(object.spec.ephemeralContainers) ||
        object.spec.ephemeralContainers.all(c, c.image.startsWith('registry.example.com/'))
      message: Images of debug containers come from registry.example.com only.
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata:
  name: own-registry-only
spec:
  policyName: own-registry-only
  validationActions: ["Deny"]
  matchResources:
    namespaceSelector:
      matchLabels:
        pod-security.kubernetes.io/enforce: restricted`,
      },
      {
        platform: "any",
        language: "text",
        caption: "docs/container-security-policy.md: an outline to fill in",
        code: `# Container security policy

Approved by:   NAME, YYYY-MM-DD
Next review:   YYYY-MM-DD, 12 months later at most
Applies to:    every container in staging and production
Known to:      HOW new and present colleagues learn of it

## Rules
| subject | rule | enforced by |
| --- | --- | --- |
| image source | only our registry and its mirror | admission, deploy step |
| base age | a supported release, rebuilt every 30 days | bot, pipeline |
| secrets | never in code, image or variable; from the manager | secret scan in the pipeline |
| privileges | not root, no added capability, read-only root | admission |
| network | denied by default, allowed by name | network policies |
| registry | private, login required, only the pipeline pushes | registry roles |
| patch deadlines | critical 7 days, high 30 days | weekly scan, tickets |

## Exceptions
Asked of:       NAME
Needs:          rule, subject, reason, what is done instead, owner, end (90 days at most)
Decided by:     NAME, within 5 working days
Listed in:      docs/exceptions.md; ended ones are removed or asked for again

| rule | subject | reason | instead | owner | ends |
| --- | --- | --- | --- | --- | --- |
| | | | | | |`,
      },
    ],
    cost: "About a week for text and approval; more than that where enforcement has to reach every cluster and host. Comes after compliance checks.",
    modern: null,
  },

  "PRG-10": {
    title: "Incident response",
    example: null,
    question:
      "Is there a rehearsed plan for container incidents: isolate, preserve evidence, revoke, rebuild, learn?",
    why: [
      "The reflex is to delete the container and start a new one. That destroys the evidence and starts the same hole again.",
      "A plan that nobody has tried fails at the first missing right, number or tool. An exercise finds it on a quiet day.",
    ],
    criteria: {
      met: "A plan names roles and contacts, and has runbooks for containers: quarantine, cordon the node, keep evidence before deleting, revoke secrets, redeploy from a clean signed digest. An exercise of the last 12 months is recorded, its actions are closed.",
      partly: "There is a plan, but without runbooks for containers or without an exercise.",
      not_met: "There is no plan.",
    },
    naCondition: null,
    verification: [
      {
        platform: "any",
        run: "git log -1 --format='%cs %s' -- docs/incidents/exercises/",
        expect: "An exercise of the last 12 months, with its actions closed.",
      },
      {
        platform: "docker",
        run: `# A drill, on a container made for it
docker network disconnect my-app_default drill
docker pause drill
docker commit drill case-1
docker export drill > case-1.tar
docker logs --timestamps drill > case-1.log 2>&1`,
        expect:
          "The container no longer answers, and image, file system and log are kept. Note how long it took.",
      },
      {
        platform: "kubernetes",
        run: `# A drill, on a pod made for it
kubectl label pod drill app- quarantine=true
kubectl get pod drill -o yaml > case-1.yaml
kubectl logs drill --all-containers --timestamps > case-1.log`,
        expect:
          "The pod gets no traffic any more, still runs, and its state and logs are kept. Note how long it took.",
      },
    ],
    remediation: [
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "Keep the quarantine ready in every namespace",
        code: `# Policies only add: take away the labels by which other policies and services select the pod,
# or what they allow stays allowed. It works only where the network plug-in enforces policies.
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: quarantine
spec:
  podSelector:
    matchLabels:
      quarantine: "true"
  policyTypes: ["Ingress", "Egress"]`,
      },
      {
        platform: "docker",
        language: "shell",
        caption: "isolate.sh: take a container off its networks and keep the evidence",
        code: isolateScript,
      },
      {
        platform: "compose",
        language: "shell",
        caption: "isolate.sh: take a container off its networks and keep the evidence",
        code: isolateScript,
      },
      {
        platform: "any",
        language: "text",
        caption: "docs/incidents/runbook.md: an outline to fill in",
        code: `# Runbook: a container is compromised

Lead:            NAME, deputy NAME          Decides about switching off: NAME
On call:         HOW to reach               Outside help: NAME, HOW
Tells others:    NAME (customers, authorities, by when)
Notes:           WHERE; every step with time and name

1. Confirm.   What was seen, by which alert, since when? Open a case with a number.
2. Isolate.   Quarantine container or pod, cordon the node. Do not delete, do not restart.
3. Preserve.  Configuration, processes, file system, logs, image digest; checksums; a copy elsewhere.
4. Revoke.    Every secret that the container could read: list, revoke, issue anew, check for use.
5. Find.      Image? Hole in the code? Stolen access? Which others run the same digest?
6. Rebuild.   Fix the cause, build from source, scan, sign, deploy by the clean digest.
7. Watch.     The same signs on all others, for 30 days.
8. Learn.     Review within 10 working days: timeline, what helped, actions with owner and date.

# Exercise record: docs/incidents/exercises/YYYY-MM-DD.md
Scenario, who took part, time to notice / isolate / revoke / rebuild, what was missing,
actions (owner, date, closed on).`,
      },
    ],
    cost: "About a week for plan, runbooks and the first exercise, then a day each year. Comes after logging and container monitoring.",
    modern: null,
  },
} satisfies Record<ProgrammeControlId, ControlText>;
