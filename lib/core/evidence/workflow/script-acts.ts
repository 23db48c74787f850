import { gather } from "../gather";
import { branchesOf } from "../shell/branches";
import { heardBy } from "../shell/heard";
import { onlyLooks } from "../shell/look-only";
import { optionOf, splitOptions } from "../shell/options";
import { PREFIXES_AND_XARGS, programWords } from "../shell/program";
import type { ShellCommand, ShellWord } from "../shell/read";
import type { Located, Span } from "../source";
import { hidesFailure } from "./hides-failure";
import type { Names } from "./names";
import { pathFrom } from "./paths";
import { readScan, scannerOfImage } from "./scanners";
import type { Act, Step } from "./types";

/** What an act says beyond where it stands. */
export type BareAct = Act extends infer One
  ? One extends Act
    ? Omit<One, "path" | "job" | "step" | "releases" | "open"> & { readonly open?: boolean }
    : never
  : never;

/** Another name for what a job has built. */
export interface TagAct {
  readonly kind: "tag";
  readonly at: Span;
  readonly from: string;
  readonly to: readonly string[];
  readonly open?: boolean;
}

/** Reads what the commands of a step's script do with images. Learns its assignments on the way. */
export function actsOfScript(
  step: Step,
  names: Names,
  env: (name: string) => string | null,
): (BareAct | TagAct)[] {
  const acts: (BareAct | TagAct)[] = [];
  let folder: string | null = step.directory;
  const branches = branchesOf(step.commands, null, true);
  step.commands.forEach((command, index) => {
    names.learn(command);
    const words = handedOn(command.words.map((word) => names.word(word)));
    const [program, first] = words;
    if (program?.value === "cd") folder = pathFrom(folder, first?.value ?? "");
    const run: Run = { step, command, index, at: command.at, names, env, folder };
    const open = branches[index] === "open";
    for (const act of actsOfCommand(words, run)) {
      // A check whose failure is ignored checks nothing.
      if (!(act.kind === "verify" && isIgnored(step, index))) acts.push({ ...act, open });
    }
    for (const said of [command.assignments, command.words]) {
      for (const { value, at } of said) if (TRUST.test(value)) acts.push(contentTrust(at));
    }
  });
  return acts;
}

const TRUST = /^DOCKER_CONTENT_TRUST=(1|true)$/;

function isIgnored(step: Step, index: number): boolean {
  const hidden = hidesFailure(step, index)?.value;
  return hidden === "ignored" || hidden === "piped";
}

/** A command's words; those that `xargs` puts in, or adds at the end, stand as `{}`. */
function handedOn(said: readonly ShellWord[]): readonly ShellWord[] {
  const words = programWords(said, { prefixes: PREFIXES_AND_XARGS });
  const [first, ...given] = programWords(said);
  if (first?.value !== "xargs" || !words[0]) return words;
  const option = given.findIndex(({ value }) => value.startsWith("-I"));
  if (option < 0) return [...words, { value: "{}", at: words[0].at, unresolved: "{}" }];
  const place = given[option]?.value.slice(2) || given[option + 1]?.value || "{}";
  return words.map((word) => ({ ...word, value: word.value.replaceAll(place, "{}") }));
}

/** Docker Content Trust switched on: what it signs, nothing verifies any more. */
export function contentTrust(at: Span): BareAct {
  return { kind: "sign", with: "content-trust", key: null, at, images: [] };
}

/** One command and what surrounds it. */
interface Run {
  readonly step: Step;
  readonly command: ShellCommand;
  readonly index: number;
  readonly at: Span;
  readonly names: Names;
  readonly env: (name: string) => string | null;
  readonly folder: string | null;
}

