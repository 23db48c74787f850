import type { ComposeFile } from "../compose/types";
import type { Build, ComposeSet, Container, Healthcheck, Variable } from "../container";
import type { Dockerfile, Stage } from "../dockerfile/types";
import type { EnvironmentFile } from "../env/types";
import type { IgnoreFile } from "../ignore/types";
import type { ImageReport } from "../reports/types";
import type { Located, Span } from "../source";
import type { TextHit } from "../text/types";
import type { TranscriptFacts } from "../transcript/types";
import type { Workflow } from "../workflow/types";

/** Everything the detectors may know: the facts of all files, joined. Made once per assessment. */
export interface Inventory {
  /** `YYYY-MM-DD`: what ages are counted from. */
  readonly asOf: string;
  /** The engine knows every file under the root. */
  readonly complete: boolean;
  /** A kind that isn't read yet is in the input: nothing follows from absence. */
  readonly unseen: boolean;
  /** Says `.plimsoll.yaml`, or null. */
  readonly platform: "docker" | "compose" | "kubernetes" | null;
  /** Paths of all files of the input, sorted by code point; in a partial input only those given. */
  readonly paths: readonly string[];
  /** Whether a path's subjects ship (design, section 3: what a shipped container builds ships wherever it lies). */
  ships(path: string): boolean;
  /** Whether secrets in that path count for SEC-1: all but test, example and vendored paths. */
  countsForSecrets(path: string): boolean;
  /** Git has it, or no ignore rule of the input keeps it out. */
  isTracked(path: string): boolean;
  /** A file's text, to tell where in it something stands; null where it has none. */
  textOf(path: string): string | null;
  /** Files of a kind that is read, and of which nothing could be read. */
  readonly unread: readonly string[];

  readonly dockerfiles: readonly Dockerfile[];
  /** One per assessed stage of each Dockerfile: what is built here. */
  readonly images: readonly BuiltImage[];
  /** Each Compose file by itself: what stands in it, whether or not something of it is left in a set. */
  readonly composeFiles: readonly ComposeFile[];
  readonly sets: readonly ComposeSet[];
  /** All that runs: services of the sets, `docker run` lines, inspected containers. */
  readonly containers: readonly RunningContainer[];
  /** Every image reference to something outside, once per place. */
  readonly references: readonly UsedReference[];
  /** Elements of `docker inspect` that are images. */
  readonly inspectedImages: readonly InspectedImage[];
  readonly transcripts: readonly TranscriptFacts[];
  readonly dockerignores: readonly IgnoreFile[];
  readonly gitignores: readonly IgnoreFile[];
  readonly environmentFiles: readonly EnvironmentFile[];
  readonly workflows: readonly Workflow[];
  /** Dependabot or Renovate configuration that keeps Docker images up to date. */
  readonly updates: readonly UpdateBot[];
  readonly registrySettings: readonly RegistrySetting[];
  readonly reports: readonly MatchedReport[];
  /** What any file's text shows, whatever kind it is. */
  readonly texts: readonly TextHit[];
  /** Dockerfiles that Compose or a workflow names and that are not in the input. */
  readonly missingDockerfiles: readonly Located<string>[];
}

/** The assessed stage of a Dockerfile: the last one, or the one that a build names. */
export interface BuiltImage {
  /** `stage 2 (runtime)`, from 1; with the path where several Dockerfiles are in the input. */
  readonly subject: string;
  readonly dockerfile: Dockerfile;
  readonly stage: Stage;
  /** The chain from the assessed stage down to the one that starts from an image: `FROM alias` followed. */
  readonly chain: readonly Stage[];
  readonly shipped: boolean;
  /** The build context relative to the root; null where it can't be said. */
  readonly context: string | null;
  /** The ignore file that counts for that context, or null. */
  readonly ignore: IgnoreFile | null;
  /** The containers that build or name it. */
  readonly usedBy: readonly RunningContainer[];
  /** A workflow builds it. */
  readonly inPipeline: boolean;
  /** Names it is tagged with (Compose `image:`, `-t` in a workflow), normalised repositories with their tags. */
  readonly tags: readonly Located<string>[];
  readonly builds: readonly Build[];
}

/** A container with its image found: built here, known by name, or neither. */
export interface RunningContainer extends Container {
  readonly shipped: boolean;
  /** The stage it runs, where its Dockerfile is in the input. */
  readonly built: BuiltImage | null;
  /** A service of its set builds its image, itself or a neighbour; the Dockerfile may not be here. */
  readonly isBuilt: boolean;
  /** The inspected container of the same service, whose values are observed. */
  readonly observed: Container | null;
  /** What an engine shows of the image that it names; of one built here its Dockerfile tells. */
  readonly inspectedImage: InspectedImage | null;
}

/** A reference to an image and who makes it. */
export interface UsedReference {
  /** As it is after substitution; `unresolved` names the variable it hangs on. */
  readonly text: string;
  readonly at: Span;
  readonly subject: string;
  readonly shipped: boolean;
  /** `deploy`: something runs it. `base`: a stage starts from it. `copy`: files come from it. `pipeline`: a CI job runs in it. */
  readonly use: "deploy" | "base" | "copy" | "pipeline";
  readonly unresolved: string | null;
  /** With `build:` beside it, or at a neighbour: names the output. */
  readonly output: boolean;
}

export interface InspectedImage {
  readonly at: Span;
  readonly path: string;
  readonly id: string | null;
  readonly tags: readonly string[];
  readonly digests: readonly string[];
  /** `YYYY-MM-DD…` as written. */
  readonly created: string | null;
  readonly user: Located<string> | null;
  /** What its configuration hands every container; values are judged and dropped. */
  readonly environment: readonly Variable[];
  readonly healthcheck: Healthcheck | null;
  readonly size: number | null;
}

export interface UpdateBot {
  readonly path: string;
  readonly at: Span;
  readonly bot: "dependabot" | "renovate";
  /** Whether it minds Docker images. */
  readonly docker: boolean;
  /** The kinds of files that it reads, as Renovate calls its managers; null is all. */
  readonly managers: readonly string[] | null;
  /** The folders that it looks into, relative to the repository; null is all. */
  readonly folders: readonly string[] | null;
  /** Globs of the only paths that it looks at; absent is all. */
  readonly only?: readonly string[];
  /** What it leaves alone. */
  readonly off: readonly SwitchedOff[];
}

/** What a bot leaves alone: what meets all that is not null. Names and paths are globs. */
export interface SwitchedOff {
  readonly managers: readonly string[] | null;
  readonly names: readonly string[] | null;
  readonly paths: readonly string[] | null;
}

/** A client's setting about a registry's transport. */
export interface RegistrySetting {
  readonly path: string;
  readonly at: Span;
  readonly registry: string | null;
  readonly insecure: boolean;
  /** Loopback, or a laboratory's name. */
  readonly local: boolean;
}

/** A scanner's report with the images of the input that it speaks of. */
export interface MatchedReport {
  readonly report: ImageReport;
  /** `observed` by digest or id, `configured` by name; none: a report for another image. */
  readonly matches: readonly {
    readonly subject: string;
    readonly basis: "observed" | "configured";
  }[];
}
