import type { Healthcheck } from "../container";
import { entriesOf, field, itemsOf } from "../yaml/access";
import { booleanOf, isNull } from "../yaml/scalars";
import type { YamlEntry } from "../yaml/tree";
import { type Scope, shown, wrongType } from "./scope";

/**
 * A service's `healthcheck`. A text is a line for the shell; a list begins with `NONE`, `CMD` or `CMD-SHELL`. Without a
 * test the image's own stays.
 */
export function healthcheckOf(scope: Scope, entry: YamlEntry | undefined): Healthcheck | undefined {
  if (!entry || isNull(entry.value)) return undefined;
  if (entry.value.kind !== "mapping") {
    wrongType(scope, "healthcheck", entry.value.at);
    return undefined;
  }
  if (entriesOf(entry.value).length === 0) return undefined;
  const disable = field(entry.value, "disable");
  if (disable && booleanOf(disable.value) === true) {
    return { kind: "disabled", at: disable.value.at, ...lostOf(disable) };
  }
  const test = field(entry.value, "test");
  if (!test || isNull(test.value)) return { kind: "image", at: entry.key.at };
  const place = { at: test.value.at, ...lostOf(test) };
  if (test.value.kind === "mapping") {
    wrongType(scope, "test", test.value.at);
    return { kind: "image", at: entry.key.at };
  }
  if (test.value.kind === "scalar") {
    const whole = /^\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)[^{}]*\})$/.exec(test.value.text.trim());
    const script = shown(test.value.text);
    const name = whole?.[1] ?? whole?.[2];
    if (name !== undefined && script.includes("${")) {
      return { kind: "unresolved", unresolved: name, ...place };
    }
    return { kind: "shell", script, ...place };
  }
  const words = itemsOf(test.value).flatMap((item) =>
    item.kind === "scalar" ? shown(item.text) : [],
  );
  switch (words[0]) {
    case "NONE":
      return { kind: "disabled", ...place };
    case "CMD-SHELL":
      return { kind: "shell", script: words.slice(1).join(" "), ...place };
    case "CMD":
      return { kind: "exec", words: words.slice(1), ...place };
    case undefined:
      return { kind: "image", at: entry.key.at };
    default:
      wrongType(scope, "test", test.value.at);
      return { kind: "exec", words, ...place };
  }
}

function lostOf({ lost }: YamlEntry): Pick<Healthcheck, "lost"> {
  return lost ? { lost } : {};
}