function actsOfCommand(words: readonly ShellWord[], run: Run): (BareAct | TagAct)[] {
  const [program, ...rest] = words;
  switch (program?.value) {
    case "docker":
    case "podman":
    case "nerdctl":
    case "buildah":
    case "img":
      return engineActs(program.value, rest, run);
    case "docker-compose":
      return composeActs(rest, run);
    case "cosign":
      return cosignActs(rest, run);
    case "notation":
      return notationActs(rest, run);
    case "gh":
      return attestationActs(rest, run);
    case "skopeo":
    case "crane":
      return copyActs(rest, run);
    case "jf":
    case "jfrog":
      return xrayActs(rest, run);
    case "executor":
    case "/kaniko/executor":
      return kanikoActs(rest, run);
    default:
      return scanActs(words, run, null);
  }
}

const GLOBAL_FLAGS = new Set(["-D", "--debug", "--tls", "--tlsverify", "-v", "--version"]);

function engineActs(program: string, words: readonly ShellWord[], run: Run): (BareAct | TagAct)[] {
  const { operands } = splitOptions(words, GLOBAL_FLAGS, { firstOperandEnds: true });
  let [verb, ...rest] = operands;
  if (/^(image|container|builder|manifest)$/.test(verb?.value ?? "")) [verb, ...rest] = rest;
  if (verb?.value === "buildx") {
    [verb, ...rest] = splitOptions(rest, GLOBAL_FLAGS, { firstOperandEnds: true }).operands;
  }
  switch (verb?.value) {
    case "build":
    case "bud":
    case "b":
      return buildActs(rest, run);
    case "bake":
      return bakeActs(rest, run);
    case "compose":
      return composeActs(rest, run);
    case "push":
      return pushActs(program, rest, run);
    case "login":
      return loginActs(rest, run).flatMap((login) => [
        login,
        ...insecureActs(rest, login.kind === "login" ? login.registry : null),
      ]);
    case "tag":
      return tagActs(rest, run);
    case "trust":
      return rest[0]?.value === "sign" ? [contentTrust(run.at)] : [];
    case "scout":
      return scanActs([{ ...verb, value: "docker-scout" }, ...rest], run, null);
    case "scan":
      return [scan({ tool: "snyk", image: lastOperand(rest), looksAt: "image" }, run, null)];
    case "run":
      return runActs(rest, run);
    default:
      return [];
  }
}

const BUILD_FLAGS = new Set(
  "--no-cache --pull --push --load -q --quiet --rm --force-rm --squash --compress -D --debug --disable-content-trust --layers --no-trunc --all --isolate".split(
    " ",
  ),
);

function buildActs(words: readonly ShellWord[], run: Run): BareAct[] {
  if (onlyLooks(words)) return [];
  const { options, operands } = splitOptions(words, BUILD_FLAGS);
  const context = operands[0]?.value ?? "";
  const isLocal = !/^-$|:\/\/|^git@|\$/.test(context);
  const folder = isLocal ? pathFrom(run.folder, context || ".") : null;
  const file = optionOf(options, "--file", "-f");
  const tags = options
    .filter(({ name }) => name === "--tag" || name === "-t")
    .flatMap(({ value }) => (value ? imagesAt(value, run.names) : []));
  const acts: BareAct[] = [
    {
      kind: "build",
      at: run.at,
      context: folder,
      dockerfile: dockerfileAt(
        file?.value ? pathFrom(run.folder, file.value.value) : pathFrom(folder, "Dockerfile"),
        file?.value?.at ?? run.at,
      ),
      target: optionOf(options, "--target")?.value?.value ?? null,
      tags,
    },
  ];
  const output = optionOf(options, "--output", "-o")?.value?.value ?? "";
  const push = optionOf(options, "--push");
  if ((push && push.value?.value !== "false") || /type=registry|push=(true|\$)/.test(output)) {
    acts.push({ kind: "push", at: push?.at ?? run.at, images: tags.map(({ value }) => value) });
  }
  return acts;
}

function bakeActs(words: readonly ShellWord[], run: Run): BareAct[] {
  if (onlyLooks(words)) return [];
  const build: BareAct = {
    kind: "build",
    at: run.at,
    context: null,
    dockerfile: null,
    target: null,
    tags: [],
  };
  const push = words.find(({ value }) =>
    /^--push$|output=.*(type=registry|push=(true|\$))/.test(value),
  );
  return push ? [build, { kind: "push", at: push.at, images: [] }] : [build];
}

