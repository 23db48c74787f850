import { expect, test } from "vitest";
import { parseInspect } from "./parse";

const read = (value: unknown) => {
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 4);
  const result = parseInspect({ path: "inspect.json", text });
  return {
    ...result,
    slice: (at?: { start: number; end: number }) => at && text.slice(at.start, at.end),
  };
};

const CONTAINER = {
  Id: "0123456789abcdef",
  Image: "sha256:aa",
  Name: "/shop-web-1",
  State: { Status: "running" },
  HostConfig: {
    Binds: null,
    LogConfig: { Type: "json-file", Config: { "max-size": "10m" } },
    NetworkMode: "shop_default",
    PortBindings: { "3000/tcp": [{ HostIp: "127.0.0.1", HostPort: "8080" }] },
    RestartPolicy: { Name: "unless-stopped", MaximumRetryCount: 0 },
    CapAdd: ["CAP_NET_BIND_SERVICE"],
    CapDrop: ["ALL"],
    IpcMode: "private",
    PidMode: "",
    Privileged: false,
    PublishAllPorts: false,
    ReadonlyRootfs: true,
    SecurityOpt: ["no-new-privileges:true"],
    Memory: 536870912,
    NanoCpus: 0,
    CpuQuota: 50000,
    PidsLimit: null,
    CpuShares: 512,
    Tmpfs: { "/tmp": "" },
  },
  Mounts: [
    { Type: "bind", Source: "/srv/s", Destination: "/run/secrets/db", RW: false },
    {
      Type: "volume",
      Name: "data",
      Source: "/var/lib/docker/volumes/data/_data",
      Destination: "/d",
      RW: true,
    },
  ],
  Config: {
    User: "1001:1001",
    Env: ["DB_PASSWORD=s3cr3t-value", "EMPTY=", "PATH"],
    Image: "registry.example.com/shop:1.2",
    Healthcheck: { Test: ["CMD-SHELL", "wget -q localhost"] },
    Labels: { "com.docker.compose.service": "web" },
  },
  NetworkSettings: { Networks: { shop_default: {} } },
};

test("a container's settings are read, each with its place", () => {
  const { facts, slice } = read([CONTAINER]);
  const [web] = facts?.containers ?? [];
  expect(web).toMatchObject({
    subject: "container shop-web-1",
    origin: "inspect",
    basis: "observed",
    image: { value: "registry.example.com/shop:1.2" },
    imageId: "sha256:aa",
    user: { value: "1001:1001" },
    readOnly: { value: true },
    tmpfs: [{ value: "/tmp" }],
    limits: { memory: { value: 536870912 }, cpus: { value: 0.5 }, soft: [{ value: "CpuShares" }] },
    capDrop: [{ value: "ALL" }],
    capAdd: [{ value: "CAP_NET_BIND_SERVICE" }],
    securityOpt: [{ value: "no-new-privileges:true" }],
    namespaces: { ipc: { value: "private" } },
    networks: [{ name: "shop_default" }],
    ports: [{ host: 8080, container: 3000, address: { value: "127.0.0.1" }, protocol: "tcp" }],
    mounts: [
      { type: "bind", source: { value: "/srv/s" }, readOnly: true },
      { type: "volume", source: { value: "data" }, readOnly: false },
    ],
    secrets: [{ value: "db" }],
    logging: { driver: { value: "json-file" }, options: [{ key: { value: "max-size" } }] },
    healthcheck: { kind: "shell", script: "wget -q localhost" },
    restart: { value: "unless-stopped" },
    labels: [{ value: "com.docker.compose.service=web" }],
  });
  expect(web?.limits.pids).toBeUndefined();
  expect(web?.namespaces.network).toBeUndefined();
  expect(slice(web?.at)).toBe("/shop-web-1");
  expect(slice(web?.limits.cpus?.at)).toBe("50000");
});

test("a variable's value is not taken as one, and stands where it can be masked", () => {
  const { facts, slice } = read([CONTAINER]);
  const [password, empty, path] = facts?.containers[0]?.environment ?? [];
  expect(password?.value).toBeNull();
  expect(slice(password?.key.at)).toBe("DB_PASSWORD");
  expect(slice(password?.raw?.at)).toBe("s3cr3t-value");
  expect(empty?.value?.value).toBe("");
  expect(path).toMatchObject({ key: { value: "PATH" }, value: null, raw: null });
});

test("the default bridge, host namespaces and no limits are seen as they are", () => {
  const { facts } = read([
    {
      ...CONTAINER,
      HostConfig: {
        NetworkMode: "default",
        PidMode: "host",
        Memory: 0,
        NanoCpus: 0,
        CapDrop: null,
        RestartPolicy: { Name: "no" },
      },
      Config: { User: "", Image: "nginx" },
      NetworkSettings: { Networks: { bridge: {} } },
    },
  ]);
  expect(facts?.containers[0]).toMatchObject({
    user: { value: "" },
    capDrop: [],
    namespaces: { network: { value: "default" }, pid: { value: "host" } },
    networks: [],
    limits: { memory: { value: 0 }, cpus: { value: 0 } },
    restart: { value: "no" },
  });
});

test("an image is told from a container", () => {
  const { facts } = read([
    {
      Id: "sha256:aa",
      RepoTags: ["shop:1.2"],
      RepoDigests: [],
      Created: "1970-01-01T00:00:00Z",
      Size: 12,
      Config: { User: "node", Env: ["A=b"], Healthcheck: { Test: ["NONE"] } },
      RootFS: { Type: "layers" },
    },
  ]);
  expect(facts?.containers).toEqual([]);
  expect(facts?.images).toMatchObject([
    {
      id: "sha256:aa",
      tags: ["shop:1.2"],
      user: { value: "node" },
      size: 12,
      healthcheck: { kind: "disabled" },
    },
  ]);
});

test("what is no container and no image, or is cut off, is an error with its place", () => {
  expect(read([{ Name: "net", Driver: "bridge" }])).toMatchObject({
    facts: null,
    errors: [{ code: "inspect-shape" }],
  });
  expect(read('[{"HostConfig": {').errors).toMatchObject([{ code: "json-unfinished" }]);
  expect(read([])).toMatchObject({ facts: { containers: [], images: [] }, errors: [] });
  expect(
    read({ HostConfig: 1, Mounts: [1], Config: { Env: [1, "A\\u0022=b"], Labels: [] } }).errors,
  ).toEqual([]);
});

test("a file that describes more containers than are read says where reading ends", () => {
  const text = JSON.stringify(Array(501).fill({ HostConfig: {}, State: {} }));
  const { facts, errors } = parseInspect({ path: "i.json", text });
  expect(facts?.containers).toHaveLength(500);
  expect(errors).toMatchObject([{ code: "inspect-too-many", at: { end: text.length - 1 } }]);
});
