/**
 * Images that bring no health check of their own, by short name; a name that ends in `/` stands for all below it. Docker's
 * official images have none as a matter of policy. As of 2026-11-23, from general knowledge.
 */
const UNCHECKED: readonly string[] = [
  "apache/kafka",
  "bitnami/",
  "bitnamilegacy/",
  "cgr.dev/chainguard/",
  "confluentinc/",
  "docker.elastic.co/elasticsearch/elasticsearch",
  "docker.elastic.co/kibana/kibana",
  "dpage/pgadmin4",
  "gcr.io/distroless/",
  "grafana/",
  "hashicorp/",
  "jaegertracing/all-in-one",
  "jenkins/jenkins",
  "jwilder/nginx-proxy",
  "mailhog/mailhog",
  "mcr.microsoft.com/dotnet/",
  "mcr.microsoft.com/mssql/server",
  "minio/minio",
  "nginxinc/nginx-unprivileged",
  "nginxproxy/nginx-proxy",
  "otel/",
  "phpmyadmin/phpmyadmin",
  "portainer/portainer-ce",
  "postgis/postgis",
  "prom/",
  "quay.io/keycloak/keycloak",
  "timescale/timescaledb",
  "valkey/valkey",
];

/** Whether an image of that short name is known to bring no health check. */
export function isUnchecked(name: string): boolean {
  if (!name.includes("/")) return true;
  return UNCHECKED.some((one) => (one.endsWith("/") ? name.startsWith(one) : name === one));
}
