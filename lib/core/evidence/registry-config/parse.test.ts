import { expect, test } from "vitest";
import { isLocalRegistry } from "./local";
import { parseRegistryConfig } from "./parse";

const read = (path: string, text: string) =>
  (parseRegistryConfig({ path, text }).facts ?? []).map(({ registry, insecure, local, at }) => [
    registry,
    insecure,
    local,
    text.slice(0, at.start).split("\n").length,
  ]);

test("registries.conf: a registry's location may stand before or after", () => {
  const text = `unqualified-search-registries = ["docker.io"]
[[registry]]
location = "registry.example.org"
insecure = true # for now
[[registry]]
insecure = true
location = "localhost:5000"
[[registry.mirror]]
location = "mirror.example.org"
insecure = false
`;
  expect(read("registries.conf", text)).toEqual([
    ["registry.example.org", true, false, 4],
    ["localhost:5000", true, true, 6],
    ["mirror.example.org", false, false, 10],
  ]);
});

test("buildkitd.toml: http and insecure of a registry", () => {
  const text = `[worker.oci]\n  enabled = true\n[registry."r.example.org:5000"]\r\n  http = true\r\n  insecure = false\n`;
  expect(read("etc/buildkitd.toml", text)).toEqual([
    ["r.example.org:5000", true, false, 4],
    ["r.example.org:5000", false, false, 5],
  ]);
});

test("hosts.toml: skip_verify and a server without TLS", () => {
  const text = `server = "http://r.example.org"\n[host."https://r.example.org"]\n  capabilities = ["pull"]\n  skip_verify = true\n`;
  expect(read("certs.d/r/hosts.toml", text)).toEqual([
    ["http://r.example.org", true, false, 1],
    ["https://r.example.org", true, false, 4],
  ]);
});

test("a host that is reached without TLS is insecure by its table", () => {
  expect(read("hosts.toml", '[host."http://r.example.org"]\n  capabilities = ["pull"]\n')).toEqual([
    ["http://r.example.org", true, false, 1],
  ]);
});

test.each([
  ["localhost:5000", true],
  ["127.0.0.1:5000", true],
  ["127.0.0.0/8", true],
  ["[::1]:5000", true],
  ["::1/128", true],
  ["http://registry.test", true],
  ["registry.example.com", false],
  ["10.0.0.5:5000", false],
  ["localhost.example.com", false],
  [null, false],
])("%s is local: %s", (registry, local) => {
  expect(isLocalRegistry(registry)).toBe(local);
});

test.each(["[", '"', "a=", '[registry."', "\n", "a = ["])(
  "a megabyte of %j is no trouble",
  (piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    expect(parseRegistryConfig({ path: "hosts.toml", text }).errors).toEqual([]);
  },
  20_000,
);

test("a line of a megabyte of blanks is read at once", { timeout: 10_000 }, () => {
  expect(read("registries.conf", `a = "b"${" ".repeat(1_000_000)}c\n`)).toEqual([]);
});
