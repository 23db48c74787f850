import type { Located, Setting, Span } from "./source";

/**
 * A container that runs, whatever file says so: a Compose service, a `docker run` line, an element of `docker inspect`.
 * One shape for all, so that each rule is written once. What a file doesn't set is absent; empty lists are empty.
 */
export interface Container {
  /** `service web`, `container app`. */
  readonly subject: string;
  readonly origin: "compose" | "run" | "inspect";
  /** What a setting of this origin is worth. */
  readonly basis: "observed" | "configured";
  /** The key or word that names it: what is missing is missing here. */
  readonly at: Span;
  /** Containers of one set (a Compose project) share its networks; its id is the base file's path. */
  readonly set: string;
  /** Its name inside the set: other services reach it by it. */
  readonly name: string;
  /** Compose `profiles`. */
  readonly profiles: readonly string[];
  readonly image: Setting<string> | null;
  /** The image's id, as an engine shows it. */
  readonly imageId?: string | null;
  readonly build: Build | null;
  readonly user?: Setting<string>;
  readonly readOnly?: Setting<boolean>;
  readonly tmpfs: readonly Located<string>[];
  readonly limits: Limits;
  readonly privileged?: Setting<boolean>;
  readonly capDrop: readonly Setting<string>[];
  /** `reason`: the comment on the line, where there is one. */
  readonly capAdd: readonly (Setting<string> & { readonly reason?: string })[];
  readonly securityOpt: readonly Setting<string>[];
  /** `network_mode`, `pid`, `ipc`, `uts`, `userns_mode`, each as written. */
  readonly namespaces: { readonly [name in Namespace]?: Setting<string> };
  /** Networks it is attached to by name; empty with no `networks` key means its set's default network. */
  readonly networks: readonly NetworkUse[];
  readonly ports: readonly Port[];
  /** Entries of `ports` that are none, or `open` to a variable: what they publish can't be told. */
  readonly unreadPorts?: readonly (Span & { readonly open?: true })[];
  /** `docker run -P`. */
  readonly publishAll?: Located<true>;
  readonly mounts: readonly Mount[];
  /** `use_api_socket`, `--use-api-socket`. */
  readonly apiSocket?: Setting<boolean>;
  readonly devices: readonly Located<string>[];
  readonly environment: readonly Variable[];
  readonly envFiles: readonly Setting<string>[];
  /** Secrets of the set that are given to it. */
  readonly secrets: readonly Located<string>[];
  readonly logging?: Logging;
  readonly healthcheck?: Healthcheck;
  readonly restart?: Setting<string>;
  /** `deploy.restart_policy.condition` (it beats `restart`); empty where a Swarm has none. */
  readonly restartCondition?: Setting<string>;
  readonly command?: Setting<readonly string[]>;
  readonly entrypoint?: Setting<readonly string[]>;
  /**
   * `condition`: `service_completed_successfully` proves that the other one ends by itself. `refused`: it is said in a
   * way that Compose doesn't take. `alias`: the name that a link gives the other one here.
   */
  readonly dependsOn: readonly (Located<string> & {
    readonly condition?: string;
    readonly refused?: true;
    readonly alias?: string;
  })[];
  /** Compose `deploy.mode: replicated-job` or `global-job`: it is meant to end. */
  readonly job?: Located<true>;
  /** Compose `deploy.replicas: 0` or `scale: 0`: none of it runs. */
  readonly none?: true;
  /** Further names others reach it by: `container_name`, `hostname`, `networks.*.aliases`. */
  readonly aliases?: readonly string[];
  readonly labels: readonly Located<string>[];
  /** A run that ends by itself: `--rm` without `-d`. */
  readonly oneShot: boolean;
}

export type Namespace = "network" | "pid" | "ipc" | "uts" | "userns";

/** How a container's image is built here. Paths are relative to the input's root; null where they leave it or can't be resolved. */
export interface Build {
  readonly at: Span;
  readonly context: string | null;
  readonly dockerfile: string | null;
  /** The path of the Dockerfile as the file gives it, for the note that it is not in the input. */
  readonly named: Located<string>;
  /** `dockerfile_inline`: a Dockerfile of its own, its offsets shifted to the Compose file's. */
  readonly inline: Located<string> | null;
  readonly target: Setting<string> | null;
  readonly args: readonly Variable[];
  /** Build secrets: `build.secrets`. */
  readonly secrets: readonly Located<string>[];
}

