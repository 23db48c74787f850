/** What a well-known image is there for. As of 2026-11-23, from the vendors' own descriptions. */
export type ImageRole = "data-store" | "proxy" | "web-server" | "admin" | "tool";

/** By the last part of the image's name, so that mirrors and vendors' builds of the same software are known, too. */
const BY_LAST_PART: Readonly<Record<ImageRole, string>> = {
  "data-store": `arangodb azure-sql-edge cassandra chroma chromadb clickhouse clickhouse-server cockroach couchbase couchdb cp-kafka
    cp-zookeeper crate db2 dragonfly elasticsearch elasticsearch-oss etcd influxdb kafka keydb mariadb meilisearch
    memcached milvus minio mongo mongodb mongodb-community-server mysql mysql-server neo4j opensearch oracle-free
    oracle-xe percona percona-server percona-server-mongodb pgvector postgis postgres postgresql qdrant questdb rabbitmq
    ravendb redis redis-stack redis-stack-server redpanda rethinkdb scylla solr surrealdb timescaledb timescaledb-ha
    typesense valkey weaviate zookeeper`,
  proxy: `bunkerweb caddy caddy-docker-proxy docker-letsencrypt-nginx-proxy envoy haproxy kong nginx-proxy
    nginx-proxy-manager swag traefik`,
  "web-server": "httpd nginx nginx-unprivileged openresty",
  admin: `adminer akhq alertmanager cadvisor cerebro cloudbeaver dbgate dozzle kafdrop kafka-ui kibana mongo-express
    node-exporter opensearch-dashboards pgadmin4 pgweb phpldapadmin phpmyadmin phpredisadmin portainer portainer-ce
    portainer-ee prometheus pushgateway redis-commander redisinsight`,
  tool: "dbmate flyway hello-world liquibase mc migrate",
};

/** By the whole name, where the last part says too little. */
const BY_NAME: Readonly<Record<string, ImageRole>> = {
  "mcr.microsoft.com/mssql/server": "data-store",
  "container-registry.oracle.com/database/free": "data-store",
  "gvenzl/oracle-free": "data-store",
  "supabase/postgres": "data-store",
};

const ROLES = new Map<string, ImageRole>();
for (const role of ["data-store", "proxy", "web-server", "admin", "tool"] as const) {
  for (const name of BY_LAST_PART[role].split(/\s+/)) ROLES.set(name, role);
}

/** What an image of that short name (`postgres`, `bitnami/redis`) is there for, or null where we don't know. */
export function imageRole(name: string): ImageRole | null {
  const last = name.slice(name.lastIndexOf("/") + 1);
  const exporter = last.endsWith("-exporter") || last.endsWith("_exporter");
  return BY_NAME[name] ?? ROLES.get(last) ?? (exporter ? "admin" : null);
}
