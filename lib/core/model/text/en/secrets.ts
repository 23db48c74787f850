import type { ControlText } from "@/lib/core/model/control";

type SecretsControlId = "SEC-1" | "SEC-2" | "SEC-3" | "SEC-4" | "SEC-5";

/** The prose of the secrets controls, in English. */
export const secretsText = {
  "SEC-1": {
    title: "Never commit secrets",
    example: "# .gitignore\n.env\nsecrets/\n*.key\n*.pem",
    question: "Is the repository free of secrets, and do ignore rules keep them out?",
    why: [
      "A committed secret stays in the history and in every clone: visible forever. Public repositories are searched for them automatically, and quickly.",
      "At Uber an attacker found cloud keys in a private repository and read the storage behind them. At Toyota T-Connect an access key stood in public source for years before anyone saw it.",
    ],
    criteria: {
      met: "Ignore rules cover .env, secrets/, *.key and *.pem or more, and no secret stands in a tracked file. A clean history is better, and better still is a check that blocks such a commit.",
      partly: "The ignore rules have gaps, or the only secrets left in the repository are revoked.",
      not_met: "A secret that still works, or a key file, is tracked.",
    },
    naCondition: null,
    verification: [
      {
        platform: "any",
        run: `git ls-files | grep -E '(^|/)\\.env($|\\.)|\\.(pem|key|p12)$'`,
        expect: "Nothing, or only examples such as .env.example.",
      },
      {
        platform: "any",
        run: "gitleaks git .",
        expect: "“no leaks found”. It looks through the whole history.",
      },
      {
        platform: "any",
        run: "trufflehog git file://. --results=verified",
        expect: "No verified secret, that is, none that still works.",
      },
      {
        platform: "kubernetes",
        run: "git grep -nE '^kind: *Secret *$'",
        expect:
          "No manifest with values, or only ones encrypted with SOPS. base64 in a Secret is plain text.",
      },
    ],
    remediation: [
      {
        platform: "any",
        language: "ignore",
        caption: ".gitignore",
        code: `.env
.env.*
!.env.example
secrets/
*.key
*.pem
*.p12
*.pfx
id_rsa*
id_ed25519*
*.tfstate
kubeconfig`,
      },
      {
        platform: "any",
        language: "text",
        caption: "When a secret was committed: revoke first, clean up second",
        code: `1. Revoke the secret where it was issued, and issue a new one. Rewriting history does not make it secret again.
2. Look through the access logs of what it opened.
3. Stop tracking the file (git rm --cached) and add the ignore rules.
4. Remove it from the history (git filter-repo), force-push, and have everyone clone anew.
5. Switch on push protection or a hook, so that it does not happen again.`,
      },
      {
        platform: "any",
        language: "yaml",
        caption: ".pre-commit-config.yaml: block the next one before it is committed",
        code: `repos:
  - repo: https://github.com/gitleaks/gitleaks
    rev: <commit>
    hooks:
      - id: gitleaks`,
      },
    ],
    cost: "Half a day for the ignore rules and a scan. A secret that is found has to be replaced at once, whatever that costs. Nothing has to come before it.",
    modern: null,
  },

  "SEC-2": {
    title: "Use secrets managers",
    example: "secrets:\n- db_password",
    question:
      "Do containers get secrets from a secret store (orchestrator secrets or a manager) instead of plain variables and files in the project?",
    why: [
      "Environment variables leak: docker inspect and /proc show them, crash dumps and logs keep them, every child process inherits them.",
      "A store adds what a file does not have: access control, a record of who read what, and rotation.",
    ],
    criteria: {
      met: "Every sensitive value comes through Compose or Swarm secrets, a Kubernetes Secret mounted as a file, or an external manager, or is replaced by a workload identity. An external manager is best, a file under Compose the least.",
      partly:
        "Only some values do, or they come through secretKeyRef, an env_file outside the repository, or a variable filled from .env or the shell.",
      not_met:
        "A literal value stands in a Compose file, a manifest, a Dockerfile or a pipeline. A default password or a placeholder counts as one.",
    },
    naCondition: "The workload uses no secret at all. Say why it needs none.",
    verification: [
      {
        platform: "docker",
        run: "docker inspect -f '{{range .Config.Env}}{{println .}}{{end}}' app | cut -d= -f1",
        expect: "No name with PASSWORD, TOKEN or KEY in it, except those that end in _FILE.",
      },
      {
        platform: "compose",
        run: "docker compose config --no-interpolate | grep -nE '_(PASSWORD|TOKEN|KEY)'",
        expect: "Nothing, or names that end in _FILE with a path under /run/secrets.",
      },
      {
        platform: "kubernetes",
        run: "kubectl get deploy -o yaml | grep -n secretKeyRef",
        expect: "Nothing: Secrets are mounted as files.",
      },
    ],
    remediation: [
      {
        platform: "docker",
        language: "shell",
        caption: "Swarm: the password is typed in once and never in a file",
        code: `read -rs password
printf '%s' "$password" | docker secret create db_password -
unset password
docker service create --name app \\
  --secret db_password \\
  --env DB_PASSWORD_FILE=/run/secrets/db_password \\
  registry.example.com/my-app:1.0.1`,
      },
      {
        platform: "compose",
        language: "compose",
        caption: "compose.yaml: the file stays out of git and out of the image",
        code: `services:
  app:
    image: registry.example.com/my-app:1.0.1
    environment:
      DB_PASSWORD_FILE: /run/secrets/db_password
    secrets: [db_password]
secrets:
  db_password:
    file: ./secrets/db_password.txt`,
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "From an external manager into a file (External Secrets Operator)",
        code: `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: my-app-db
spec:
  refreshInterval: 1h
  secretStoreRef:
    kind: SecretStore
    name: my-app
  target:
    name: my-app-db
  data:
    - secretKey: password
      remoteRef:
        key: my-app/db
        property: password
---
apiVersion: apps/v1
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
        fsGroup: 1001
      containers:
        - name: app
          image: registry.example.com/my-app:1.0.1
          env:
            - name: DB_PASSWORD_FILE
              value: /run/secrets/db/password
          volumeMounts:
            - name: db
              mountPath: /run/secrets/db
              readOnly: true
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: ["ALL"]
      volumes:
        - name: db
          secret:
            secretName: my-app-db
            defaultMode: 0440`,
      },
    ],
    cost: "About a week: programs have to read a file instead of a variable, or get a small entrypoint that does. Comes after a clean repository (SEC-1).",
    modern:
      "A Compose secret with file: is a bind mount of a plain file on the host: it is not encrypted, and uid, gid and mode are ignored, so the file must be readable by the user in the container. That is enough for this control. Whether it is encrypted at rest is another question (SEC-5).",
  },

  "SEC-3": {
    title: "Rotate secrets regularly",
    example: "Monthly for passwords\nQuarterly for keys\nImmediately if compromised",
    question:
      "Does each kind of secret have a rotation rule that is actually followed, and can a leaked one be replaced within hours?",
    why: [
      "Rotation limits how long a leak that nobody noticed stays useful.",
      "Half a rotation is none. The attack on Trivy in March 2026 succeeded because not every secret had been replaced after the first intrusion.",
    ],
    criteria: {
      met: "An inventory names owner, interval and last rotation of every kind of secret, all within the rule, and an emergency rotation was tested in the last 12 months. Or the credentials are short-lived (OIDC, dynamic database users).",
      partly: "There is a rule, but some secrets are overdue or the emergency was never tested.",
      not_met: "There is no rule, or secrets have never been rotated.",
    },
    naCondition: "The workload uses no secrets, as in SEC-2.",
    verification: [
      {
        platform: "any",
        run: "aws secretsmanager describe-secret --secret-id my-app/db --query LastRotatedDate",
        expect:
          "A date within the rule for this kind of secret. Other managers have their own command.",
      },
      {
        platform: "any",
        run: "vault list sys/leases/lookup/database/creds/my-app",
        expect:
          "Leases of dynamic users. Looked up one by one, each has a lifetime of hours, not months.",
      },
      {
        platform: "docker",
        run: "docker secret ls",
        expect:
          "Swarm: the date in CREATED is within the rule. A Swarm secret cannot be changed, so that is its last rotation.",
      },
    ],
    remediation: [
      {
        platform: "any",
        language: "yaml",
        caption: "A GitHub workflow without a stored cloud key: nothing left to rotate",
        code: `name: deploy
on:
  push:
    branches: [main]
permissions:
  contents: read
  id-token: write
jobs:
  deploy:
    runs-on: ubuntu-24.04
    steps:
      - uses: aws-actions/configure-aws-credentials@<commit>
        with:
          role-to-assume: arn:aws:iam::<account>:role/my-app-deploy
          aws-region: eu-central-1
      - run: aws sts get-caller-identity`,
      },
      {
        platform: "any",
        language: "text",
        caption: "Runbook for a leaked secret, one page",
        code: `Secret: ____________  Owner: ____________  Deputy: ____________
1. Issue a new one beside the old one. (command, who may run it)
2. Hand it to every service that uses it. (list, command)
3. Check that every service works with the new one. (where to look)
4. Revoke the old one. Not before 3, not later than today.
5. Look through the access logs since the old one was issued.
Last tested on: ____________  It took: ____________`,
      },
      {
        platform: "docker",
        language: "shell",
        caption: "Swarm: a new version of the secret under the same path",
        code: `read -rs password
printf '%s' "$password" | docker secret create db_password_v2 -
unset password
docker service update \\
  --secret-rm db_password_v1 \\
  --secret-add source=db_password_v2,target=db_password \\
  app
docker secret rm db_password_v1`,
      },
      {
        platform: "compose",
        language: "shell",
        caption: "Compose: containers keep the old value until they are made anew",
        code: "docker compose up -d --force-recreate app",
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "cert-manager: a certificate and key that rotate by themselves",
        code: `apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: my-app
spec:
  secretName: my-app-tls
  duration: 2160h
  renewBefore: 720h
  privateKey:
    rotationPolicy: Always
  dnsNames:
    - my-app.example.com
  issuerRef:
    kind: ClusterIssuer
    name: internal-ca`,
      },
      {
        platform: "kubernetes",
        language: "shell",
        caption: "After a Secret has changed: running pods do not restart by themselves",
        code: `kubectl rollout restart deployment/my-app
kubectl rollout status deployment/my-app --timeout=5m`,
      },
    ],
    cost: "About a week for one team, longer over many. Short-lived credentials cost more at first and take the work away for good. Comes after a secret store (SEC-2).",
    modern:
      "Changing the passwords of people every month is no longer advised: NIST SP 800-63B-4 (2025) says they shall not be changed periodically, only on evidence of compromise. Passwords and keys of machines: at most 90 days or dynamic, or an interval from a risk analysis, as PCI DSS 8.6.3 asks. Signing and encryption keys commonly live one to two years, and certificates renew by automation.",
  },

  "SEC-4": {
    title: "Use least privilege",
    example: "Only necessary access\nTime-limited\nScope-limited",
    question:
      "Does each service and person reach only the secrets it needs, with narrow scope and limited time?",
    why: [
      "One service that is broken into must not open every database.",
      "A token for the whole cluster or the whole cloud account turns a break-in into one pod into a takeover of everything.",
    ],
    criteria: {
      met: "Each service has its own secrets and its own identity. Tokens are scoped and expire, nothing may read all secrets, and service-account tokens are mounted only where they are used.",
      partly: "Each service has its own secrets, but they live long, or a few are shared.",
      not_met:
        "All services share one set of secrets, or use an administrator of the database, or a role with wildcards.",
    },
    naCondition: "The workload uses no secrets, as in SEC-2.",
    verification: [
      {
        platform: "docker",
        run: "docker inspect -f '{{json .Mounts}}' app",
        expect: "Only the secrets of this service.",
      },
      {
        platform: "compose",
        run: "docker compose config --no-interpolate --format json | jq '.services | map_values([.secrets[]?.source])'",
        expect: "Each service with the secrets it needs. A name that stands everywhere is shared.",
      },
      {
        platform: "kubernetes",
        run: "kubectl auth can-i --list --as=system:serviceaccount:my-namespace:my-app",
        expect:
          "No * and neither get, list nor watch on all secrets. Whoever may list secrets reads them, and whoever may create pods in a namespace reads its secrets too.",
      },
      {
        platform: "any",
        run: "grep -nA 2 '^permissions:' .github/workflows/*.yml",
        expect: "Every workflow has permissions at the top, and none says write-all.",
      },
    ],
    remediation: [
      {
        platform: "any",
        language: "text",
        caption: "PostgreSQL: a user with its own schema instead of the administrator",
        code: `CREATE ROLE orders_app LOGIN;
GRANT USAGE ON SCHEMA orders TO orders_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA orders TO orders_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA orders
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO orders_app;`,
      },
      {
        platform: "any",
        language: "yaml",
        caption: "A GitHub workflow: read by default, more only for the job that needs it",
        code: `name: release
on:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@<commit>
      - run: npm ci && npm test
  publish:
    needs: test
    runs-on: ubuntu-24.04
    permissions:
      contents: read
      packages: write
    steps:
      - uses: actions/checkout@<commit>
      - run: ./publish.sh`,
      },
      {
        platform: "docker",
        language: "shell",
        caption: "Swarm: each service is given its own secret and no other",
        code: `docker service create --name orders --secret orders_db registry.example.com/orders:1.0.1
docker service create --name mailer --secret smtp_token registry.example.com/mailer:1.0.1`,
      },
      {
        platform: "compose",
        language: "compose",
        caption: "compose.yaml: each service lists its own secrets",
        code: `services:
  orders:
    image: registry.example.com/orders:1.0.1
    secrets: [orders_db]
  mailer:
    image: registry.example.com/mailer:1.0.1
    secrets: [smtp_token]
secrets:
  orders_db:
    file: ./secrets/orders_db.txt
  smtp_token:
    file: ./secrets/smtp_token.txt`,
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "An account per workload, and no token in the pod",
        code: `apiVersion: v1
kind: ServiceAccount
metadata:
  name: my-app
automountServiceAccountToken: false
---
apiVersion: apps/v1
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
      serviceAccountName: my-app
      # On the pod this beats the setting of the account.
      automountServiceAccountToken: false
      securityContext:
        runAsNonRoot: true
        runAsUser: 1001
      containers:
        - name: app
          image: registry.example.com/my-app:1.0.1
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: ["ALL"]`,
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "Only for a program that reads a Secret through the API: one name, one verb",
        code: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: read-my-app-db
rules:
  - apiGroups: [""]
    resources: [secrets]
    resourceNames: [my-app-db]
    verbs: [get]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: read-my-app-db
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: read-my-app-db
subjects:
  - kind: ServiceAccount
    name: my-app`,
      },
    ],
    cost: "About a week: find out who uses what, split what is shared, cut the roles down. Comes after a secret store (SEC-2).",
    modern: null,
  },

  "SEC-5": {
    title: "Encrypt secrets at rest",
    example: "Encrypted files\nEncrypted volumes\nKey management",
    question:
      "Are stored secrets (etcd, volumes, files, backups, git) encrypted with managed keys?",
    why: [
      "A stolen disk, snapshot, backup or copy of etcd otherwise gives away every secret in it.",
      "Kubernetes Secrets are only base64 by default. That is a way to write them, not encryption.",
    ],
    criteria: {
      met: "The store is encrypted with keys that are kept elsewhere (a KMS, an HSM or a manager), backups included, and the keys have a named owner.",
      partly:
        "Only the disk is encrypted, or the key lies beside the data, as with aescbc on the node.",
      not_met: "Files, etcd or backups hold secrets in plain text.",
    },
    naCondition: "No secret is stored: all credentials are made on demand and expire.",
    verification: [
      {
        platform: "kubernetes",
        run: "etcdctl get /registry/secrets/my-namespace/my-secret | hexdump -C | head",
        expect: "A value that starts with k8s:enc:. Readable text means that it is not encrypted.",
      },
      {
        platform: "docker",
        run: "docker info -f '{{json .Swarm}}'",
        expect:
          "Swarm: AutoLockManagers is true. Without it the key of the encrypted secrets lies on the manager's disk.",
      },
      {
        platform: "compose",
        run: "git grep -n 'ENC\\[AES256_GCM' -- secrets.enc.yaml",
        expect: "Every value in the file, encrypted by SOPS.",
      },
      {
        platform: "any",
        run: "lsblk -o NAME,TYPE | grep crypt",
        expect: "The disk with the data. By itself this is partly met.",
      },
    ],
    remediation: [
      {
        platform: "any",
        language: "yaml",
        caption: ".sops.yaml: files in the repository are encrypted to the owners' age keys",
        code: `creation_rules:
  - path_regex: \\.enc\\.yaml$
    age: <public key of the first owner>,<public key of the second owner>`,
      },
      {
        platform: "docker",
        language: "shell",
        caption: "Swarm: lock the key; keep the unlock key in your secret manager",
        code: "docker swarm update --autolock=true",
      },
      {
        platform: "compose",
        language: "compose",
        caption: "compose.yaml: start with sops exec-env secrets.enc.yaml 'docker compose up -d'",
        code: `services:
  app:
    image: registry.example.com/my-app:1.0.1
    environment:
      DB_PASSWORD_FILE: /run/secrets/db_password
    secrets: [db_password]
secrets:
  db_password:
    environment: DB_PASSWORD`,
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "For the API server (--encryption-provider-config): keys in a KMS",
        code: `apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
  - resources: [secrets]
    providers:
      # The first provider encrypts. identity, which does not, may only come last.
      - kms:
          apiVersion: v2
          name: cluster-kms
          endpoint: unix:///var/run/kmsplugin/socket.sock
          timeout: 3s
      - identity: {}`,
      },
      {
        platform: "kubernetes",
        language: "shell",
        caption: "Then write every Secret again: what was there before is not encrypted by itself",
        code: "kubectl get secrets -A -o json | kubectl replace -f -",
      },
    ],
    cost: "About a week; longer for a cluster that already runs. Managed clusters differ in what they encrypt from the start. Comes after a secret store (SEC-2).",
    modern: null,
  },
} satisfies Record<SecretsControlId, ControlText>;
