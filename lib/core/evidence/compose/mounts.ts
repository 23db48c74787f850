import type { Mount } from "../container";
import type { Setting } from "../source";
import { field, fieldAt } from "../yaml/access";
import { isNull } from "../yaml/scalars";
import type { YamlEntry, YamlMapping, YamlNode } from "../yaml/tree";
import { interpolate } from "./interpolate";
import { booleanSetting, listOf, report, type Scope, shown, textSetting, wrongType } from "./scope";

/** Stands in a text for a variable that can't be resolved. */
const OPEN = "\u0000";

/**
 * The `volumes` of a service, short form (`[SOURCE:]TARGET[:OPTIONS]`, Windows drives too) and long form. Of several
 * for one target the last counts, as in Compose. `declared` are the set's own volumes: one whose driver binds a host
 * path is that bind.
 */
export function mountsOf(
  scope: Scope,
  entry: YamlEntry | undefined,
  declared: YamlNode | undefined,
): readonly Mount[] {
  const byTarget = new Map<string, Mount>();
  for (const item of listOf(scope, entry).items) {
    const mount = item.kind === "mapping" ? longForm(scope, item) : shortForm(scope, item);
    if (mount) byTarget.set(mount.target, bound(scope, mount, declared));
    else if (!isNull(item)) wrongType(scope, "volumes", item.at);
  }
  return [...byTarget.values()];
}

function shortForm(scope: Scope, item: YamlNode): Mount | null {
  if (item.kind !== "scalar" || isNull(item) || item.text.length > 4096) return null;
  const { at } = item;
  const variables = scope.variablesOf(item.at.path);
  const { text, unresolved } = interpolate(item.text, variables, OPEN);
  const parts = splitVolume(text);
  const [first = "", second, options = ""] = parts;
  if (second === undefined) {
    const target = first.includes(OPEN) ? shown(item.text) : first;
    return { at, type: "volume", source: null, target, readOnly: false };
  }
  const source: Setting<string> = first.includes(OPEN)
    ? { unresolved: unresolved ?? "", at, text: sourceIn(interpolate(item.text, variables).text) }
    : { value: first, at };
  return {
    at,
    type: isPath(first) ? "bind" : "volume",
    source,
    target: second.replaceAll(OPEN, `\${${unresolved ?? ""}}`),
    readOnly: options.split(",").includes("ro"),
    ...(options.includes(OPEN) && { openMode: unresolved ?? "" }),
  };
}

function sourceIn(text: string): string {
  return splitVolume(text)[0] ?? "";
}

/** `C:\data:/data:ro` has a drive before its first separator. */
function splitVolume(text: string): readonly string[] {
  const drive = /^[A-Za-z]:[\\/]/.test(text) ? 2 : 0;
  const parts = text.slice(drive).split(":");
  return [text.slice(0, drive) + (parts[0] ?? ""), ...parts.slice(1)];
}

/** What isn't a plain name is a path of the host; so is what a variable begins. */
function isPath(source: string): boolean {
  return /^(?:[./~\\\0]|[A-Za-z]:[\\/])/.test(source) || source.includes("/");
}

/** Compose wants a `type`. Without one, or behind a variable, the source says whether it is a path of the host. */
function longForm(scope: Scope, item: YamlMapping): Mount | null {
  const kind = textSetting(scope, field(item, "type"));
  const target = field(item, "target") ?? field(item, "destination") ?? field(item, "dst");
  const source = textSetting(scope, field(item, "source") ?? field(item, "src"));
  const readOnly = booleanSetting(scope, field(item, "read_only") ?? field(item, "readonly"));
  const path = target && textSetting(scope, target);
  if (!path) return null;
  if (!kind) report(scope, "compose-no-mount-type", item.at);
  const implied = source && isPath(source.value ?? OPEN) ? "bind" : "volume";
  const type = kind?.value ?? implied;
  return {
    at: item.at,
    type: type === "bind" || type === "volume" || type === "tmpfs" ? type : "other",
    source: source ?? null,
    target: path.value ?? `\${${path.unresolved ?? ""}}`,
    readOnly: readOnly?.value === true,
    ...(readOnly?.unresolved !== undefined && { openMode: readOnly.unresolved }),
  };
}

/** A named volume of the `local` driver with `o: bind` is its `device`. */
function bound(scope: Scope, mount: Mount, declared: YamlNode | undefined): Mount {
  const name = mount.type === "volume" ? mount.source?.value : undefined;
  if (name === undefined || !declared) return mount;
  const options = fieldAt(declared, name, "driver_opts")?.value;
  const kind = textSetting(scope, field(options, "o"))?.value ?? "";
  const device = textSetting(scope, field(options, "device"));
  if (!device || !/\br?bind\b/.test(kind)) return mount;
  const source: Setting<string> =
    device.value === undefined
      ? { ...device, at: mount.at }
      : { value: device.value, at: mount.at };
  return { ...mount, type: "bind", source, readOnly: mount.readOnly || /\bro\b/.test(kind) };
}
