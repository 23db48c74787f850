import type { Mount } from "../container";
import type { ShellWord } from "../shell/read";
import type { Setting } from "../source";
import { splitAtColons } from "./split-at-colons";

/** What `-v SOURCE:TARGET[:OPTIONS]` and `--mount type=…,src=…,dst=…` give a container. */
export function mountsOf(
  volumes: readonly ShellWord[],
  mounts: readonly ShellWord[],
): readonly Mount[] {
  return [
    ...volumes.flatMap((word) => ofVolume(word) ?? []),
    ...mounts.flatMap((word) => ofMount(word) ?? []),
  ];
}

function ofVolume(word: ShellWord): Mount | null {
  const { value, at } = word;
  if (value.length > 4096) return null;
  const drive = /^[A-Za-z]:[\\/]/.test(value) ? 2 : 0;
  const parts = splitAtColons(value.slice(drive));
  const first = value.slice(0, drive) + (parts[0] ?? "");
  const second = parts[1];
  if (second === undefined) {
    return { at, type: "volume", source: null, target: first, readOnly: false };
  }
  return {
    at,
    type: /^[./~\\$`]|^[A-Za-z]:[\\/]|\//.test(first) ? "bind" : "volume",
    source: sourceOf(first, word),
    target: second,
    readOnly: (parts[2] ?? "").split(",").includes("ro"),
    ...(parts[2]?.includes("$") && { openMode: word.unresolved ?? parts[2] }),
  };
}

function ofMount(word: ShellWord): Mount | null {
  const pairs = new Map(
    word.value.split(",").map((pair) => {
      const equals = pair.indexOf("=");
      return equals < 0 ? [pair, "true"] : [pair.slice(0, equals), pair.slice(equals + 1)];
    }),
  );
  const target = pairs.get("target") ?? pairs.get("dst") ?? pairs.get("destination");
  if (!target) return null;
  const type = pairs.get("type") ?? "volume";
  const source = pairs.get("source") ?? pairs.get("src");
  const readOnly = pairs.get("readonly") ?? pairs.get("ro");
  return {
    at: word.at,
    type: type === "bind" || type === "volume" || type === "tmpfs" ? type : "other",
    source: source === undefined ? null : sourceOf(source, word),
    target,
    readOnly: readOnly !== undefined && !/^(false|0)$/.test(readOnly),
  };
}

function sourceOf(text: string, { at, unresolved }: ShellWord): Setting<string> {
  return /[$`]/.test(text) ? { unresolved: unresolved ?? text, at, text } : { value: text, at };
}
