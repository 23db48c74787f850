import { gather } from "@/lib/core/evidence/gather";
import type { Container, Namespace, Variable } from "../container";
import { joinPath } from "../paths";
import type { Located, Setting } from "../source";
import { entriesOf, field, fieldAt, itemsOf, textsOf } from "../yaml/access";
import { commentBeside } from "../yaml/comments";
import { booleanOfText, isNull } from "../yaml/scalars";
import type { YamlEntry, YamlMapping, YamlNode } from "../yaml/tree";
import { buildOf } from "./build";
import { healthcheckOf } from "./healthcheck";
import { limitsOf } from "./limits";
import { mountsOf } from "./mounts";
import { networksOf } from "./networks";
import { asMapping } from "./pairs";
import { portsOf } from "./ports";
import {
  booleanSetting,
  listOf,
  type Scope,
  settingOf,
  shown,
  shownText,
  textSetting,
  variableOf,
  wrongType,
} from "./scope";
import { secretNames } from "./secrets";
import { wordsOf } from "./words";

const NAMESPACES: readonly (readonly [key: string, name: Namespace])[] = [
  ["network_mode", "network"],
  ["pid", "pid"],
  ["ipc", "ipc"],
  ["uts", "uts"],
  ["userns_mode", "userns"],
];

/**
 * A service, merged and extended, as the container it runs. `key` is where the service is named, `volumes` are the
 * set's own. What has a wrong type is reported to the scope and left out.
 */
export function containerOf(
  scope: Scope,
  key: Located<string>,
  service: YamlMapping,
  volumes: YamlNode | undefined,
): Container {
  const get = (name: string) => field(service, name);
  const { networks, aliases, refused } = networksOf(scope, get("networks"));
  const { ports, unreadPorts } = portsOf(
    scope,
    get("ports"),
    textSetting(scope, get("network_mode"))?.value,
  );
  const names = gather(
    [get("container_name"), get("hostname")],
    (entry) => textSetting(scope, entry)?.value ?? [],
  );
  return {
    subject: `service ${key.value}`,
    origin: "compose",
    basis: "configured",
    at: key.at,
    set: scope.set,
    name: key.value,
    profiles: textsOf(get("profiles")?.value).map((profile) => profile.value),
    image: imageOf(scope, get("image")),
    build: buildOf(scope, get("build")),
    user: textSetting(scope, get("user")),
    readOnly: booleanSetting(scope, get("read_only")),
    tmpfs: gather(itemsOf(get("tmpfs")?.value), (item) => shownText(item) ?? []),
    limits: limitsOf(scope, service),
    privileged: booleanSetting(scope, get("privileged")),
    capDrop: settingsOf(scope, get("cap_drop")),
    capAdd: capabilitiesOf(scope, get("cap_add")),
    securityOpt: securityOptionsOf(scope, get("security_opt")),
    namespaces: refused
      ? { network: refused, ...namespacesOf(scope, service) }
      : namespacesOf(scope, service),
    networks,
    ports,
    unreadPorts,
    mounts: mountsOf(scope, get("volumes"), volumes),
    apiSocket: booleanSetting(scope, get("use_api_socket")),
    devices: devicesOf(get("devices")?.value),
    environment: variablesOf(scope, get("environment")),
    envFiles: envFilesOf(scope, get("env_file")?.value),
    secrets: secretNames(scope, get("secrets")?.value),
    logging: loggingOf(scope, get("logging")),
    healthcheck: healthcheckOf(scope, get("healthcheck")),
    restart: restartOf(scope, get("restart")),
    restartCondition: conditionOf(scope, service),
    command: wordsOf(scope, get("command")),
    entrypoint: wordsOf(scope, get("entrypoint")),
    dependsOn: dependenciesOf(scope, service),
    job: jobOf(service),
    ...(runsNone(service) ? { none: true } : {}),
    aliases: [...names, ...aliases],
    labels: labelsOf(get("labels")?.value),
    oneShot: false,
  };
}

/** An empty name names no image. */
function imageOf(scope: Scope, entry: YamlEntry | undefined): Container["image"] {
  const image = textSetting(scope, entry);
  return image?.value?.trim() === "" ? null : (image ?? null);
}

function settingsOf(scope: Scope, entry: YamlEntry | undefined): readonly Setting<string>[] {
  if (!entry) return [];
  const { items, refused } = listOf(scope, entry);
  return [...refused, ...gather(items, (item) => settingOf(scope, item, entry.key.value) ?? [])];
}

type Capability = Container["capAdd"][number];

function capabilitiesOf(scope: Scope, entry: YamlEntry | undefined): readonly Capability[] {
  const settings = settingsOf(scope, entry);
  const capabilities: Capability[] = [];
  // From the last on: a comment behind a line of a flow list is the reason of all that stands on it.
  for (const setting of settings.toReversed()) {
    const text = scope.sources.get(setting.at.path)?.text ?? "";
    const next = capabilities.at(-1);
    const isBefore = next?.at.path === setting.at.path && next.at.start >= setting.at.end;
    const sharesLine = isBefore && !text.slice(setting.at.end, next.at.start).includes("\n");
    const reason = sharesLine ? next.reason : commentBeside(text, setting.at);
    capabilities.push(reason ? { reason, ...setting } : setting);
  }
  return capabilities.reverse();
}

