import { describe, expect, test } from "vitest";
import { hostsIn, hostsOfUrls, isLoopback } from "./hosts";

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
  ] as const)("in the value %j: %j", (text, hosts) => {
    expect(hostsIn(text, NAMES, false)).toEqual(hosts);
  });

  test.each([
    ["celery -A app worker", []],
    ["wait-for-it db:5432 -- start", ["db"]],
    ["psql -h db -U app", ["db"]],
    ["server --host=db", ["db"]],
    ["python app/main.py", []],
  ] as const)("in the command %j: %j", (text, hosts) => {
    expect(hostsIn(text, NAMES, true)).toEqual(hosts);
  });
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
