import type { Build } from "../container";
import { joinPath } from "../paths";
import type { Located } from "../source";
import { entriesOf, field } from "../yaml/access";
import { isNull } from "../yaml/scalars";
import type { YamlEntry, YamlNode } from "../yaml/tree";
import { asMapping } from "./pairs";
import { type Scope, settingOf, textSetting, variableOf, wrongType } from "./scope";
import { secretNames } from "./secrets";

/** How a service's image is built; null where it isn't. */
export function buildOf(scope: Scope, entry: YamlEntry | undefined): Build | null {
  if (!entry || isNull(entry.value)) return null;
  const node = entry.value;
  if (node.kind === "sequence") {
    wrongType(scope, "build", node.at);
    return null;
  }
  const short = node.kind === "scalar";
  const contextEntry = short ? entry : field(node, "context");
  const contextSetting = contextEntry && settingOf(scope, contextEntry.value, "context");
  const folder = scope.folderOf((contextEntry?.value ?? node).at.path);
  const context = contextSetting
    ? contextSetting.value === undefined || isRemote(contextSetting.value)
      ? null
      : joinPath(folder, contextSetting.value)
    : folder;
  const file = short ? undefined : textSetting(scope, field(node, "dockerfile"));
  const written = file ? file.value : "Dockerfile";
  const dockerfile = context === null || written === undefined ? null : joinPath(context, written);
  const inline = short ? undefined : field(node, "dockerfile_inline")?.value;
  return {
    at: entry.key.at,
    context,
    dockerfile,
    named: {
      value: file ? (file.value ?? `\${${file.unresolved}}`) : (dockerfile ?? "Dockerfile"),
      at: file?.at ?? contextEntry?.value.at ?? entry.key.at,
    },
    inline: inline?.kind === "scalar" ? inlineOf(scope.sources, inline) : null,
    target: (short ? undefined : textSetting(scope, field(node, "target"))) ?? null,
    args: argumentsOf(scope, short ? undefined : field(node, "args")?.value),
    secrets: short ? [] : secretNames(scope, field(node, "secrets")?.value),
  };
}

function argumentsOf(scope: Scope, node: YamlNode | undefined): Build["args"] {
  const mapping = node && asMapping(node);
  return entriesOf(mapping ?? undefined).map((entry) => variableOf(scope, entry));
}

/** A context that is fetched: nothing of it is in the input. */
function isRemote(context: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/i.test(context);
}

/**
 * The text of `dockerfile_inline`. A block scalar is taken as it is written, indented, so that a place in it is a place
 * in the Compose file `at.start` further on; Compose's `$$` becomes ` $` for the same reason.
 */
function inlineOf(
  sources: Scope["sources"],
  node: Extract<YamlNode, { kind: "scalar" }>,
): Located<string> {
  const { path, start, end } = node.at;
  const source = sources.get(path);
  const written = node.style === "literal" && source ? source.text.slice(start, end) : node.text;
  return { value: written.replaceAll("$$", " $"), at: node.at };
}
