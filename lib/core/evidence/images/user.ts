import {
  BASE_VARIABLES,
  DEFAULT_USERS,
  type DefaultUser,
} from "@/lib/core/model/tables/default-users";
import type { Stage } from "../dockerfile/types";
import type { Setting, Span } from "../source";
import { fitsAny, tableName } from "./names";
import { type ImageReference, parseImageReference } from "./reference";

/** Who the main process of a container runs as, and how that is known. */
export interface RunsAs {
  /** `drops`: starts as root and switches to `user` before the service runs. `windows`: no root in our sense. */
  readonly as: "user" | "root" | "drops" | "windows" | "unknown";
  /** `configured` by a `USER` line or its absence; `inferred` from the table of known images. */
  readonly basis: "configured" | "inferred";
  readonly user: string | null;
  readonly why:
    | "user-line"
    | "no-user-line"
    | "own-entrypoint"
    | "table"
    | "unresolved-user"
    | "unresolved-base"
    | "entrypoint"
    | "command"
    | "not-in-tables";
  /** The `USER` operand or the stage's `FROM`; null for an image known by name only. */
  readonly at: Span | null;
  /** The image whose default counts, by its short name with its tag. */
  readonly image: string | null;
  /** Only its workers leave root, for this user. */
  readonly workers?: string;
}

/** What a container puts in the place of its image's own. */
export interface Overrides {
  readonly entrypoint?: Setting<readonly string[]>;
  readonly command?: Setting<readonly string[]>;
}

/** Whether a user as Docker takes it (`0:0`, `root:app`, `00`, empty) is root: what stands before the colon decides. */
export function isRootUser(user: string): boolean {
  const name = (user.split(":", 1)[0] ?? "").trim();
  return name === "" || name.toLowerCase() === "root" || /^[+-]?0+$/.test(name);
}

/** Whether a user is given by name: Kubernetes can't verify that it isn't root. */
export function isNamedUser(user: string): boolean {
  return !/^[+-]?\d/.test(user.trim());
}

/**
 * Who the main process of a stage runs as: the last `USER` of the stage or of those it starts from, else what its base
 * does by default (catalogue facts, D.3). A stage without `USER` on a base that is not known to be otherwise is root.
 * `chain` is the stage, then the stages it starts from.
 */
export function userOfStage(chain: readonly Stage[], overrides: Overrides = {}): RunsAs {
  const base = chain.at(-1)?.base;
  const reference = base?.kind === "image" ? base.reference : null;
  const image = reference && shortName(reference);
  const from = chain[0]?.from ?? null;
  for (const stage of chain) {
    const line = stage.instructions.findLast((instruction) => instruction.kind === "USER");
    if (line?.kind !== "USER") continue;
    const user = line.user.value ?? variableOfBase(reference, line.user.unresolved);
    const line_ = { basis: "configured", at: line.user.at, image } as const;
    if (user === undefined) return { as: "unknown", why: "unresolved-user", user: null, ...line_ };
    const windows = /^container(?:administrator|user)$/i.test(user);
    const as = windows ? "windows" : isRootUser(user) ? "root" : "user";
    const basis = line.user.value === undefined ? "inferred" : "configured";
    return { ...line_, basis, as, why: "user-line", user };
  }
  const dropped = droppedBy(chain, overrides);
  if (dropped) return { image, ...dropped };
  if (base?.kind === "unresolved" || !base) {
    return {
      as: "unknown",
      basis: "configured",
      why: "unresolved-base",
      user: null,
      at: from,
      image: null,
    };
  }
  const process = { ...processOf(chain), ...given(overrides) };
  const known = reference ? userOfReference(reference, process) : null;
  if (!known || known.why === "not-in-tables" || known.as === "root") {
    const workers = known?.workers ? { workers: known.workers } : {};
    return {
      as: "root",
      basis: "configured",
      why: "no-user-line",
      user: null,
      at: from,
      image,
      ...workers,
    };
  }
  return { ...known, at: from };
}

/** Who the main process of an image that is only known by name runs as; `text` is the reference. */
export function userOfImage(text: string, overrides: Overrides = {}): RunsAs {
  const reference = parseImageReference(text);
  if (reference) return userOfReference(reference, overrides);
  return {
    as: "unknown",
    basis: "inferred",
    why: "not-in-tables",
    user: null,
    at: null,
    image: text,
  };
}

function userOfReference(reference: ImageReference, overrides: Overrides): RunsAs {
  const { entrypoint, command } = overrides;
  const image = shortName(reference);
  const base = { basis: "inferred", why: "table", at: null, image } as const;
  if (isWindows(reference)) return { as: "windows", user: null, ...base };
  const known = defaultUser(reference);
  if (!known) return { ...base, as: "unknown", why: "not-in-tables", user: null };
  switch (known.kind) {
    case "user":
      return { as: "user", user: known.user, ...base };
    case "root":
      return {
        as: "root",
        user: null,
        // Under another command there may be no workers.
        ...(known.workers && !entrypoint && !command ? { workers: known.workers } : {}),
        ...base,
      };
    case "drops": {
      const obstacle = obstacleTo(known, overrides);
      if (obstacle) return { ...base, as: "unknown", why: obstacle, user: null };
      return { as: "drops", user: known.user, ...base };
    }
  }
}

