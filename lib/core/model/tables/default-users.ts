/** Who the main process of an image runs as when nobody says otherwise. */
export type DefaultUser =
  | {
      readonly kind: "user";
      readonly user: string;
    }
  | {
      /** Starts as root; its entrypoint, or the service itself, switches to this user. */
      readonly kind: "drops";
      readonly user: string;
      /** The command must begin with one of these words for the switch to happen; `mongo*` is a beginning. */
      readonly commands: readonly string[];
      /** A command that begins with an option gets the server put before it. */
      readonly options: boolean;
    }
  | {
      readonly kind: "root";
      /** Only its workers leave root. */
      readonly workers?: string;
    };

interface Row {
  /** Short names; `*` at the end stands for anything. */
  readonly images: readonly string[];
  /** Only tags that match; an absent tag is `latest`. */
  readonly tag?: RegExp;
  readonly is: DefaultUser;
}

const user = (name: string): DefaultUser => ({ kind: "user", user: name });
const root: DefaultUser = { kind: "root" };
const workers = (name: string): DefaultUser => ({ kind: "root", workers: name });
const drops = (name: string, commands: readonly string[], options = false): DefaultUser => ({
  kind: "drops",
  user: name,
  commands,
  options,
});

/** Images of jupyter/docker-stacks, each built on the one before or on scipy-notebook. */
const JUPYTER = [
  "docker-stacks-foundation",
  "base-notebook",
  "minimal-notebook",
  "scipy-notebook",
  "datascience-notebook",
  "pyspark-notebook",
];

/**
 * Read from the images' public Dockerfiles and entrypoints, 2026-11. The first row that fits counts. A tag may be older or
 * newer than what was read, so whatever rests on this is inferred.
 */
