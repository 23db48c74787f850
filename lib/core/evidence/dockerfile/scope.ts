import type { Lookup } from "./substitute";

type Values = Map<string, string | null | undefined>;

/** What the builder knows of the platform without being told, as it would be on the usual machine. */
const PLATFORM: ReadonlyMap<string, string> = new Map([
  ["TARGETPLATFORM", "linux/amd64"],
  ["TARGETOS", "linux"],
  ["TARGETARCH", "amd64"],
  ["TARGETVARIANT", ""],
  ["BUILDPLATFORM", "linux/amd64"],
  ["BUILDOS", "linux"],
  ["BUILDARCH", "amd64"],
  ["BUILDVARIANT", ""],
]);

/** The variables that a stage sets; it sees those of the stages it starts from, too. */
export interface StageScope {
  env: Values | null;
  args: Values | null;
  readonly parent: StageScope | null;
}

/** Stages further down are not asked: no file of a person goes so deep, and a hostile one must not cost its square. */
const MOST_PARENTS = 40;

/** Scopes of one Dockerfile (Dockerfile reference, "Understand how ARG and FROM interact"). */
export class Scope {
  private readonly globals: Values = new Map();
  private stage: StageScope = { env: null, args: null, parent: null };

  /** `given` are build arguments that beat the defaults; null: given, but not known. */
  constructor(private readonly given: ReadonlyMap<string, string | null> | undefined) {}

  /** For `FROM` and for defaults before the first one. */
  readonly global: Lookup = (name) =>
    this.globals.has(name) ? this.globals.get(name) : PLATFORM.has(name) ? null : undefined;

  /** As `global`, but with the usual platform: for `FROM base-${TARGETARCH}`. */
  readonly usual: Lookup = (name) => PLATFORM.get(name) ?? this.global(name);

  /** For the instructions of the current stage. `ENV` beats `ARG`, wherever they stand. */
  readonly local: Lookup = (name) => {
    const env = this.inherited("env", name);
    return env === undefined ? this.inherited("args", name) : env;
  };

  declareGlobal(name: string, value: string | null | undefined): void {
    this.globals.set(name, this.given?.has(name) ? this.given.get(name) : value);
  }

  /** Opens a stage; one that starts from an earlier stage sees what that one set. */
  open(base: StageScope | null): void {
    const parent = base?.env || base?.args ? base : (base?.parent ?? null);
    this.stage = { env: null, args: null, parent };
  }

  get current(): StageScope {
    return this.stage;
  }

  /** `ARG` in a stage: a bare one takes the global's value. */
  declare(name: string, value: string | null | undefined, bare: boolean): void {
    this.stage.args ??= new Map();
    const own = bare ? this.global(name) : value;
    this.stage.args.set(name, this.given?.has(name) ? this.given.get(name) : own);
  }

  set(name: string, value: string | null): void {
    this.stage.env ??= new Map();
    this.stage.env.set(name, value);
  }

  private inherited(kind: "env" | "args", name: string): string | null | undefined {
    let scope: StageScope | null = this.stage;
    for (let depth = 0; scope && depth < MOST_PARENTS; depth++) {
      const values: Values | null = scope[kind];
      if (values?.has(name)) return values.get(name);
      scope = scope.parent;
    }
    return undefined;
  }
}