/** `- no-new-privileges: true` is a mapping, which Compose refuses: reported, and kept as it is written. */
function securityOptionsOf(scope: Scope, entry: YamlEntry | undefined): Container["securityOpt"] {
  const { items, refused } = listOf(scope, entry);
  const options = gather(items, (item): readonly Setting<string>[] => {
    if (item.kind !== "mapping") {
      const setting = settingOf(scope, item, "security_opt");
      return setting ? [setting] : [];
    }
    wrongType(scope, "security_opt", item.at);
    return item.entries.map(({ key, value }) => ({
      value: `${key.value}: ${value.kind === "scalar" ? shown(value.text) : ""}`.trim(),
      at: item.at,
    }));
  });
  return [...refused, ...options];
}

function namespacesOf(scope: Scope, service: YamlMapping): Container["namespaces"] {
  const namespaces: { [name in Namespace]?: Setting<string> } = {};
  for (const [key, name] of NAMESPACES) {
    const setting = textSetting(scope, field(service, key));
    if (setting) namespaces[name] = setting;
  }
  return namespaces;
}

function devicesOf(node: YamlNode | undefined): readonly Located<string>[] {
  return gather(itemsOf(node), (item) => {
    if (item.kind !== "mapping") return shownText(item) ?? [];
    const source = field(item, "source")?.value;
    return source ? (shownText(source) ?? []) : [];
  });
}

function variablesOf(scope: Scope, entry: YamlEntry | undefined): readonly Variable[] {
  if (!entry || isNull(entry.value)) return [];
  const mapping = asMapping(entry.value);
  return entriesOf(mapping ?? undefined).map((one) => variableOf(scope, one));
}

function envFilesOf(scope: Scope, node: YamlNode | undefined): readonly Setting<string>[] {
  return gather(itemsOf(node), (item) => {
    const path = item.kind === "mapping" ? field(item, "path")?.value : item;
    const setting = path && settingOf(scope, path, "env_file");
    if (!setting) return [];
    if (setting.value === undefined) return setting;
    const folder = scope.folderOf(setting.at.path);
    return { ...setting, value: joinPath(folder, setting.value) ?? setting.value };
  });
}

function loggingOf(scope: Scope, entry: YamlEntry | undefined): Container["logging"] {
  if (entry?.value.kind !== "mapping") {
    if (entry && !isNull(entry.value)) wrongType(scope, "logging", entry.value.at);
    return undefined;
  }
  const driver = textSetting(scope, field(entry.value, "driver"));
  return {
    at: entry.key.at,
    // An empty name leaves it to the engine, as none does.
    driver: driver && driver.value !== "" ? driver : null,
    options: gather(entriesOf(field(entry.value, "options")?.value), (option) => {
      const value = textSetting(scope, option);
      return value ? { key: option.key, value } : [];
    }),
  };
}

/** `restart: no` is a truth value in YAML 1.1, and means the same. */
function restartOf(scope: Scope, entry: YamlEntry | undefined): Setting<string> | undefined {
  const restart = textSetting(scope, entry);
  if (restart?.value === undefined) return restart;
  return booleanOfText(restart.value) === false ? { ...restart, value: "no" } : restart;
}

/**
 * The condition of `deploy.restart_policy`, which beats `restart` also where it is not given: then it is empty. So it is
 * where neither is, and other keys of `deploy` are for a Swarm.
 */
function conditionOf(scope: Scope, service: YamlMapping): Setting<string> | undefined {
  const deploy = field(service, "deploy");
  const policy = field(deploy?.value, "restart_policy");
  if (policy?.value.kind !== "mapping") {
    const isSaid = field(service, "restart") !== undefined || jobOf(service) !== undefined;
    const swarm = SWARM.some((key) => field(deploy?.value, key));
    return deploy && swarm && !isSaid ? { value: "", at: deploy.key.at } : undefined;
  }
  const condition = field(policy.value, "condition");
  return textSetting(scope, condition) ?? { value: "", at: policy.key.at };
}

/** Keys of `deploy` that Compose passes over. */
const SWARM = ["endpoint_mode", "mode", "placement", "rollback_config", "update_config"];

function dependenciesOf(scope: Scope, service: YamlMapping): Container["dependsOn"] {
  const depends = field(service, "depends_on");
  const { refused } = listOf(scope, depends);
  const named = depends && asMapping(depends.value);
  const direct = entriesOf(named ?? undefined).map(({ key, value }) => {
    if (refused.length > 0) return { refused: true as const, ...key };
    const condition = textSetting(scope, field(value, "condition"))?.value;
    return condition === undefined ? key : { condition, ...key };
  });
  const links = textsOf(field(service, "links")?.value).map(({ value, at }) => {
    const [name = value, alias] = value.split(":");
    return { value: name, at, ...(alias ? { alias } : {}) };
  });
  return [...direct, ...links];
}

function jobOf(service: YamlMapping): Located<true> | undefined {
  const mode = fieldAt(service, "deploy", "mode")?.value;
  return mode?.kind === "scalar" && mode.text.endsWith("-job")
    ? { value: true, at: mode.at }
    : undefined;
}

/** A variable may bring it up, as a profile does, also where its default is 0. */
function runsNone(service: YamlMapping): boolean {
  const count = fieldAt(service, "deploy", "replicas") ?? field(service, "scale");
  return count?.value.kind === "scalar" && /^0+$/.test(count.value.text);
}

function labelsOf(node: YamlNode | undefined): readonly Located<string>[] {
  return entriesOf((node && asMapping(node)) ?? undefined).map(({ key, value }) => ({
    value: `${key.value}=${value.kind === "scalar" ? shown(value.text) : ""}`,
    at: { ...key.at, end: Math.max(key.at.end, value.at.end) },
  }));
}
