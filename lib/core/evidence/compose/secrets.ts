import type { SecretSource } from "../container";
import { joinPath } from "../paths";
import type { Located } from "../source";
import { entriesOf, field, itemsOf } from "../yaml/access";
import { booleanOf, isNull } from "../yaml/scalars";
import type { YamlNode } from "../yaml/tree";
import { type Scope, shownText, textSetting, wrongType } from "./scope";

/** The names of the secrets given to a service or a build, short form and long form (`source`), each once. */
export function secretNames(scope: Scope, node: YamlNode | undefined): readonly Located<string>[] {
  const names = new Map<string, Located<string>>();
  for (const item of itemsOf(node)) {
    const named = item.kind === "mapping" ? field(item, "source")?.value : item;
    const name = named && shownText(named);
    if (name) names.set(name.value, name);
    else if (!isNull(item)) wrongType(scope, "secrets", item.at);
  }
  return [...names.values()];
}

/** The secrets that a set's top level declares, with where each comes from. */
export function declaredSecrets(scope: Scope, node: YamlNode | undefined): readonly SecretSource[] {
  return entriesOf(node).map(({ key, value }) => ({
    set: scope.set,
    name: key.value,
    at: key.at,
    source: sourceOf(scope, value),
  }));
}

function sourceOf(scope: Scope, node: YamlNode): SecretSource["source"] {
  const file = textSetting(scope, field(node, "file"));
  if (file) {
    const folder = scope.folderOf(file.at.path);
    const path =
      file.value === undefined
        ? file
        : { ...file, value: joinPath(folder, file.value) ?? file.value };
    return { kind: "file", path };
  }
  const variable = textSetting(scope, field(node, "environment"));
  if (variable) return { kind: "environment", variable: variable.value ?? variable.unresolved };
  const content = textSetting(scope, field(node, "content"));
  if (content) {
    return content.value === undefined
      ? { kind: "environment", variable: content.unresolved }
      : { kind: "written", at: content.at };
  }
  const external = field(node, "external")?.value;
  if (external && (external.kind === "mapping" || booleanOf(external) === true)) {
    return { kind: "external" };
  }
  return { kind: "unknown" };
}