export interface Limits {
  /** Bytes; 0 is no limit. */
  readonly memory?: Setting<number>;
  /** CPUs; 0 is no limit. */
  readonly cpus?: Setting<number>;
  /** 0 or less is no limit. */
  readonly pids?: Setting<number>;
  /** Weights and reservations, which limit nothing. */
  readonly soft: readonly Located<string>[];
}

export interface NetworkUse {
  readonly name: string;
  readonly at: Span;
}

/** A network of a set, as its top level declares it. */
export interface Network {
  readonly set: string;
  readonly name: string;
  readonly at: Span;
  readonly internal: Setting<boolean> | null;
  readonly external: boolean;
  /** One that every engine has: named by its `name` where it is external, else by its `driver`. */
  readonly engine?: "bridge" | "host" | "none";
  /** The variable that says which one it is, where it is external: it may be the engine's, too. */
  readonly open?: string;
}

/** A port published to the host. Ranges keep their first number and `span`. */
export interface Port {
  readonly at: Span;
  /** Absent: chosen by the engine; null: can't be resolved. */
  readonly host?: number | null;
  /** Null: can't be resolved. */
  readonly container: number | null;
  /** As written; null means all interfaces; unresolved where it hangs on a variable. */
  readonly address: Setting<string> | null;
  readonly protocol: string;
  /** How many ports a range spans; 1 for a single one. */
  readonly span: number;
  /** How many ports of the host, from `host` on, the engine takes a free one of; absent: it has no choice. */
  readonly choices?: number;
}

export interface Mount {
  readonly at: Span;
  readonly type: "bind" | "volume" | "tmpfs" | "other";
  /** The host's path or the volume's name. */
  readonly source: Setting<string> | null;
  readonly target: string;
  readonly readOnly: boolean;
  /** The variable that decides whether it is read-only. */
  readonly openMode?: string;
}

/** A variable that a file gives a container or a build. */
export interface Variable {
  readonly key: Located<string>;
  /**
   * After interpolation with defaults; `unresolved` names the variable it hangs on; null: taken from the shell.
   * A value filled from a given `.env` is unresolved here: it is a variable, not a literal.
   */
  readonly value: Setting<string> | null;
  /** As written, before interpolation: what is masked. */
  readonly raw: Located<string> | null;
}

export interface Logging {
  readonly at: Span;
  readonly driver: Setting<string> | null;
  readonly options: readonly { readonly key: Located<string>; readonly value: Setting<string> }[];
}

export type Healthcheck = { readonly at: Span; readonly lost?: Setting<string>["lost"] } & (
  | { readonly kind: "disabled" }
  | { readonly kind: "shell"; readonly script: string }
  | { readonly kind: "exec"; readonly words: readonly string[] }
  /** Only an interval or the like: the image's own test stays. */
  | { readonly kind: "image" }
  | { readonly kind: "unresolved"; readonly unresolved: string }
);

/** A secret of a set, as its top level declares it. */
export interface SecretSource {
  readonly set: string;
  readonly name: string;
  readonly at: Span;
  readonly source:
    | { readonly kind: "file"; readonly path: Setting<string> }
    | { readonly kind: "environment"; readonly variable: string }
    | { readonly kind: "written"; readonly at: Span }
    | { readonly kind: "external" }
    | { readonly kind: "unknown" };
}

/** What one Compose set (base file, overrides, includes) says. */
export interface ComposeSet {
  /** The base file's path. */
  readonly id: string;
  /** The files that are given to Compose, the base first. */
  readonly files: readonly string[];
  readonly containers: readonly Container[];
  readonly networks: readonly Network[];
  readonly secrets: readonly SecretSource[];
  /** What may say more and isn't there: a file that it includes or extends, a service that is empty. */
  readonly missing: Located<string> | null;
}
