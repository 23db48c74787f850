import type {
  Container,
  Healthcheck,
  Limits,
  Logging,
  Mount,
  Namespace,
  Port,
  Variable,
} from "../container";
import type { InspectFacts } from "../inventory/file-facts";
import type { InspectedImage } from "../inventory/types";
import { type JsonValue, readJson } from "../json/read";
import type { FileError, Located, Parsed, Setting, Source, Span } from "../source";

/** More than a host runs. */
const MOST_OBJECTS = 500;

/**
 * Reads what `docker inspect` printed (`podman inspect` alike): an array of containers and images, or one of them
 * alone. Values of environment variables are not kept, only where they stand. Other objects (networks, volumes) are
 * left out.
 */
export function parseInspect(source: Source): Parsed<InspectFacts> {
  const { root, error } = readJson(source);
  if (error) return { facts: null, errors: [error], notes: [] };
  const all = root.kind === "array" ? [...root.items()] : [root];
  const elements = all.slice(0, MOST_OBJECTS);
  const containers: Container[] = [];
  const images: InspectedImage[] = [];
  for (const element of elements) {
    if (element.get("HostConfig")) containers.push(containerOf(source, element));
    else if (element.get("RootFS") || element.get("RepoTags"))
      images.push(imageOf(source, element));
  }
  const isForeign = elements.length > 0 && containers.length + images.length === 0;
  const at = elements[0]?.at ?? root.at;
  const errors: FileError[] = isForeign
    ? [{ code: "inspect-shape", at: { ...at, end: Math.min(at.start + 1, at.end) } }]
    : [];
  const over = all[MOST_OBJECTS];
  if (over) {
    const values = { most: String(MOST_OBJECTS) };
    errors.push({ code: "inspect-too-many", values, at: over.at });
  }
  return { facts: isForeign ? null : { containers, images }, errors, notes: [] };
}