const COMPOSE_FLAGS = new Set(
  "--dry-run --all-resources --compatibility -d --detach --build --no-build --pull --no-cache --push -q --quiet --wait --remove-orphans --force-recreate --no-deps --with-dependencies --include-deps --ignore-push-failures -V --abort-on-container-exit -it -i -t --rm -T".split(
    " ",
  ),
);
COMPOSE_FLAGS.delete("--pull");

function composeActs(words: readonly ShellWord[], run: Run): BareAct[] {
  if (onlyLooks(words)) return [];
  const { options, operands } = splitOptions(words, COMPOSE_FLAGS);
  const verb = operands[0]?.value;
  const pushes = verb === "push" || (verb === "build" && optionOf(options, "--push") !== null);
  const acts: BareAct[] = [];
  // `up --build` is how people start their own copy, too: only a build by name is one.
  if (verb === "build") {
    const bare = { context: null, dockerfile: null, target: null, tags: [] };
    acts.push({ kind: "build", at: run.at, ...bare });
  }
  if (pushes) acts.push({ kind: "push", at: run.at, images: [] });
  return acts;
}

const PUSH_FLAGS = new Set(
  "-q --quiet -a --all-tags --disable-content-trust --all --remove-signatures --compress -f --force -p --purge --rm".split(
    " ",
  ),
);

function pushActs(program: string, words: readonly ShellWord[], run: Run): BareAct[] {
  const { options, operands } = splitOptions(words, PUSH_FLAGS);
  const target = (program === "podman" || program === "buildah" ? operands.at(-1) : operands[0])
    ?.value;
  const trusted = optionOf(options, "--disable-content-trust")?.value?.value === "false";
  const acts: BareAct[] = [
    { kind: "push", at: run.at, images: target ? run.names.images(target) : [] },
    ...insecureActs(words, target ?? null),
  ];
  return trusted ? [...acts, contentTrust(run.at)] : acts;
}

function tagActs(words: readonly ShellWord[], { at, names }: Run): TagAct[] {
  const [from, ...to] = gather(words, ({ value }) => names.images(value));
  return from === undefined ? [] : [{ kind: "tag", at, from, to }];
}

/** Flags that switch off the check of a registry's certificate, or allow plain HTTP. */
const INSECURE =
  /^--(tls-verify|(src|dest)-tls-verify)=(false|0)$|^--(insecure|insecure-registry|allow-insecure-registry|allow-http-registry|allow-nondistributable-artifacts-http|skip-tls-verify|skip-tls-verify-pull|insecure-pull|plain-http)(=true)?$/;

function insecureActs(
  words: readonly ShellWord[],
  image: string | null,
  source = image,
): Extract<BareAct, { kind: "insecure" }>[] {
  return words
    .filter(({ value }) => INSECURE.test(value))
    .map(({ value, at }) => ({
      kind: "insecure",
      at,
      image: value.startsWith("--src-") ? source : image,
    }));
}

