/**
 * What a base brings along. `bare`: no shell and no package manager. `minimal`: a shell, little else. `service`: a
 * program on a whole distribution. `system`: a whole distribution. `language`: compilers and what they need.
 */
export type BaseKind = "bare" | "minimal" | "service" | "system" | "language";

interface Row {
  /** Short names; `*` at the end stands for anything. */
  readonly images: readonly string[];
  /** Only tags that match; an absent tag is `latest`. */
  readonly tag?: RegExp;
  readonly is: BaseKind;
}

/** Variants of any image that say by their tag what they stand on. */
const SMALL_TAG = /(?:^|[-_.])(?:alpine|slim|minimal|micro|busybox|wolfi)/;
const BARE_TAG = /(?:^|-)(?:chiseled|distroless)/;

/** As of `TABLES_DATE`. The first row that fits counts; a base in no row is not judged. */
export const BASE_KINDS: readonly Row[] = [
  // A `debug` or `dev` variant has a shell.
  { images: ["gcr.io/distroless/*"], tag: /debug/, is: "minimal" },
  { images: ["gcr.io/distroless/*"], is: "bare" },
  { images: ["cgr.dev/chainguard/wolfi-base", "cgr.dev/chainguard/busybox"], is: "minimal" },
  { images: ["cgr.dev/chainguard/*"], tag: /-dev$/, is: "minimal" },
  { images: ["cgr.dev/chainguard/*"], is: "bare" },
  { images: ["dhi.io/alpine-base", "dhi.io/debian-base", "dhi.io/busybox"], is: "minimal" },
  { images: ["dhi.io/*"], tag: /-dev(?:-|$)/, is: "minimal" },
  { images: ["dhi.io/*"], is: "bare" },
  { images: ["*"], tag: BARE_TAG, is: "bare" },

  {
    images: ["alpine", "alpine/*", "busybox", "chainguard/wolfi-base", "ghcr.io/wolfi-dev/*"],
    is: "minimal",
  },
  { images: ["*"], tag: SMALL_TAG, is: "minimal" },
  // Built on Alpine whatever the tag says, or on nothing.
  {
    images: [
      "caddy",
      "traefik",
      "registry",
      "docker",
      "composer",
      "eclipse-mosquitto",
      "nats",
      "hashicorp/vault",
      "hashicorp/consul",
      "hashicorp/terraform",
    ],
    is: "minimal",
  },

  // A runtime without compilers on a whole distribution.
  {
    images: [
      "eclipse-temurin",
      "openjdk",
      "tomcat",
      "jetty",
      "amazoncorretto",
      "ibm-semeru-runtimes",
    ],
    tag: /(?:^|-)jre/,
    is: "service",
  },
  {
    images: [
      "mcr.microsoft.com/dotnet/aspnet",
      "mcr.microsoft.com/dotnet/runtime",
      "mcr.microsoft.com/dotnet/runtime-deps",
      "mcr.microsoft.com/dotnet/core/aspnet",
      "mcr.microsoft.com/dotnet/core/runtime",
    ],
    is: "service",
  },
  {
    images: [
      "nginx",
      "nginxinc/nginx-unprivileged",
      "httpd",
      "tomcat",
      "tomee",
      "jetty",
      "postgres",
      "mysql",
      "mariadb",
      "redis",
      "valkey/valkey",
      "mongo",
      "rabbitmq",
      "cassandra",
      "memcached",
      "haproxy",
      "elasticsearch",
      "kibana",
      "logstash",
      "solr",
      "sonarqube",
      "jenkins/jenkins",
      "wordpress",
      "drupal",
      "joomla",
      "nextcloud",
      "phpmyadmin",
      "ghost",
      "odoo",
      "neo4j",
      "influxdb",
      "couchdb",
      "zookeeper",
      "flink",
      "varnish",
      "kong",
    ],
    is: "service",
  },

  {
    images: [
      "ubuntu",
      "debian",
      "fedora",
      "rockylinux",
      "rockylinux/rockylinux",
      "almalinux",
      "almalinux/almalinux",
      "centos",
      "quay.io/centos/centos",
      "quay.io/fedora/fedora",
      "amazonlinux",
      "public.ecr.aws/amazonlinux/amazonlinux",
      "oraclelinux",
      "opensuse/leap",
      "opensuse/tumbleweed",
      "archlinux",
      "kalilinux/kali-rolling",
      "clearlinux",
    ],
    is: "system",
  },

  {
    images: [
      "node",
      "python",
      "golang",
      "ruby",
      "rust",
      "php",
      "perl",
      "maven",
      "gradle",
      "openjdk",
      "eclipse-temurin",
      "amazoncorretto",
      "ibm-semeru-runtimes",
      "sapmachine",
      "buildpack-deps",
      "gcc",
      "swift",
      "haskell",
      "erlang",
      "elixir",
      "julia",
      "clojure",
      "groovy",
      "pypy",
      "dart",
      "mono",
      "r-base",
      "sbtscala/scala-sbt",
      "mcr.microsoft.com/dotnet/sdk",
      "mcr.microsoft.com/dotnet/core/sdk",
    ],
    is: "language",
  },
];

