import type { ControlText } from "@/lib/core/model/control";

type NetworkControlId = "NET-1" | "NET-2" | "NET-3" | "NET-4";

/** The prose of the network controls, in English. */
export const networkText = {
  "NET-1": {
    title: "Isolate networks",
    example: "networks:\n  backend:\n    internal: true # No external access",
    question:
      "Are services split into networks by tier so that back-end services cannot be reached from, or reach, the outside?",
    why: [
      "Whoever takes over the front end looks around next. A network of its own for each tier stops the way from there to the data, and an internal one stops the data from leaving.",
      "An internal network is not a wall around the host: its containers still reach the host's own addresses.",
    ],
    criteria: {
      met: "Each tier has a network of its own, data stores are only on networks with internal: true, and nothing uses the host's network. A single service needs only a network of its own; its project's default network counts. On Kubernetes, the namespace denies by default.",
      partly:
        "A network of the project's own, but flat: every service is in it, or data stores have no internal one.",
      not_met:
        "The host's network, Docker's default bridge, or all projects on one shared external network.",
    },
    naCondition:
      "A single stateless container has no tiers to split. It must still not use the host's network.",
    verification: [
      {
        platform: "docker",
        run: "docker network inspect backend -f '{{.Internal}} {{range .Containers}}{{.Name}} {{end}}'",
        expect: "true, and only the containers that are meant.",
      },
      {
        platform: "compose",
        run: "docker compose exec db wget -T3 -qO- https://example.com",
        expect:
          "It times out or says “bad address”. An image without wget proves nothing this way.",
      },
      {
        platform: "kubernetes",
        run: "kubectl get networkpolicy -A",
        expect: "A policy that denies by default in each namespace with workloads.",
      },
    ],
    remediation: [
      {
        platform: "docker",
        language: "shell",
        caption: "An internal network for the back end",
        code: `docker network create edge
docker network create --internal backend
docker run -d --name db --network backend registry.example.com/team/db:1.0.0
docker run -d --name web --network edge -p 443:8443 registry.example.com/team/web:1.0.0
docker network connect backend web`,
      },
      {
        platform: "compose",
        language: "compose",
        caption: "compose.yaml: an edge network and an internal one",
        code: `services:
  web:
    image: registry.example.com/team/web:1.0.0
    ports: ["443:8443"]
    networks: [edge, backend]
  db:
    image: registry.example.com/team/db:1.0.0
    networks: [backend]
networks:
  edge: {}
  backend:
    internal: true`,
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "NetworkPolicy: the database takes traffic from web alone",
        code: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: db
spec:
  podSelector:
    matchLabels:
      app: db
  policyTypes: [Ingress, Egress]
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: web
      ports:
        - port: 5432`,
      },
    ],
    cost: "Half a day at most; up to a week with many services. Nothing has to come before it.",
    modern:
      "Published ports do not work on an internal network. The checklist's complete example has only an internal one, so nothing can reach its app and the app cannot call out. Give the service at the edge a second, ordinary network.",
  },

  "NET-2": {
    title: "Use network policies",
    example: "Limit communication\nAllow only needed\nDeny by default",
    question:
      "Is traffic between workloads denied by default and allowed only where needed, in both directions?",
    why: [
      "Without policies every pod can talk to every other pod and to the cloud's metadata service.",
      "A policy is only as good as the network plug-in that enforces it. The manifests do not show which one runs.",
      "Policies only add up: one that allows everything cancels the deny. Pods on the host's network are not covered at all.",
    ],
    criteria: {
      met: "Every namespace with workloads denies ingress and egress by default, and allows by name what is needed, DNS included.",
      partly: "Ingress only, or some namespaces only.",
      not_met: "No policy.",
    },
    naCondition: "No orchestrator with network policies: plain Docker or Compose.",
    verification: [
      {
        platform: "kubernetes",
        run: "kubectl get networkpolicy -A",
        expect: "A policy that denies by default in each namespace with workloads.",
      },
      {
        platform: "kubernetes",
        run: "kubectl run t --rm -it --restart=Never --image=busybox:1.37 -- wget -T3 -qO- http://db.shop:5432",
        expect: "It times out: the plug-in enforces what the policies say.",
      },
    ],
    remediation: [
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "Deny everything in a namespace, then allow DNS",
        code: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-dns
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
      ports:
        - port: 53
          protocol: UDP
        - port: 53
          protocol: TCP`,
      },
    ],
    cost: "Up to a week; more where the flows are not known and have to be learned first. Comes after NET-1.",
    modern: null,
  },

  "NET-3": {
    title: "Don't expose unnecessary ports",
    example: '# Only expose what\'s needed\nports:\n  - "80:80" # Not all ports',
    question:
      "Are only the ports users need published, and everything else unpublished or bound to localhost?",
    why: [
      "A published port goes past the host's firewall: Docker writes rules of its own, and UFW does not see them. A database or an engine port that answers the internet is found by bots.",
      "A port published without an address is open on every interface of the host. EXPOSE and expose publish nothing by themselves; docker run -P publishes whatever they name.",
    ],
    criteria: {
      met: "Only entry services publish ports. Administration, data and debug ports are unpublished or bound to 127.0.0.1.",
      partly:
        "The app's port is published on all interfaces although a proxy stands in front of it, or a wide range is.",
      not_met:
        "A data store, an administration, debug or engine port on all interfaces; all ports published with -P; or the host's network.",
    },
    naCondition: "No service listens: workers that only fetch jobs.",
    verification: [
      {
        platform: "docker",
        run: "docker ps --format '{{.Names}} {{.Ports}}'",
        expect:
          "0.0.0.0 and its IPv6 twin only before the entry ports, 80 and 443 as a rule. 127.0.0.1 is fine.",
      },
      {
        platform: "compose",
        run: "docker compose ps --format '{{.Name}} {{.Ports}}'",
        expect: "0.0.0.0 and its IPv6 twin only before the entry ports. 127.0.0.1 is fine.",
      },
      {
        platform: "kubernetes",
        run: "kubectl get services -A",
        expect: "NodePort and LoadBalancer only for entry services; ClusterIP for all others.",
      },
      {
        platform: "any",
        run: "nmap -Pn -p- HOST",
        expect: "From outside, only the entry ports are open. Scan only hosts of your own.",
      },
    ],
    remediation: [
      {
        platform: "docker",
        language: "shell",
        caption: "Bind a port to the host itself",
        code: "docker run -d --name app -p 127.0.0.1:8080:8080 registry.example.com/team/my-app:1.0.0",
      },
      {
        platform: "compose",
        language: "compose",
        caption: "compose.yaml: the app behind a proxy on the same host, the database unpublished",
        code: `services:
  app:
    image: registry.example.com/team/my-app:1.0.0
    ports: ["127.0.0.1:8080:8080"]
  db:
    image: registry.example.com/team/db:1.0.0`,
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "Service: reachable inside the cluster only",
        code: `apiVersion: v1
kind: Service
metadata:
  name: db
spec:
  type: ClusterIP
  selector:
    app: db
  ports:
    - port: 5432`,
      },
    ],
    cost: "Half a day at most. Comes after NET-1.",
    modern:
      "The checklist publishes port 80, plain HTTP, on all interfaces, against its own advice to use TLS. Publish 443 at a proxy and let 80 only redirect.",
  },

  "NET-4": {
    title: "Use TLS/SSL",
    example: "Encrypt traffic\nValid certificates\nStrong ciphers",
    question:
      "Is all traffic that carries data or credentials encrypted with valid certificates and current protocol versions?",
    why: [
      "Unencrypted traffic can be read and altered by anyone on the way, inside shared networks too. Logins go first.",
      "An encrypted link to a server that nobody verifies stops only those who listen: sslmode=require for PostgreSQL does not verify the server, verify-full does.",
    ],
    criteria: {
      met: "Every entry point speaks TLS 1.2 or newer with a trusted certificate that renews itself; HTTP only redirects, and HSTS is set. Links between services and to databases are encrypted where they cross hosts.",
      partly:
        "Entry points only; renewal by hand; or self-signed certificates inside that nobody pins.",
      not_met:
        "Plain HTTP for logins or data, an expired certificate, TLS older than 1.2, or verification switched off.",
    },
    naCondition: "No network interface at all.",
    verification: [
      {
        platform: "any",
        run: "openssl s_client -connect HOST:443 -servername HOST </dev/null | openssl x509 -noout -dates -issuer",
        expect: "notAfter lies in the future, and the issuer is one that clients trust.",
      },
      {
        platform: "any",
        run: "testssl.sh HOST",
        expect: "TLS 1.2 and 1.3 are offered, and nothing older.",
      },
      {
        platform: "any",
        run: "curl -sI http://HOST",
        expect: "301 or 308 with a Location that begins with https.",
      },
    ],
    remediation: [
      {
        platform: "docker",
        language: "shell",
        caption: "Caddy in front, with certificates that renew themselves",
        code: `docker network create edge
docker run -d --name app --network edge registry.example.com/team/my-app:1.0.0
docker run -d --name proxy --network edge -p 80:80 -p 443:443 -v caddy:/data caddy:2 \\
  caddy reverse-proxy --from app.example.com --to app:8080`,
      },
      {
        platform: "compose",
        language: "compose",
        caption: "compose.yaml: Caddy in front, with certificates that renew themselves",
        code: `services:
  proxy:
    image: caddy:2
    command: caddy reverse-proxy --from app.example.com --to app:8080
    ports: ["80:80", "443:443"]
    volumes: ["caddy:/data"]
  app:
    image: registry.example.com/team/my-app:1.0.0
volumes:
  caddy: {}`,
      },
      {
        platform: "kubernetes",
        language: "kubernetes",
        caption: "Ingress with a certificate by cert-manager; the issuer's name is yours",
        code: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: app
  annotations:
    cert-manager.io/cluster-issuer: letsencrypt
spec:
  tls:
    - hosts: [app.example.com]
      secretName: app-tls
  rules:
    - host: app.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: app
                port:
                  number: 8080`,
      },
    ],
    cost: "Up to a week. Comes after NET-3.",
    modern:
      "Public certificates issued since 15 Mar 2026 last 200 days at most, 100 from 15 Mar 2027, 47 from 15 Mar 2029: renewing by hand does not last. The community controller ingress-nginx was retired on 24 Mar 2026 and gets no fixes; use the Gateway API or a controller that is maintained.",
  },
} satisfies Record<NetworkControlId, ControlText>;
