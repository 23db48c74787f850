import { describe, expect, test } from "vitest";
import { hostsIn, hostsOfUrls, isLoopback, namesHost } from "./hosts";

const NAMES = new Map(["db", "redis", "app"].map((name) => [name, true]));

describe("a service's name is a host", () => {
  test.each([
    ["postgres://u:${PW}@db:5432/shop", ["db"]],
    ["redis://redis:6379", ["redis"]],
    ["redis://cache:6379", []],
    ["db", ["db"]],
    ["DB", ["db"]],
    ["db,redis", ["db", "redis"]],
    ["u:p@tcp(db:3306)/x", ["db"]],
    ["host=db user=app dbname=app", ["db"]],
    ["jdbc:postgresql://db/app", ["db"]],
    ["/var/lib/db", []],
    ["my-db", []],
    ["db.example.com", []],
    ["tcp://tasks.db:9001", ["db"]],
    ["db:16.4-alpine", []],
    ["db:16 redis:6379/0", ["db", "redis"]],
  ] as const)("in the value %j: %j", (text, hosts) => {
    expect(hostsIn(text, NAMES, false)).toEqual(hosts);
  });

  test.each([
    ["celery -A app worker", []],
    ["wait-for-it db:5432 -- start", ["db"]],
    ["psql -h db -U app", ["db"]],
    ["java -Ddatabase.host=db -jar app.jar", ["db"]],
    ['{"host":"db","name":"redis"}', ["db"]],
    ["start-server app --ghost=db", []],
    ["server --host=db", ["db"]],
    ["python app/main.py", []],
  ] as const)("in the command %j: %j", (text, hosts) => {
    expect(hostsIn(text, NAMES, true)).toEqual(hosts);
  });
});

describe("a variable is named like a host", () => {
  test.each([
    "DB_HOST",
    "PGHOST",
    "DBHOST",
    "database__connection__host",
    "DB_HOST_1",
    "ELASTICSEARCH_HOSTS",
    "discovery.seed_hosts",
    "cluster.initial_master_nodes",
    "PROXY_INSTANCES",
    "ME_CONFIG_MONGODB_SERVER",
    "DB_ADDR",
    "KAFKA_BROKERS",
    "kafkaBrokers2",
    "REDIS_URL",
    "RELAY",
    "SPARK_MASTER",
    "IP_ADDRESS",
  ])("%s", (name) => expect(namesHost(name)).toBe(true));

  test.each([
    "APP_NAME",
    "NODE_ENV",
    "LOG_LEVEL",
    "POSTGRES_DB",
    "DB_USER",
    "DB_CONNECTION",
    "CACHE_DRIVER",
    "KC_DB",
    "DD_SERVICE",
    "GHOSTSCRIPT",
    "OTEL_SERVICE_NAME",
    "COMPOSE_PROFILES",
    "S",
    "",
  ])("%s is not", (name) => expect(namesHost(name)).toBe(false));
});

test("the hosts of addresses without TLS", () => {
  expect(hostsOfUrls("http://u:p@Api.example.com:80/x,http://[::1]:3/,https://b", "http")).toEqual([
    "api.example.com",
    "[::1]",
  ]);
  expect(hostsOfUrls("http://${HOST}/ http://*:80 http://+:80 http://", "http")).toEqual([]);
});

test("names of the machine itself", () => {
  expect(["localhost", "127.0.0.1", "127.8.8.8", "[::1]"].every(isLoopback)).toBe(true);
  expect(["127.example.com", "10.0.0.1", "::", ""].some(isLoopback)).toBe(false);
});