function containerOf(source: Source, element: JsonValue): Container {
  const host = element.get("HostConfig");
  const config = element.get("Config");
  const name = (element.get("Name")?.string ?? "").replace(/^\//, "");
  const labels = labelsOf(config?.get("Labels"));
  const restart = host?.path("RestartPolicy", "Name");
  return {
    subject: `container ${name || (element.get("Id")?.string ?? "").slice(0, 12) || "unnamed"}`,
    origin: "inspect",
    basis: "observed",
    at: textSpan(element.get("Name") ?? element.get("Id") ?? element),
    set: source.path,
    name,
    profiles: [],
    image: text(config?.get("Image")) ?? null,
    imageId: element.get("Image")?.string ?? null,
    build: null,
    // Docker has put the image's own user in already: an empty one is root.
    user: text(config?.get("User")),
    readOnly: flag(host?.get("ReadonlyRootfs")),
    tmpfs: [...(host?.get("Tmpfs")?.entries() ?? [])].map(([path, , at]) => ({ value: path, at })),
    limits: limitsOf(host),
    privileged: flag(host?.get("Privileged")),
    capDrop: list(host?.get("CapDrop")),
    capAdd: list(host?.get("CapAdd")),
    securityOpt: list(host?.get("SecurityOpt")),
    namespaces: namespacesOf(element, host),
    networks: networksOf(element),
    ports: portsOf(host?.get("PortBindings")),
    publishAll:
      host?.get("PublishAllPorts")?.boolean === true
        ? { value: true, at: host.get("PublishAllPorts")?.at ?? element.at }
        : undefined,
    mounts: [...(element.get("Mounts")?.items() ?? [])].map(mountOf),
    devices: [...(host?.get("Devices")?.items() ?? [])].flatMap((device) => {
      const path = device.get("PathOnHost");
      return path?.string ? [{ value: path.string, at: path.at }] : [];
    }),
    environment: [...(config?.get("Env")?.items() ?? [])].flatMap(variableOf),
    envFiles: [],
    secrets: secretsOf(element),
    logging: loggingOf(host?.get("LogConfig")),
    healthcheck: healthcheckOf(config?.get("Healthcheck")),
    restart: restart?.string ? { value: restart.string, at: restart.at } : noRestart(restart),
    command: words(config?.get("Cmd")),
    entrypoint: words(config?.get("Entrypoint")),
    dependsOn: [],
    aliases: [],
    labels,
    oneShot: false,
  };
}

function text(value: JsonValue | null | undefined): Setting<string> | undefined {
  return value?.string === null || !value ? undefined : { value: value.string, at: value.at };
}

function flag(value: JsonValue | null | undefined): Setting<boolean> | undefined {
  return value?.boolean === null || !value ? undefined : { value: value.boolean, at: value.at };
}

function list(value: JsonValue | null | undefined): (Located<string> & Setting<string>)[] {
  return [...(value?.items() ?? [])].flatMap((item) =>
    item.string === null ? [] : [{ value: item.string, at: item.at }],
  );
}

function words(value: JsonValue | null | undefined): Setting<readonly string[]> | undefined {
  if (value?.kind !== "array") return undefined;
  return { value: list(value).map((word) => word.value), at: value.at };
}

/** An empty policy is none. */
function noRestart(value: JsonValue | null | undefined): Setting<string> | undefined {
  return value ? { value: "no", at: value.at } : undefined;
}

/** A string's place without its quotes. */
function textSpan(value: JsonValue): Span {
  const { at } = value;
  if (value.kind === "string") return { ...at, start: at.start + 1, end: at.end - 1 };
  return { ...at, end: Math.min(at.start + 1, at.end) };
}

const NANO = 1e9;
/** The engine's own where none is given, in microseconds. */
const CPU_PERIOD = 100_000;

function limitsOf(host: JsonValue | null): Limits {
  const number = (key: string) => {
    const value = host?.get(key);
    return value?.number === null || !value ? null : { value: value.number, at: value.at };
  };
  const nano = number("NanoCpus");
  const quota = number("CpuQuota");
  const period = number("CpuPeriod")?.value || CPU_PERIOD;
  const cpus =
    nano && nano.value > 0
      ? { value: nano.value / NANO, at: nano.at }
      : quota && quota.value > 0
        ? { value: quota.value / period, at: quota.at }
        : (nano ?? quota);
  const soft = ["CpuShares", "MemoryReservation"].flatMap((key) => {
    const value = number(key);
    return value && value.value > 0 ? [{ value: key, at: value.at }] : [];
  });
  return {
    memory: number("Memory") ?? undefined,
    cpus: cpus ? { value: Math.max(0, cpus.value), at: cpus.at } : undefined,
    pids: number("PidsLimit") ?? undefined,
    soft,
  };
}

const MODES: readonly (readonly [key: string, name: Namespace])[] = [
  ["PidMode", "pid"],
  ["IpcMode", "ipc"],
  ["UTSMode", "uts"],
  ["UsernsMode", "userns"],
];

function namespacesOf(element: JsonValue, host: JsonValue | null): Container["namespaces"] {
  const namespaces: { [name in Namespace]?: Setting<string> } = {};
  for (const [key, name] of MODES) {
    const mode = host?.get(key);
    if (mode?.string) namespaces[name] = { value: mode.string, at: mode.at };
  }
  const network = host?.get("NetworkMode");
  // A network of one's own is listed among the networks; what is left are modes.
  const isOwn = [...(element.path("NetworkSettings", "Networks")?.entries() ?? [])].some(
    ([name]) => name === network?.string && !/^(bridge|default|host|none)$/.test(name),
  );
  if (network?.string && !isOwn) namespaces.network = { value: network.string, at: network.at };
  return namespaces;
}

function networksOf(element: JsonValue): Container["networks"] {
  const all = [...(element.path("NetworkSettings", "Networks")?.entries() ?? [])];
  // The bridge alone is what the mode says; beside others nothing else does.
  return all
    .filter(([name]) => !/^(host|none)$/.test(name) && (name !== "bridge" || all.length > 1))
    .map(([name, , at]) => ({ name, at }));
}

function portsOf(bindings: JsonValue | null | undefined): readonly Port[] {
  return [...(bindings?.entries() ?? [])].flatMap(([key, values]) => {
    const [port = "", protocol = "tcp"] = key.split("/");
    return [...values.items()].map((binding): Port => {
      const host = Number.parseInt(binding.get("HostPort")?.string ?? "", 10);
      const address = binding.get("HostIp");
      return {
        at: binding.at,
        ...(Number.isNaN(host) ? {} : { host }),
        container: /^\d{1,5}$/.test(port) ? Number(port) : null,
        address: address?.string ? { value: address.string, at: address.at } : null,
        protocol,
        span: 1,
      };
    });
  });
}

function mountOf(value: JsonValue): Mount {
  const type = value.get("Type")?.string;
  const source = value.get(type === "volume" ? "Name" : "Source") ?? value.get("Source");
  return {
    at: value.at,
    type: type === "bind" || type === "volume" || type === "tmpfs" ? type : "other",
    source: text(source) ?? null,
    target: value.get("Destination")?.string ?? "",
    readOnly: value.get("RW")?.boolean === false,
  };
}

/** The key and where its value stands; of the value itself nothing but whether it is empty. */
function variableOf(value: JsonValue): Variable[] {
  const written = value.string;
  if (written === null) return [];
  const equals = written.indexOf("=");
  const key = equals < 0 ? written : written.slice(0, equals);
  const start = value.at.start + 1;
  // Escapes in a key shift what follows; then the whole string is meant.
  const isPlain = !key.includes('"') && !key.includes("\\") && value.at.end - start > key.length;
  const end = isPlain ? start + key.length : value.at.end - 1;
  const at = { ...value.at, start, end };
  if (equals < 0) return [{ key: { value: key, at }, value: null, raw: null }];
  const valueAt = { ...value.at, start: isPlain ? end + 1 : start, end: value.at.end - 1 };
  if (equals === written.length - 1) {
    return [{ key: { value: key, at }, value: { value: "", at: valueAt }, raw: null }];
  }
  return [
    {
      key: { value: key, at },
      value: null,
      raw: { value: written.slice(equals + 1), at: valueAt },
    },
  ];
}

function secretsOf(element: JsonValue): Located<string>[] {
  return [...(element.get("Mounts")?.items() ?? [])].flatMap((mount) => {
    const target = mount.get("Destination");
    const name = /^\/run\/secrets\/(.+)$/.exec(target?.string ?? "")?.[1];
    return name && target ? [{ value: name, at: target.at }] : [];
  });
}

function loggingOf(value: JsonValue | null | undefined): Logging | undefined {
  if (!value) return undefined;
  return {
    at: value.at,
    driver: text(value.get("Type")) ?? null,
    options: [...(value.get("Config")?.entries() ?? [])].flatMap(([key, option, at]) => {
      const setting = text(option);
      return setting ? [{ key: { value: key, at }, value: setting }] : [];
    }),
  };
}

function healthcheckOf(value: JsonValue | null | undefined): Healthcheck | undefined {
  const test = value?.get("Test");
  if (!value || !test) return undefined;
  const [kind, ...rest] = list(test).map((word) => word.value);
  const { at } = test;
  if (kind === "NONE") return { kind: "disabled", at };
  if (kind === "CMD-SHELL") return { kind: "shell", script: rest.join(" "), at };
  return kind === "CMD" ? { kind: "exec", words: rest, at } : { kind: "image", at };
}

function labelsOf(value: JsonValue | null | undefined): Located<string>[] {
  return [...(value?.entries() ?? [])].map(([key, label, at]) => ({
    value: `${key}=${label.string ?? ""}`,
    at: { ...at, end: label.at.end },
  }));
}

function imageOf(source: Source, element: JsonValue): InspectedImage {
  const config = element.get("Config");
  const tags = list(element.get("RepoTags"));
  const user = config?.get("User");
  return {
    at: textSpan(element.get("Id") ?? element),
    path: source.path,
    id: element.get("Id")?.string ?? null,
    tags: tags.map((tag) => tag.value),
    digests: list(element.get("RepoDigests")).map((digest) => digest.value),
    created: element.get("Created")?.string ?? null,
    user: user?.string === null || !user ? null : { value: user.string, at: user.at },
    environment: [...(config?.get("Env")?.items() ?? [])].flatMap(variableOf),
    healthcheck: healthcheckOf(config?.get("Healthcheck")) ?? null,
    size: element.get("Size")?.number ?? null,
  };
}