export const DEFAULT_USERS: readonly Row[] = [
  { images: ["mariadb"], tag: /ubi/, is: user("mysql") },
  { images: ["influxdb"], tag: /^(?:3|core|enterprise)/, is: user("influxdb3") },
  { images: ["docker"], tag: /dind-rootless/, is: user("rootless") },
  { images: ["wordpress"], tag: /^cli/, is: user("www-data") },
  { images: ["prom/prometheus", "prom/alertmanager"], tag: /distroless/, is: user("65532") },
  { images: ["gcr.io/distroless/*"], tag: /nonroot/, is: user("65532") },
  { images: ["mcr.microsoft.com/dotnet/*"], tag: /chiseled|distroless/, is: user("1654") },

  { images: ["postgres"], is: drops("postgres", ["postgres"], true) },
  { images: ["mysql"], is: drops("mysql", ["mysqld"], true) },
  { images: ["mariadb"], is: drops("mysql", ["mariadbd", "mysqld"], true) },
  { images: ["redis"], is: drops("redis", ["redis-server"], true) },
  { images: ["valkey/valkey"], is: drops("valkey", ["valkey-server"], true) },
  { images: ["mongo"], is: drops("mongodb", ["mongo*"], true) },
  { images: ["rabbitmq"], is: drops("rabbitmq", ["rabbitmq*"]) },
  { images: ["cassandra"], is: drops("cassandra", ["cassandra"]) },
  { images: ["influxdb"], tag: /^2/, is: drops("influxdb", ["influxd"]) },
  { images: ["couchdb"], is: drops("couchdb", []) },
  { images: ["zookeeper"], is: drops("zookeeper", ["zkServer.sh"]) },
  { images: ["neo4j"], is: drops("neo4j", []) },
  { images: ["ghost"], is: drops("node", ["node"]) },
  { images: ["hashicorp/vault"], is: drops("vault", ["server", "vault"]) },
  { images: ["eclipse-mosquitto"], is: drops("mosquitto", ["mosquitto", "/usr/sbin/mosquitto"]) },
  { images: ["hashicorp/consul"], is: drops("consul", ["agent", "consul"]) },
  {
    images: ["flink"],
    is: drops("flink", ["jobmanager", "taskmanager", "standalone-job", "history-server"]),
  },

  { images: ["nginxinc/nginx-unprivileged"], is: user("101") },
  { images: ["memcached"], is: user("memcache") },
  { images: ["haproxy"], tag: /^(?!(?:1|2\.[0-3])(?:[.-]|$))/, is: user("haproxy") },
  { images: ["adminer"], is: user("adminer") },
  { images: ["prom/prometheus", "prom/alertmanager", "prom/node-exporter"], is: user("nobody") },
  {
    images: ["grafana/grafana", "grafana/grafana-oss", "grafana/grafana-enterprise"],
    tag: /^(?![1-4]\.|5\.0)/,
    is: user("472"),
  },
  { images: ["grafana/loki"], is: user("10001") },
  {
    images: [
      "elasticsearch",
      "docker.elastic.co/elasticsearch/elasticsearch",
      "kibana",
      "docker.elastic.co/kibana/kibana",
      "quay.io/keycloak/keycloak",
      "opensearchproject/opensearch",
      "opensearchproject/opensearch-dashboards",
      "rayproject/ray",
    ],
    is: user("1000"),
  },
  { images: ["apache/kafka"], is: user("appuser") },
  { images: ["jenkins/jenkins"], is: user("jenkins") },
  { images: ["sonarqube"], is: user("sonarqube") },
  { images: ["odoo"], is: user("odoo") },
  { images: ["bitnami/*", "bitnamilegacy/*"], is: user("1001") },
  { images: ["apache/airflow"], is: user("50000") },
  { images: ["apache/nifi"], is: user("nifi") },
  { images: ["apache/spark", "spark"], tag: /^(?![12]\.|3\.[0-4]\b)/, is: user("spark") },
  { images: ["apache/superset"], is: user("superset") },
  {
    images: [
      "confluentinc/cp-kafka",
      "confluentinc/cp-schema-registry",
      "confluentinc/cp-zookeeper",
    ],
    tag: /^(?![1-5]\.)/,
    is: user("appuser"),
  },
  { images: ["grafana/tempo"], tag: /^(?![01]\.|2\.[0-6]\b)/, is: user("10001") },
  {
    images: JUPYTER.flatMap((name) => [`jupyter/${name}`, `quay.io/jupyter/${name}`]),
    is: user("1000"),
  },
  { images: ["mambaorg/micromamba"], is: user("mambauser") },
  { images: ["nodered/node-red"], is: user("node-red") },
  {
    images: ["selenium/base", "selenium/hub", "selenium/node-chrome", "selenium/standalone-chrome"],
    is: user("1200"),
  },
  { images: ["solr"], is: user("8983") },
  { images: ["sonatype/nexus3"], is: user("nexus") },
  { images: ["trinodb/trino"], is: user("trino") },
  { images: ["cgr.dev/chainguard/wolfi-base"], is: root },
  { images: ["cgr.dev/chainguard/*"], is: user("65532") },
  { images: ["dhi.io/*"], tag: /-dev$|-dev-/, is: root },
  { images: ["dhi.io/*"], is: user("nonroot") },

  { images: ["php"], tag: /fpm|apache/, is: workers("www-data") },
  { images: ["nginx"], is: workers("nginx") },
  {
    images: ["httpd", "wordpress", "nextcloud", "phpmyadmin", "phpmyadmin/phpmyadmin", "drupal"],
    is: workers("www-data"),
  },
  { images: ["oven/bun", "denoland/deno"], tag: /^(?!.*distroless)/, is: root },
  { images: ["gradle"], tag: /^(?![1-6]\.)/, is: root },
  { images: ["continuumio/miniconda3"], tag: /^(?!.*alpine)/, is: root },
  {
    images: [
      "alpine",
      "debian",
      "ubuntu",
      "busybox",
      "buildpack-deps",
      "node",
      "python",
      "golang",
      "ruby",
      "rust",
      "php",
      "eclipse-temurin",
      "tomcat",
      "traefik",
      "caddy",
      "registry",
      "nats",
      "minio/minio",
      "docker",
      "gcr.io/cadvisor/cadvisor",
      "falcosecurity/falco",
      "portainer/portainer-ce",
      "netdata/netdata",
      "amazonlinux",
      "rockylinux",
      "rockylinux/rockylinux",
      "almalinux",
      "centos",
      "amazoncorretto",
      "fedora",
      "openjdk",
      "maven",
      "amazon/aws-cli",
      "archlinux",
      "composer",
      "dart",
      "elixir",
      "erlang",
      "haskell",
      "r-base",
      "rocker/r-ver",
      "cypress/*",
      "pytorch/pytorch",
      "tensorflow/tensorflow",
      "ghcr.io/dbt-labs/dbt-core",
      "ghcr.io/dbt-labs/dbt-postgres",
      "gcr.io/distroless/*",
      "mcr.microsoft.com/dotnet/*",
      "mcr.microsoft.com/playwright",
      "mcr.microsoft.com/playwright/python",
      "hashicorp/terraform",
      "nvidia/cuda",
      "julia",
      "opensuse/leap",
      "opensuse/tumbleweed",
      "mcr.microsoft.com/devcontainers/base",
      "mcr.microsoft.com/devcontainers/go",
      "mcr.microsoft.com/devcontainers/java",
      "mcr.microsoft.com/devcontainers/javascript-node",
      "mcr.microsoft.com/devcontainers/python",
      "mcr.microsoft.com/devcontainers/typescript-node",
    ],
    is: root,
  },
];

/** Variables that a base image sets and that `USER` lines use, by the beginning of its name. */
export const BASE_VARIABLES: readonly (readonly [image: string, name: string, value: string])[] = [
  ["mcr.microsoft.com/dotnet/", "APP_UID", "1654"],
  ["grafana/grafana", "GF_UID", "472"],
  ["jupyter/", "NB_UID", "1000"],
  ["jupyter/", "NB_USER", "jovyan"],
  ["quay.io/jupyter/", "NB_UID", "1000"],
  ["quay.io/jupyter/", "NB_USER", "jovyan"],
  ["mambaorg/micromamba", "MAMBA_USER", "mambauser"],
  ["solr", "SOLR_USER", "solr"],
  ["solr", "SOLR_UID", "8983"],
];