function copyActs(words: readonly ShellWord[], run: Run): BareAct[] {
  const operands = words.filter(({ value }) => !value.startsWith("-"));
  const [verb] = operands;
  const target = operands.at(-1)?.value.replace(/^docker:\/\//, "") ?? null;
  const source = operands.at(-2)?.value.replace(/^docker:\/\//, "") ?? null;
  const insecure = insecureActs(words, target, source);
  if (verb?.value === "login" || verb?.value === "auth") {
    return loginActs(words.slice(words.indexOf(verb) + (verb.value === "auth" ? 2 : 1)), run);
  }
  if (!/^(copy|cp|push|sync|append)$/.test(verb?.value ?? "") || !target) return insecure;
  const isPush =
    verb?.value !== "copy" || !/^(dir|oci|docker-archive|oci-archive|docker-daemon):/.test(target);
  return isPush
    ? [{ kind: "push", at: run.at, images: run.names.images(target) }, ...insecure]
    : insecure;
}

function kanikoActs(words: readonly ShellWord[], run: Run): BareAct[] {
  const { options } = splitOptions(
    words,
    new Set([
      "--no-push",
      "--cache",
      "--cleanup",
      "--reproducible",
      "--insecure",
      "--skip-tls-verify",
    ]),
  );
  const tags = options
    .filter(({ name }) => name === "--destination" || name === "-d")
    .flatMap(({ value }) => (value ? imagesAt(value, run.names) : []));
  const file = optionOf(options, "--dockerfile", "-f")?.value;
  const build: BareAct = {
    kind: "build",
    at: run.at,
    context: null,
    dockerfile: dockerfileAt(file ? pathFrom(run.folder, file.value) : null, file?.at ?? run.at),
    target: optionOf(options, "--target")?.value?.value ?? null,
    tags,
  };
  const images = tags.map(({ value }) => value);
  const push: BareAct[] = optionOf(options, "--no-push")
    ? []
    : [{ kind: "push", at: run.at, images }];
  return [build, ...push, ...insecureActs(words, images[0] ?? null)];
}

/** `docker run aquasec/trivy image …`: the scanner in its own image. */
function runActs(words: readonly ShellWord[], run: Run): BareAct[] {
  const { operands } = splitOptions(words, RUN_FLAGS, { firstOperandEnds: true });
  const [image, ...rest] = operands;
  const program = image ? scannerOfImage(image.value) : null;
  if (!image || !program) return [];
  const pinned = image.value.includes("@sha256:") || image.unresolved !== null;
  const inside = rest[0]?.value === program ? rest.slice(1) : rest;
  return scanActs(
    [{ ...image, value: program }, ...inside],
    run,
    pinned ? null : { value: image.value, at: image.at },
  );
}

/** Options of `docker run` that take no word of their own. */
const RUN_FLAGS = new Set(
  "-d -i -t -P -q --detach --interactive --tty --rm --init --privileged --read-only --publish-all --no-healthcheck --oom-kill-disable --sig-proxy --quiet --use-api-socket --disable-content-trust".split(
    " ",
  ),
);

function scanActs(
  words: readonly ShellWord[],
  run: Run,
  unpinned: Located<string> | null,
): BareAct[] {
  const found = readScan(words, run.at, run.env);
  if (!found) return [];
  const isFromRegistry = found.looksAt === "image" && REGISTRY.test(found.image ?? "");
  const insecure = isFromRegistry ? insecureActs(words, found.image) : [];
  return [scan(found, run, unpinned), ...insecure.map((act) => ({ ...act, scans: true as const }))];
}

/** The name begins with a registry, or with what may be one. */
const REGISTRY = /^(?:localhost|[^/]*[.:$][^/]*)\//;

function scan(
  found: Pick<Extract<BareAct, { kind: "scan" }>, "tool" | "image" | "looksAt"> & {
    readonly weakness?: Extract<BareAct, { kind: "scan" }>["weakness"];
  },
  { step, index, at, names }: Run,
  unpinned: Located<string> | null,
): BareAct {
  return {
    kind: "scan",
    at,
    tool: found.tool,
    image: found.image === null ? null : (names.images(found.image)[0] ?? null),
    looksAt: found.looksAt,
    weakness: found.weakness ?? hidesFailure(step, index),
    unpinned,
  };
}

function xrayActs(words: readonly ShellWord[], run: Run): BareAct[] {
  const [verb, sub] = words.map(({ value }) => value);
  if (verb !== "docker" || sub !== "scan") return [];
  return [
    scan(
      {
        tool: "xray",
        image: lastOperand(words.slice(2)),
        looksAt: "image",
        weakness: { value: "unclear", at: run.at },
      },
      run,
      null,
    ),
  ];
}

function lastOperand(words: readonly ShellWord[]): string | null {
  return words.findLast(({ value }) => !value.startsWith("-"))?.value ?? null;
}

const COSIGN_FLAGS = new Set(
  "-y --yes -r --recursive -d --verbose --allow-insecure-registry --allow-http-registry --upload --tlog-upload --insecure-ignore-tlog --insecure-ignore-sct --check-claims --local-image --offline --new-bundle-format".split(
    " ",
  ),
);

function cosignActs(words: readonly ShellWord[], run: Run): BareAct[] {
  const { options, operands } = splitOptions(words, COSIGN_FLAGS);
  const value = (...names: string[]) => optionOf(options, ...names)?.value?.value ?? null;
  const verb = operands[0]?.value;
  const acts: BareAct[] = insecureActs(words, operands.at(-1)?.value ?? null);
  const images = operands.slice(1).flatMap((word) => run.names.images(word.value));
  if (verb === "sign" || verb === "attest") {
    const how = verb === "sign" ? "cosign" : "attestation";
    acts.push({ kind: "sign", at: run.at, with: how, key: value("--key"), images });
  }
  if (verb === "verify" || verb === "verify-attestation") {
    acts.push({
      kind: "verify",
      at: run.at,
      images,
      with: verb === "verify" ? "cosign" : "attestation",
      key: value("--key"),
      identity: value("--certificate-identity", "--certificate-identity-regexp"),
      issuer: value("--certificate-oidc-issuer", "--certificate-oidc-issuer-regexp"),
    });
  }
  if (verb === "login") acts.push(...loginActs(words.slice(1), run));
  return acts;
}

function notationActs(words: readonly ShellWord[], run: Run): BareAct[] {
  const verb = words[0]?.value;
  const image = lastOperand(words.slice(1));
  const bare = { key: null, images: image === null ? [] : run.names.images(image) };
  if (verb === "sign") return [{ kind: "sign", at: run.at, with: "notation", ...bare }];
  if (verb !== "verify") return [];
  return [{ kind: "verify", at: run.at, with: "notation", identity: null, issuer: null, ...bare }];
}

function attestationActs(words: readonly ShellWord[], run: Run): BareAct[] {
  const [group, verb, ...rest] = words.map(({ value }) => value);
  const image = rest.find((word) => word.startsWith("oci://"));
  if (group !== "attestation" || verb !== "verify" || image === undefined) return [];
  const { options } = splitOptions(words.slice(2), new Set());
  const identity = optionOf(
    options,
    "--signer-workflow",
    "--cert-identity",
    "--cert-identity-regex",
    "--repo",
    "-R",
    "--owner",
    "-o",
  );
  return [
    {
      kind: "verify",
      at: run.at,
      with: "attestation",
      key: null,
      images: run.names.images(image.slice("oci://".length)),
      identity: identity?.value?.value ?? null,
      issuer: "https://token.actions.githubusercontent.com",
    },
  ];
}

const LOGIN_FLAGS = new Set(["--password-stdin", "--get-login", "-v", "--verbose", "--tls-verify"]);

function loginActs(words: readonly ShellWord[], run: Run): BareAct[] {
  const { options, operands } = splitOptions(words, LOGIN_FLAGS);
  const registry = operands[0]?.value ?? null;
  const given = optionOf(options, "--password", "-p");
  const act = (
    password: Extract<BareAct, { kind: "login" }>["password"],
    passwordAt: Span,
  ): BareAct => ({ kind: "login", at: run.at, password, passwordAt, registry });
  if (given?.value) {
    const { value, at } = given.value;
    return [act(value.includes("$") || value.includes("`") ? "argument" : "literal", at)];
  }
  const { said, by } = heardBy(run.step.commands, run.index);
  if (said) {
    // GitHub puts expressions in before the shell reads its quotes.
    if (/\$\{\{\s*(?:inputs|github\.event)\s*[.[]/.test(said.value))
      return [act("unknown", run.at)];
    const isLiteral = said.unresolved === null && said.value !== "" && !said.value.includes("${{");
    return [act(isLiteral ? "literal" : "secret", said.at)];
  }
  return [act(/^(aws|gcloud|az)$/.test(by) ? "identity" : "unknown", run.at)];
}

function imagesAt(word: ShellWord, names: Names): Located<string>[] {
  return names.images(word.value).map((value) => ({ value, at: word.at }));
}

function dockerfileAt(path: string | null, at: Span): Located<string> | null {
  return path === null ? null : { value: path, at };
}
