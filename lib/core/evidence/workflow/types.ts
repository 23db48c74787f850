import type { ShellCommand } from "../shell/read";
import type { Located, Setting, Span } from "../source";

/** A GitHub Actions workflow. */
export interface Workflow {
  readonly path: string;
  readonly at: Span;
  /** `push`, `schedule` …, each at its word. */
  readonly triggers: readonly Located<string>[];
  /** Branches of `push`, those that are left out behind a `!`; empty means all. */
  readonly branches: readonly string[];
  /** `push` names tags and no branches. */
  readonly onlyTags: boolean;
  /** A tag can start it. */
  readonly startsByTag: boolean;
  /** `write-all`, `read-all`, a map's entries `packages: write`; null where there is no top-level key. */
  readonly permissions: readonly Located<string>[] | null;
  readonly env: readonly Pair[];
  readonly jobs: readonly Job[];
  /** What its steps do with images, in the order of the file. */
  readonly acts: readonly Act[];
  /** Where the limit was reached: what stands behind it was not read. */
  readonly cut: Span | null;
}

export interface Job {
  readonly id: string;
  readonly at: Span;
  readonly permissions: readonly Located<string>[] | null;
  /** `uses:` of a reusable workflow. */
  readonly reusable: Located<string> | null;
  /** `container:` and `services:` images. */
  readonly images: readonly Located<string>[];
  /** What `services:` are given. */
  readonly serviceEnv: readonly Pair[];
  /** What its own container and a workflow that it calls are given. */
  readonly given: readonly Pair[];
  /** The logins that its images are pulled with. */
  readonly credentials: readonly Pair[];
  readonly needs: readonly string[];
  readonly condition: Located<string> | null;
  /** What `strategy.matrix` gives its names, those of mappings by their path: `part.file`. */
  readonly matrix: readonly { readonly name: string; readonly value: Located<string> }[];
  /** `continue-on-error`, where it is not plainly false. */
  readonly continueOnError: Located<string> | null;
  readonly env: readonly Pair[];
  readonly steps: readonly Step[];
}

/** An entry of `with` or `env`. A value with an expression that can't be said is unresolved by its whole text. */
export interface Pair {
  readonly key: Located<string>;
  readonly value: Setting<string>;
}

export interface Step {
  readonly at: Span;
  readonly id: string | null;
  readonly name: string | null;
  /** Where its scripts begin, relative to the repository's root; null where it can't be said. */
  readonly directory: string | null;
  readonly uses: Located<string> | null;
  readonly run: Located<string> | null;
  /** The commands of `run`, each with its place in the file. */
  readonly commands: readonly ShellCommand[];
  /** `shell`, from the step or the defaults above it; null is `bash -e`, where a pipe hides a failure. */
  readonly shell: string | null;
  readonly with: readonly Pair[];
  readonly env: readonly Pair[];
  readonly continueOnError: Located<string> | null;
  readonly condition: Located<string> | null;
}

/** Something a step does with an image. Names are as written, with `env` put in where it is literal. */
export type Act = {
  readonly path: string;
  /** Where the step says so: the action's name, or the command. */
  readonly at: Span;
  readonly job: string;
  readonly step: Step;
  /** A condition in its step's script decides whether it takes place. */
  readonly open: boolean;
  /** The run can take place for what is released; null: hangs on something unknown. */
  readonly releases: boolean | null;
} & (BuildAct | PushAct | ScanAct | SignAct | VerifyAct | LoginAct | InsecureAct);

export interface BuildAct {
  readonly kind: "build";
  /** Relative to the repository's root; null where it can't be said. */
  readonly context: string | null;
  readonly dockerfile: Located<string> | null;
  readonly target: string | null;
  readonly tags: readonly Located<string>[];
}

export interface PushAct {
  readonly kind: "push";
  readonly images: readonly string[];
}

export interface ScanAct {
  readonly kind: "scan";
  readonly tool: string;
  /** Null where it isn't named: a tar file, a step's output. */
  readonly image: string | null;
  /** `files`: a folder, a repository, a configuration; `sbom`: a list of parts, of an image or of a folder. */
  readonly looksAt: "image" | "files" | "sbom";
  /** Why a critical hole that can be mended doesn't stop the run; null where it does. */
  readonly weakness: Located<ScanWeakness> | null;
  /** Where a name that can be moved stands for the scanner: an action's tag, an image's tag. */
  readonly unpinned: Located<string> | null;
}

export type ScanWeakness =
  | "exit-code"
  | "continue-on-error"
  | "ignored"
  | "severity"
  | "piped"
  | "unclear";

export interface SignAct {
  readonly kind: "sign";
  readonly with: "cosign" | "notation" | "attestation" | "content-trust";
  /** Empty where none is named. */
  readonly images: readonly string[];
  readonly key: string | null;
}

export interface VerifyAct {
  readonly kind: "verify";
  readonly with: "cosign" | "notation" | "attestation";
  readonly images: readonly string[];
  readonly key: string | null;
  readonly identity: string | null;
  readonly issuer: string | null;
}

export interface LoginAct {
  readonly kind: "login";
  /** How the password comes: from a secret, on the command line, written out, or by the job's own identity. */
  readonly password: "secret" | "argument" | "literal" | "identity" | "unknown";
  readonly passwordAt: Span;
  readonly registry: string | null;
}

/** A flag that switches off the check of a registry's certificate, or allows plain HTTP. */
interface InsecureAct {
  readonly kind: "insecure";
  readonly image: string | null;
  /** A scan's, which asks a registry only for what isn't on the machine. */
  readonly scans?: true;
}