/** Why an image that drops might not do so under another entrypoint or command; null where it does. */
function obstacleTo(
  known: DefaultUser & { kind: "drops" },
  { entrypoint, command }: Overrides,
): "entrypoint" | "command" | null {
  if (entrypoint && !entrypoint.value?.[0]?.endsWith("docker-entrypoint.sh")) return "entrypoint";
  if (!command) return null;
  const first = command.value?.[0];
  if (first === undefined) return command.value ? null : "command";
  const own = known.commands.some((word) =>
    word.endsWith("*") ? first.startsWith(word.slice(0, -1)) : first === word,
  );
  return own || (known.options && first.startsWith("-")) ? null : "command";
}

/** The entrypoint and command that a Dockerfile's stages set; a new entrypoint forgets the base's command. */
function processOf(chain: readonly Stage[]): Overrides {
  let entrypoint: Overrides["entrypoint"];
  let command: Overrides["command"];
  for (const stage of chain.toReversed()) {
    for (const line of stage.instructions) {
      if (line.kind !== "ENTRYPOINT" && line.kind !== "CMD") continue;
      // Shell form runs a shell, which is what the entrypoint then sees.
      const words = line.form === "shell" ? ["/bin/sh", "-c", ...line.words] : line.words;
      const setting = { value: words, at: line.at };
      if (line.kind === "ENTRYPOINT") entrypoint = setting;
      else command = setting;
    }
  }
  return { ...(entrypoint ? { entrypoint } : {}), ...(command ? { command } : {}) };
}

/** `ENTRYPOINT ["gosu", "app", "server"]`: the file's own entrypoint switches the user, unless it is overridden. */
function droppedBy(chain: readonly Stage[], overrides: Overrides): Omit<RunsAs, "image"> | null {
  if (overrides.entrypoint) return null;
  const own = processOf(chain);
  const setting = own.entrypoint ?? overrides.command ?? own.command;
  const words = setting?.value ?? [];
  const start = words.findIndex(
    (word) => !word.startsWith("-") && !/(?:^|\/)(?:tini|dumb-init|catatonit)$/.test(word),
  );
  const user = start < 0 ? null : switchedTo(words.slice(start));
  if (!setting || user === null || (!user.includes("$") && isRootUser(user))) return null;
  const known = { basis: "configured", at: setting.at } as const;
  if (user.includes("$")) return { as: "unknown", user: null, why: "unresolved-user", ...known };
  return { as: "drops", user, why: "own-entrypoint", ...known };
}

/** The user that `gosu`, `su-exec` or `setpriv` runs the rest of its words as; null where it is none of them. */
function switchedTo([program = "", user = "", ...rest]: readonly string[]): string | null {
  if (/(?:^|\/)(?:gosu|su-exec)$/.test(program)) return user;
  if (!/(?:^|\/)setpriv$/.test(program)) return null;
  const options = [user, ...rest];
  const at = options.findIndex((word) => /^--(?:reuid|ruid)(?:=|$)/.test(word));
  if (at < 0) return null;
  return options[at]?.split("=", 2)[1] ?? options[at + 1] ?? null;
}

function given({ entrypoint, command }: Overrides): Overrides {
  return { ...(entrypoint ? { entrypoint } : {}), ...(command ? { command } : {}) };
}

function defaultUser(reference: ImageReference): DefaultUser | null {
  const name = tableName(reference);
  const tag = reference.tag ?? "";
  const row = DEFAULT_USERS.find(
    ({ images, tag: pattern }) => fitsAny(name, images) && (pattern?.test(tag) ?? true),
  );
  if (row) return row.is;
  if (!name.startsWith("registry.access.redhat.com/ubi")) return null;
  // The base images are root, those with a language in them follow OpenShift's 1001.
  const rest = name.slice(name.indexOf("/") + 1);
  if (/^ubi\d+\/(?:ubi|ubi-minimal|ubi-micro|ubi-init)$/.test(rest)) return { kind: "root" };
  return /^ubi\d+\/(?:nodejs|python|php|ruby|perl|go-toolset|dotnet|openjdk|httpd|nginx)-/.test(
    rest,
  )
    ? { kind: "user", user: "1001", named: false }
    : null;
}

/** A variable of a `USER` line that the base image itself sets. */
function variableOfBase(
  reference: ImageReference | null,
  unresolved: string | undefined,
): string | undefined {
  if (!reference || unresolved === undefined) return undefined;
  const name = tableName(reference);
  return BASE_VARIABLES.find((row) => row.name === unresolved && name.startsWith(row.image))?.value;
}

function isWindows(reference: ImageReference): boolean {
  return (
    reference.name.startsWith("mcr.microsoft.com/windows") ||
    /(?:^|-)(?:nanoserver|windowsservercore|windows)(?:-|$)/.test(reference.tag ?? "")
  );
}

function shortName({ name, tag }: ImageReference): string {
  return tag === null ? name : `${name}:${tag}`;
}
