import { gather } from "@/lib/core/evidence/gather";
import { buildCommands, placesOf } from "../inventory/build-commands";
import type { BuiltImage, Inventory } from "../inventory/types";
import { nameOf } from "../paths";
import { judgeValue, judgeVariable, type Verdict } from "../secrets/judge";
import { withDefaults } from "../secrets/variables";
import type { Located, Span } from "../source";
import type { Act } from "../workflow/types";

/** A build argument that carries a secret by its name, its value, or where it comes from. */
export interface SecretArgument {
  readonly name: string;
  readonly at: Span;
  readonly verdict: Verdict;
  readonly basis: "observed" | "configured";
  /** The images that the build may make; none where its Dockerfile isn't here. */
  readonly images: readonly BuiltImage[];
  /** What the build is called where there is no image. */
  readonly build: string;
  readonly shipped: boolean;
}

/** The secrets that Compose files, workflows, scripts and terminals give builds as arguments. */
export function secretArguments(inventory: Inventory): readonly SecretArgument[] {
  return [
    ...gather(inventory.containers, ofContainer),
    ...gather(inventory.workflows, ({ acts }) => gather(acts, (act) => ofAct(act, inventory))),
    ...ofTranscripts(inventory),
  ];
}

function ofContainer({
  build,
  built,
  subject,
  shipped,
}: Inventory["containers"][number]): SecretArgument[] {
  return gather(build?.args ?? [], (argument): SecretArgument[] => {
    const verdict = judgeVariable(argument);
    if (!carriesSecret(verdict)) return [];
    const { key, value, raw } = argument;
    const at = raw?.at ?? value?.at ?? key.at;
    const images = built ? [built] : [];
    return [{ name: key.value, at, verdict, basis: "configured", images, build: subject, shipped }];
  });
}

function ofAct(act: Act, inventory: Inventory): SecretArgument[] {
  if (act.kind !== "build") return [];
  const { dockerfile, target, step, job, path, tags } = act;
  const given = [
    ...gather(step.with, ({ key, value }) => {
      const name = key.value.toLowerCase();
      if (name !== "build-args" && name !== "set") return [];
      const lines = linesOf(value.value ?? value.unresolved, value.at, inventory);
      return name === "set" ? gather(lines, bakeArgument) : lines;
    }),
    ...gather(
      step.commands.filter(({ at }) => at.start === act.at.start),
      argumentsIn,
    ),
  ];
  if (given.length === 0) return [];
  const images = inventory.images.filter(
    (image) =>
      image.dockerfile.path === dockerfile?.value &&
      (target === null || image.stage.name === target.toLowerCase()),
  );
  const build = `build ${tags[0]?.value ?? dockerfile?.value ?? job} (${nameOf(path)})`;
  return gather(given, (one) => {
    const judged = judgeGiven(one);
    if (!judged) return [];
    const shipped = inventory.ships(path);
    return [{ basis: "configured" as const, images, build, shipped, ...judged }];
  });
}

function ofTranscripts({ transcripts, images, ships }: Inventory): SecretArgument[] {
  return gather(transcripts, (transcript) =>
    gather(buildCommands(transcript), (command) => {
      const { path } = transcript;
      const places = placesOf(command).map(({ dockerfile }) => dockerfile);
      const made = images.filter(({ dockerfile }) => places.includes(dockerfile.path));
      const build = `build ${command.tags[0]?.value ?? nameOf(path)}`;
      return gather(argumentsIn(command), (one): SecretArgument[] => {
        const judged = judgeGiven(one);
        if (!judged) return [];
        const basis = command.observed ? "observed" : "configured";
        return [{ basis, images: made, build, shipped: ships(path), ...judged }];
      });
    }),
  );
}

/** `--build-arg NAME=value` among a command's words, and what `--set` gives Bake; both with `=`, too. */
function argumentsIn({ words }: { readonly words: readonly Located<string>[] }): Located<string>[] {
  return gather(words, ({ value, at }, index) => {
    if (value.startsWith("--build-arg="))
      return [{ value: value.slice("--build-arg=".length), at }];
    if (value.startsWith("--set="))
      return bakeArgument({ value: value.slice("--set=".length), at });
    const next = words[index + 1];
    if (value === "--set" && next) return bakeArgument(next);
    return value === "--build-arg" && next ? [next] : [];
  });
}

/** `*.args.NAME=value`, as Bake is told to set. */
function bakeArgument({ value, at }: Located<string>): Located<string>[] {
  const set = /^[^=]*\.args\.([^=]*=.*)$/.exec(value);
  return set?.[1] ? [{ value: set[1], at }] : [];
}

/** `NAME=value`, one a line; each at its own place where it stands in the file as it is. */
function linesOf(text: string, at: Span, { textOf }: Inventory): Located<string>[] {
  const source = textOf(at.path);
  let from = at.start;
  return gather(text.split("\n"), (line) => {
    const value = line.trim().replace(/^"(.*)"$/, "$1");
    if (value === "") return [];
    const found = source?.indexOf(value, from) ?? -1;
    if (found < 0 || found >= at.end) return [{ value, at }];
    from = found + value.length;
    return [{ value, at: { path: at.path, start: found, end: from } }];
  });
}

function judgeGiven({ value, at }: Located<string>) {
  const equals = value.indexOf("=");
  const name = equals < 0 ? value : value.slice(0, equals);
  const given = equals < 0 ? null : value.slice(equals + 1);
  const verdict =
    given === null
      ? judgeVariable({ key: { value: name, at }, value: null, raw: null })
      : judgeValue(name, withDefaults(given));
  if (carriesSecret(verdict)) return { name, at, verdict };
  // Whatever it is called: the pipeline keeps it as a secret. What a site shows to everybody is none.
  const kept = given !== null && /\$\{\{\s{0,4}secrets\./.test(given) && !/public/i.test(name);
  return kept ? { name, at, verdict: { kind: "variable" } as const } : null;
}

function carriesSecret({ kind }: Verdict): boolean {
  return kind !== "not-secret" && kind !== "file" && kind !== "empty" && kind !== "placeholder";
}