/** Distributions without smaller variants: by its digest alone, too, one of them is whole. */
export const ONE_VARIANT: readonly string[] = [
  "ubuntu",
  "fedora",
  "centos",
  "opensuse/leap",
  "opensuse/tumbleweed",
  "archlinux",
  "kalilinux/kali-rolling",
];

/** Images whose purpose is to compile, in every variant. */
export const COMPILER_IMAGES: readonly string[] = [
  "golang",
  "rust",
  "maven",
  "gradle",
  "gcc",
  "haskell",
  "mcr.microsoft.com/dotnet/sdk",
  "mcr.microsoft.com/dotnet/core/sdk",
];

/** Images with a Java compiler, but for the tags that name a runtime alone. */
export const JAVA_IMAGES: readonly string[] = [
  "openjdk",
  "eclipse-temurin",
  "amazoncorretto",
  "ibm-semeru-runtimes",
  "sapmachine",
];

/** Servers that come with a Java compiler; those on Alpine from before 2020 have a runtime alone. */
export const JAVA_SERVERS: { readonly images: readonly string[]; readonly tag: RegExp } = {
  images: ["tomcat", "jetty"],
  tag: /jdk|^(?!.*(?:jre|alpine))/,
};

/** Programs that health checks call, and the images whose variants on Alpine or slim Debian lack them. */
export const MISSING_TOOLS: readonly {
  readonly images: readonly string[];
  readonly tag?: RegExp;
  readonly lacks: readonly string[];
}[] = [
  { images: ["alpine", "busybox"], lacks: ["curl", "bash"] },
  { images: ["node", "python", "golang", "ruby"], tag: /alpine/, lacks: ["curl", "bash"] },
  {
    images: ["node", "python", "ruby", "golang", "rust", "perl"],
    tag: /slim/,
    lacks: ["curl", "wget", "nc"],
  },
  { images: ["debian", "ubuntu"], lacks: ["curl", "wget", "nc"] },
  {
    images: ["mcr.microsoft.com/dotnet/aspnet", "mcr.microsoft.com/dotnet/runtime"],
    tag: /^(?!.*alpine)/,
    lacks: ["curl", "wget", "nc"],
  },
];

/** Programs that images are known to have. */
export const KNOWN_TOOLS: readonly {
  readonly images: readonly string[];
  readonly tag?: RegExp;
  readonly has: readonly string[];
}[] = [
  { images: ["alpine", "busybox"], has: ["wget", "nc"] },
  { images: ["*"], tag: /alpine/, has: ["wget", "nc"] },
  { images: ["node"], has: ["node"] },
  { images: ["python"], has: ["python", "python3"] },
  { images: ["ruby"], has: ["ruby"] },
  { images: ["php"], has: ["php"] },
  { images: ["golang"], has: ["go"] },
  { images: ["postgres"], has: ["pg_isready", "psql"] },
  { images: ["mysql"], has: ["mysqladmin", "mysql"] },
  { images: ["mariadb"], has: ["healthcheck.sh", "mariadb-admin", "mariadb"] },
  { images: ["redis"], has: ["redis-cli"] },
  { images: ["valkey/valkey"], has: ["valkey-cli"] },
  { images: ["mongo"], has: ["mongosh"] },
  { images: ["rabbitmq"], has: ["rabbitmq-diagnostics", "rabbitmqctl"] },
  { images: ["gcr.io/distroless/nodejs*"], has: ["/nodejs/bin/node"] },
];

/** Full language images stand on buildpack-deps, which has these. */
export const BUILDPACK_TOOLS: {
  readonly images: readonly string[];
  readonly has: readonly string[];
} = {
  images: ["node", "python", "ruby", "golang", "rust", "perl", "buildpack-deps"],
  has: ["curl", "wget", "bash"],
};
