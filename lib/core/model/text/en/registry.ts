import type { ControlText } from "@/lib/core/model/control";

type RegistryControlId = "REG-1" | "REG-2" | "REG-3" | "REG-4" | "REG-5";

/** The prose of the registry controls, in English. */
export const registryText = {
  "REG-1": {
    title: "Use private registries",
    example: "For proprietary code\nFor internal apps\nFor sensitive data",
    question:
      "Are proprietary and internal images stored only in private repositories under your control?",
    why: [
      "An image that anyone can pull shows everyone your code, the addresses of your internal services and any secret that was baked in.",
      "The name of an image does not tell whether it is public: the large registries host both kinds under the same host name. Only a pull without a login shows it.",
      "Rate limits and outages of a public registry are a second reason to deploy from your own registry or mirror.",
    ],
    criteria: {
      met: "Every image of your own lies in a private repository, checked by a pull without a login. Deployments pull from that registry or from an approved mirror.",
      partly:
        "Some repositories are public only because that was the default, or images lie in private repositories of personal accounts.",
      not_met: "An image with proprietary code can be pulled by anyone.",
    },
    naCondition: "Every image of this project is open source and published on purpose.",
    verification: [
      {
        platform: "any",
        run: "docker logout registry.example.com\ndocker manifest inspect registry.example.com/team/my-app:1.0.0",
        expect:
          "“unauthorized” or “denied”. A manifest means that the image is public. Repeat it for every image of your own.",
      },
      {
        platform: "compose",
        run: "docker compose config --images | sort -u",
        expect: "Every image of your own starts with the host of your registry or mirror.",
      },
      {
        platform: "kubernetes",
        run: `kubectl get pods -A -o jsonpath="{.items[*].spec['initContainers','containers'][*].image}" | tr -s ' ' '\\n' | sort -u`,
        expect: "Every image of your own starts with the host of your registry or mirror.",
      },
    ],
    remediation: [
      {
        platform: "docker",
        language: "shell",
        caption: "Move an image to the private registry",
        code: `docker tag my-app:1.0.0 registry.example.com/team/my-app:1.0.0
docker push registry.example.com/team/my-app:1.0.0`,
      },
      {
        platform: "compose",
        language: "compose",
        caption: "compose.yaml: name the private registry in full",
        code: `services:
  app:
    image: registry.example.com/team/my-app:1.0.0
    restart: unless-stopped`,
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "A Deployment that pulls from the private registry",
        code: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: my-app
spec:
  replicas: 2
  selector:
    matchLabels:
      app: my-app
  template:
    metadata:
      labels:
        app: my-app
    spec:
      imagePullSecrets:
        - name: registry-pull
      containers:
        - name: app
          image: registry.example.com/team/my-app:1.0.0
          securityContext:
            runAsNonRoot: true
            runAsUser: 1001
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: ["ALL"]
          resources:
            requests:
              cpu: 250m
              memory: 256Mi
            limits:
              cpu: "1"
              memory: 512Mi`,
      },
    ],
    cost: "About a week: set up the repositories, move the images, change every reference. Nothing has to come before it.",
    modern: null,
  },

  "REG-2": {
    title: "Require authentication",
    example: "docker login registry.example.com",
    question:
      "Does every pull of a private image and every push require authentication with personal or workload identities?",
    why: [
      "In 2016 a registry of the video service Vine answered without a login. It gave away the service's whole source code and its API keys.",
      "A private repository protects nothing while the registry lets anyone in, or while one shared password opens it for all.",
    ],
    criteria: {
      met: "There is no anonymous access. Only the identity of the pipeline pushes, by OIDC or by a scoped robot token that expires. People sign in with single sign-on or a second factor.",
      partly:
        "A login is required, but passwords are shared or long-lived, or people sign in without a second factor.",
      not_met: "Anyone can pull or push without a login, or credentials lie in files.",
    },
    naCondition: "Every image of this project is open source and published on purpose.",
    verification: [
      {
        platform: "any",
        run: "curl -s -o /dev/null -w '%{http_code}\\n' https://registry.example.com/v2/",
        expect: "401. 200 means that the registry answers without a login.",
      },
      {
        platform: "docker",
        run: "docker logout registry.example.com\ndocker pull registry.example.com/team/my-app:1.0.0",
        expect: "The pull ends with “denied” or “unauthorized”.",
      },
      {
        platform: "any",
        run: `jq '{auths: (.auths // {} | map_values(has("auth"))), credsStore, credHelpers}' ~/.docker/config.json`,
        expect:
          "No registry under auths shows true: true is a password stored in the file, merely encoded. A value in credsStore or credHelpers keeps it out of the file.",
      },
    ],
    remediation: [
      {
        platform: "any",
        language: "shell",
        caption: "Sign in without leaving the token in the process list or the shell history",
        code: `printf '%s' "$REGISTRY_TOKEN" | docker login registry.example.com --username ci --password-stdin`,
      },
      {
        platform: "any",
        language: "yaml",
        caption: "GitHub Actions: push with the token of the run, which expires with it",
        code: `name: release
on:
  push:
    tags: ["v*"]
permissions:
  contents: read
jobs:
  push:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      packages: write
    steps:
      - uses: actions/checkout@<commit>
      - name: Sign in
        env:
          TOKEN: \${{ secrets.GITHUB_TOKEN }}
        run: printf '%s' "$TOKEN" | docker login ghcr.io --username "$GITHUB_ACTOR" --password-stdin
      - name: Build and push
        run: |
          image="ghcr.io/$GITHUB_REPOSITORY:$GITHUB_REF_NAME"
          docker build --pull -t "$image" .
          docker push "$image"
      - name: Sign out
        if: always()
        run: docker logout ghcr.io`,
      },
      {
        platform: "compose",
        language: "compose",
        caption: "compose.yaml: your own registry, only with a login and only over TLS",
        code: `services:
  registry:
    image: registry:3.0.0
    restart: unless-stopped
    read_only: true
    security_opt:
      - no-new-privileges=true
    ports:
      - "443:5000"
    environment:
      REGISTRY_AUTH: htpasswd
      REGISTRY_AUTH_HTPASSWD_REALM: registry.example.com
      REGISTRY_AUTH_HTPASSWD_PATH: /run/secrets/registry_htpasswd
      REGISTRY_HTTP_TLS_CERTIFICATE: /run/secrets/registry_cert
      REGISTRY_HTTP_TLS_KEY: /run/secrets/registry_key
    secrets:
      - registry_htpasswd
      - registry_cert
      - registry_key
    volumes:
      - registry-data:/var/lib/registry
secrets:
  registry_htpasswd:
    # One line per account, made with: htpasswd -B -n NAME
    file: ./secrets/registry_htpasswd
  registry_cert:
    file: ./secrets/registry.crt
  registry_key:
    file: ./secrets/registry.key
volumes:
  registry-data:`,
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "Pull with a read-only robot account, bound to one ServiceAccount",
        code: `# The secret is of type kubernetes.io/dockerconfigjson and holds a token that may only pull.
# Whoever may read secrets in this namespace can read it.
apiVersion: v1
kind: ServiceAccount
metadata:
  name: my-app
automountServiceAccountToken: false
imagePullSecrets:
  - name: registry-pull`,
      },
    ],
    cost: "Half a day at most for one registry and a few pipelines. Comes after private registries.",
    modern:
      "The checklist signs in with docker login and a password. Today: pass the token on standard input (--password-stdin), give pipelines OIDC or scoped tokens that expire, and on Docker Hub use access tokens of the organisation, never a person's password.",
  },

  "REG-3": {
    title: "Use HTTPS",
    example: "Encrypted connections\nValid certificates\nNo HTTP",
    question: "Do all clients reach registries only over HTTPS with verified certificates?",
    why: [
      "Over plain HTTP, or with verification switched off, anyone on the path can swap an image or take the credentials.",
      "Docker falls back to HTTP only for registries that are listed as insecure. So the risk is in the exceptions, and they are easy to find.",
    ],
    criteria: {
      met: "No client has an exception for an insecure registry. Every registry has a valid certificate, from a public authority or from a private one whose CA file every client has.",
      partly: "There are exceptions, but only for a registry on the same machine or in a lab.",
      not_met:
        "A real registry is listed as insecure, its certificate is not verified, or the certificate has expired.",
    },
    naCondition: "No client of this project uses a registry.",
    verification: [
      {
        platform: "docker",
        run: "docker info -f '{{json .RegistryConfig.InsecureRegistryCIDRs}}'",
        expect: 'Only ["::1/128","127.0.0.0/8"], in either order. Run it on every host.',
      },
      {
        platform: "any",
        run: "curl -sS -o /dev/null -w '%{ssl_verify_result} %{http_code}\\n' https://registry.example.com/v2/",
        expect:
          "0 as the first number: the certificate was verified. An error about the certificate means it was not.",
      },
      {
        platform: "kubernetes",
        run: "sudo grep -rnE 'skip_verify *= *true|http://' /etc/containerd/certs.d/",
        expect: "No line, on every node.",
      },
    ],
    remediation: [
      {
        platform: "docker",
        language: "shell",
        caption: "Docker host: trust the private CA, then drop the exception",
        code: `sudo install -D -m 0644 ca.crt /etc/docker/certs.d/registry.example.com/ca.crt
# Remove "insecure-registries" from /etc/docker/daemon.json, then check the file and restart.
sudo dockerd --validate --config-file /etc/docker/daemon.json
sudo systemctl restart docker`,
      },
      {
        platform: "compose",
        language: "compose",
        caption: "compose.yaml: your own registry with its certificate",
        code: `services:
  registry:
    image: registry:3.0.0
    restart: unless-stopped
    ports:
      - "443:5000"
    environment:
      REGISTRY_AUTH: htpasswd
      REGISTRY_AUTH_HTPASSWD_REALM: registry.example.com
      REGISTRY_AUTH_HTPASSWD_PATH: /run/secrets/registry_htpasswd
      REGISTRY_HTTP_TLS_CERTIFICATE: /run/secrets/registry_cert
      REGISTRY_HTTP_TLS_KEY: /run/secrets/registry_key
    secrets:
      - registry_htpasswd
      - registry_cert
      - registry_key
    volumes:
      - registry-data:/var/lib/registry
secrets:
  registry_htpasswd:
    file: ./secrets/registry_htpasswd
  registry_cert:
    file: ./secrets/registry.crt
  registry_key:
    file: ./secrets/registry.key
volumes:
  registry-data:`,
      },
      {
        platform: "kubernetes",
        language: "toml",
        caption: "Each node: /etc/containerd/certs.d/registry.example.com/hosts.toml",
        code: `server = "https://registry.example.com"

[host."https://registry.example.com"]
  capabilities = ["pull", "resolve"]
  ca = "/etc/containerd/certs.d/registry.example.com/ca.crt"`,
      },
    ],
    cost: "Half a day at most: HTTPS is the default of every registry, only exceptions need work. Comes after private registries.",
    modern: null,
  },

  "REG-4": {
    title: "Scan registry images",
    example: "Regular scanning\nVulnerability alerts\nUpdate notifications",
    question:
      "Are stored images rescanned regularly, with alerts and update notices to the owners?",
    why: [
      "Holes become known after the build. A rescan finds them in images that nobody rebuilds.",
      "NIST SP 800-190 names stale images in registries as a risk of their own. Old tags that nobody prunes stay there to be deployed again.",
    ],
    criteria: {
      met: "Every tag in use is rescanned continuously or at least daily, a named owner gets the alert, and old tags are pruned.",
      partly: "Images are scanned only when they are pushed, or are rescanned without an alert.",
      not_met: "Stored images are not scanned.",
    },
    naCondition:
      "Every image of this project is open source and published on purpose; then IMG-3 carries the scanning.",
    verification: [
      {
        platform: "any",
        run: "gh run list --workflow rescan.yml --event schedule --limit 3",
        expect:
          "Three runs that a schedule started, the newest from today or yesterday. Where the registry itself scans: open the newest report of a tag that is 60 days old and look for the same date.",
      },
      {
        platform: "kubernetes",
        run: "kubectl get vulnerabilityreports -A -o custom-columns=NAMESPACE:.metadata.namespace,IMAGE:.report.artifact.repository,TAG:.report.artifact.tag,SCANNED:.report.updateTimestamp",
        expect:
          "With trivy-operator: a line for every image that runs, scanned today or yesterday.",
      },
    ],
    remediation: [
      {
        platform: "any",
        language: "yaml",
        caption: "GitHub Actions, .github/workflows/rescan.yml: what is deployed, daily, by digest",
        code: `name: rescan
on:
  schedule:
    - cron: "17 4 * * *"
  workflow_dispatch:
permissions:
  contents: read
  issues: write
jobs:
  rescan:
    runs-on: ubuntu-latest
    strategy:
      fail-fast: false
      matrix:
        # The digests that are deployed, not tags.
        image:
          - registry.example.com/team/my-app@sha256:<digest>
    env:
      # Pin the scanner as well.
      TRIVY: aquasec/trivy@sha256:<digest>
    steps:
      - name: Scan
        env:
          TRIVY_USERNAME: \${{ secrets.REGISTRY_USER }}
          TRIVY_PASSWORD: \${{ secrets.REGISTRY_PULL_TOKEN }}
          IMAGE: \${{ matrix.image }}
        run: >-
          docker run --rm -e TRIVY_USERNAME -e TRIVY_PASSWORD "$TRIVY"
          image --exit-code 1 --severity CRITICAL,HIGH --ignore-unfixed "$IMAGE"
      - name: Tell the owner
        if: failure()
        env:
          GH_TOKEN: \${{ github.token }}
          IMAGE: \${{ matrix.image }}
        run: >-
          gh issue create --repo "$GITHUB_REPOSITORY"
          --title "Rescan of $IMAGE failed"
          --body "See run $GITHUB_RUN_ID: fixable findings, or the scan did not work."`,
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "A daily scan in the cluster, for registries without a scanner",
        code: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: rescan-my-app
spec:
  schedule: "17 4 * * *"
  concurrencyPolicy: Forbid
  jobTemplate:
    spec:
      backoffLimit: 0
      template:
        spec:
          restartPolicy: Never
          automountServiceAccountToken: false
          securityContext:
            runAsNonRoot: true
            runAsUser: 10001
            runAsGroup: 10001
            fsGroup: 10001
            seccompProfile:
              type: RuntimeDefault
          containers:
            - name: trivy
              image: aquasec/trivy@sha256:<digest>
              # A failed Job is the alert: route it like any other failed Job.
              args:
                - image
                - --cache-dir=/cache
                - --exit-code=1
                - --severity=CRITICAL,HIGH
                - --ignore-unfixed
                - registry.example.com/team/my-app@sha256:<digest>
              envFrom:
                - secretRef:
                    # TRIVY_USERNAME and TRIVY_PASSWORD of an account that may only pull
                    name: registry-scan
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities:
                  drop: ["ALL"]
              resources:
                requests:
                  cpu: 250m
                  memory: 512Mi
                limits:
                  cpu: "1"
                  memory: 2Gi
              volumeMounts:
                - name: cache
                  mountPath: /cache
                - name: tmp
                  mountPath: /tmp
          volumes:
            - name: cache
              emptyDir: {}
            - name: tmp
              emptyDir: {}`,
      },
    ],
    cost: "Half a day at most where the registry can rescan by itself; up to a week where you schedule the scans yourself. Comes after private registries and regular image scans.",
    modern: null,
  },

  "REG-5": {
    title: "Limit access",
    example: "Only needed teams\nReview regularly\nRemove unused access",
    question:
      "Can only the teams and robots that need it push to or pull from each repository, and is this reviewed?",
    why: [
      "One broad token that leaks is enough to poison every image.",
      "People who have left keep their access until somebody looks. Roles of the organisation reach further than a repository's own list shows, and a registry may keep a list apart from the source repository.",
    ],
    criteria: {
      met: "Each repository has roles per team, and only the pipeline pushes. Access is reviewed at least every six months with a record, unused tokens are removed, and release tags cannot be overwritten.",
      partly: "There are roles, but no review, or people can push releases.",
      not_met: "Everyone is an administrator, or all share one account.",
    },
    naCondition: "Every image of this project is open source and published on purpose.",
    verification: [
      {
        platform: "any",
        run: `# Two different images under one release tag that is made for this test.
docker pull alpine:3.24
docker pull nginx:1.30
docker tag alpine:3.24 registry.example.com/team/my-app:0.0.0
docker push registry.example.com/team/my-app:0.0.0
docker tag nginx:1.30 registry.example.com/team/my-app:0.0.0
docker push registry.example.com/team/my-app:0.0.0`,
        expect:
          "With a person's account the first push is refused. With the pipeline's account the second one is. Delete the test tag afterwards.",
      },
      {
        platform: "any",
        run: "git log -1 --format='%cs %an' -- docs/registry-access.md",
        expect:
          "The last review, six months old or less. Every member and token that the registry lists stands in the record with a reason.",
      },
    ],
    remediation: [
      {
        platform: "any",
        language: "yaml",
        caption: "GitHub Actions: only the release job may write packages",
        code: `name: release
on:
  push:
    tags: ["v*"]
permissions: {}
jobs:
  test:
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@<commit>
      - run: docker build --pull .
  release:
    needs: test
    runs-on: ubuntu-latest
    # Protect this environment: only release tags, with a reviewer.
    environment: release
    permissions:
      contents: read
      packages: write
    steps:
      - uses: actions/checkout@<commit>
      - env:
          TOKEN: \${{ secrets.GITHUB_TOKEN }}
        run: |
          image="ghcr.io/$GITHUB_REPOSITORY:$GITHUB_REF_NAME"
          printf '%s' "$TOKEN" | docker login ghcr.io --username "$GITHUB_ACTOR" --password-stdin
          docker build --pull -t "$image" .
          docker push "$image"`,
      },
      {
        platform: "any",
        language: "shell",
        caption: "Amazon ECR: refuse to overwrite tags",
        code: "aws ecr put-image-tag-mutability --repository-name my-app --image-tag-mutability IMMUTABLE",
      },
      {
        platform: "any",
        language: "text",
        caption: "docs/registry-access.md: the record of a review, every six months",
        code: `# Registry access review

Registry:      registry.example.com
Date:          YYYY-MM-DD
Reviewer:      NAME (not an administrator of the registry)
Next review:   YYYY-MM-DD, six months later at most

## People and groups
| repository | group (from single sign-on) | role | reason | keep or remove |
| --- | --- | --- | --- | --- |
| team/my-app | team-app | pull | runs it locally | |

## Robots and tokens
| name | repository | may | expires | last used | owner | keep or remove |
| --- | --- | --- | --- | --- | --- | --- |
| my-app-ci | team/my-app | push | YYYY-MM-DD | YYYY-MM-DD | | |

## Checks
- [ ] Roles inherited from the organisation are listed above.
- [ ] Robots of mirrors and proxies may pull, not push.
- [ ] Nobody but the pipeline can push a release.
- [ ] Release tags cannot be overwritten (tried on a test tag).
- [ ] Leavers since the last review have no access.
- [ ] Every token without use since the last review is removed.`,
      },
    ],
    cost: "About a week for roles, robot accounts and the first review, then some hours every six months. Comes after registry authentication.",
    modern: null,
  },
} satisfies Record<RegistryControlId, ControlText>;
