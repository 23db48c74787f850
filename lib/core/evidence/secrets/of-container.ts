import { gather } from "@/lib/core/evidence/gather";
import type { Container, Variable } from "../container";
import { withoutTag } from "../images/reference";
import type { Located, Setting } from "../source";
import { isLeaked } from "./judge";
import { scriptUses, variableUses, wordsAt } from "./of-words";
import { type SecretUse, type TextOf, valueUse } from "./use";

/** The secrets that a container is given by variables, labels and the words it starts with. */
export function secretsOfContainer(container: Container, textOf: TextOf): readonly SecretUse[] {
  const before = known.get(container);
  if (before) return before;
  const found = secretsOf(container, textOf);
  known.set(container, found);
  return found;
}

/** Two rules ask for them. */
const known = new WeakMap<Container, readonly SecretUse[]>();

function secretsOf(container: Container, textOf: TextOf): readonly SecretUse[] {
  const { environment, labels, command, entrypoint, healthcheck } = container;
  const words = knownWords(container);
  return [
    ...gather(environment, (variable) => variableUses(withValue(variable), textOf, words)),
    ...gather(labels, (label) => labelUse(label, textOf) ?? []),
    ...ofTheHost(commandUses(entrypoint, textOf), container, textOf),
    ...ofTheHost(commandUses(command, textOf), container, textOf),
    // A check asks with the container's own variables, which were told where they are set.
    ...healthcheckUses(healthcheck, textOf).filter(({ verdict }) => verdict.kind !== "variable"),
  ];
}

function healthcheckUses(check: Container["healthcheck"], textOf: TextOf): readonly SecretUse[] {
  if (check?.kind === "exec") return wordsAt(check.words, check.at, textOf);
  return check?.kind === "shell" ? scriptUses(check, textOf) : [];
}

/** In a Compose file `$$NAME` is the container's own variable; `$NAME` comes from outside. */
function ofTheHost(
  uses: readonly SecretUse[],
  { origin }: Container,
  textOf: TextOf,
): readonly SecretUse[] {
  if (origin !== "compose") return uses;
  return uses.filter(({ verdict, at }) => {
    if (verdict.kind !== "variable") return true;
    const written = textOf(at.path)?.slice(Math.max(0, at.start - 1), at.end) ?? "";
    return /(?:^|[^$])(?:\$\$)*\$[{A-Za-z_]/.test(written.slice(0, 1024));
  });
}

/** An engine keeps no value apart from what is written: `docker inspect` shows it as it is. */
function withValue(variable: Variable): Variable {
  const { value, raw } = variable;
  return value === null && raw !== null ? { ...variable, value: raw } : variable;
}

const SAYS_WHO = /(?:^|[_.-])(?:user|username|db|database|name)$/i;

/** The names of the user, the database, the service and the image: a password that is one of them is a default. */
export function knownWords({ environment, name, image }: Container): readonly string[] {
  return [
    name,
    ...imageWords(image?.value ?? ""),
    ...gather(environment, ({ key, value }) =>
      SAYS_WHO.test(key.value) && value?.value !== undefined ? [value.value] : [],
    ),
  ];
}

/** The parts of an image's name, and the words that they are made of. */
export function imageWords(image: string): readonly string[] {
  return gather(withoutTag(image).split("/"), (part) => [part, ...part.split(/[-_.]/)]);
}

/** `key=value`; only what anybody can read counts. */
function labelUse({ value, at }: Located<string>, textOf: TextOf): SecretUse | null {
  const equals = value.indexOf("=");
  if (equals < 0) return null;
  const use = valueUse(value.slice(0, equals), value.slice(equals + 1), at, textOf);
  return use && isLeaked(use.verdict) ? use : null;
}

function commandUses(
  setting: Setting<readonly string[]> | undefined,
  textOf: TextOf,
): readonly SecretUse[] {
  return setting?.value === undefined ? [] : wordsAt(setting.value, setting.at, textOf);
}
