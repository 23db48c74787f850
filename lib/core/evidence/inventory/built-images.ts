import type { Build, Container } from "../container";
import { parseDockerfile } from "../dockerfile/parse";
import type { Dockerfile, Stage } from "../dockerfile/types";
import type { IgnoreFile } from "../ignore/types";
import { imageKey } from "../images/same";
import type { FileError, FileNote, Located, Source } from "../source";
import type { TranscriptFacts } from "../transcript/types";
import { matrixValues } from "../workflow/matrix";
import { pathFrom } from "../workflow/paths";
import type { Act, BuildAct, Job, Workflow } from "../workflow/types";
import { buildCommands, placesOf } from "./build-commands";
import { ignoreOf, likelyContext, type Tree } from "./context";
import { isOtherStage } from "./ships";
import { chainOf, stageSubject, targetStage } from "./stages";
import type { BuiltImage, RunningContainer } from "./types";

/** What the built images are worked out from. */
export interface BuildInputs {
  readonly dockerfiles: readonly { readonly facts: Dockerfile; readonly source?: Source }[];
  readonly containers: readonly { readonly container: Container; readonly shipped: boolean }[];
  readonly workflows: readonly Workflow[];
  readonly transcripts: readonly TranscriptFacts[];
  readonly ignores: ReadonlyMap<string, IgnoreFile>;
  /** All paths of the input. */
  readonly paths: ReadonlySet<string>;
  /** To look for what a Dockerfile copies; null in a partial input. */
  readonly tree: Tree | null;
  readonly ships: (path: string) => boolean;
}

/** An image on its way: usage is added as it is found. */
interface Draft {
  readonly dockerfile: Dockerfile;
  readonly stage: Stage;
  readonly place: string | null;
  readonly usedBy: RunningContainer[];
  readonly builds: Build[];
  readonly tags: Located<string>[];
  context: string | null;
  shippedByContainer: boolean;
  inPipeline: boolean;
}

/** Which images are built here, and which containers run them. */
export interface BuiltImages {
  readonly dockerfiles: readonly Dockerfile[];
  readonly images: readonly BuiltImage[];
  readonly missing: readonly Located<string>[];
  readonly errors: readonly FileError[];
  readonly notes: readonly FileNote[];
  /** The image a container runs, where it is built here. */
  imageOf(container: Container): BuiltImage | null;
  /** Whether a service of its set builds a container's image, also where the Dockerfile is not here. */
  isBuilt(container: Container): boolean;
  /** Tells an image who runs it. */
  use(container: RunningContainer): void;
}

/**
 * Joins Dockerfiles with what builds them: services by context and file, workflows, lines of scripts. A Dockerfile is
 * never joined to a name that means another one; one that is named and isn't here is told. What nobody that ships builds
 * stands for itself with its last stage.
 */
export function builtImages(inputs: BuildInputs): BuiltImages {
  return new Builder(inputs).run();
}

class Builder {
  readonly #inputs: BuildInputs;
  readonly #drafts = new Map<Stage, Draft>();
  readonly #byContainer = new Map<Container, Draft>();
  /** The first service that builds each image of a set. */
  readonly #builders = new Map<string, Container>();
  readonly #byPath = new Map<string, Dockerfile>();
  readonly #inline: Dockerfile[] = [];
  /** Built by a shipped container or a pipeline. */
  readonly #used = new Set<Dockerfile>();
  readonly #missing = new Map<string, Located<string>>();
  readonly #errors: FileError[] = [];
  readonly #notes: FileNote[] = [];
  readonly #several: boolean;

  constructor(inputs: BuildInputs) {
    this.#inputs = inputs;
    const builds = inputs.containers.filter(({ container }) => container.build?.inline);
    this.#several = inputs.dockerfiles.length + builds.length > 1;
    const args = this.#argumentsByPath();
    for (const { facts, source } of inputs.dockerfiles) {
      const given = args.get(facts.path);
      const again = given && source ? parseDockerfile(source, { args: given }).facts : null;
      this.#byPath.set(facts.path, again ?? facts);
    }
  }

  run(): BuiltImages {
    for (const { container, shipped } of this.#inputs.containers) {
      if (!container.build) continue;
      this.#service(container, container.build, shipped);
      const name = nameInSet(container);
      if (name !== null && !this.#builders.has(name)) this.#builders.set(name, container);
    }
    for (const { path, acts, jobs } of this.#inputs.workflows) {
      for (const act of acts) {
        if (act.kind !== "build") continue;
        this.#pipeline(path, act);
        this.#matrix(act, jobs);
      }
    }
    for (const transcript of this.#inputs.transcripts) this.#transcript(transcript);
    for (const dockerfile of this.#byPath.values()) this.#alone(dockerfile);
    return this.#finish();
  }

  /** Build arguments of the first service that builds each file; one from the shell hides the default. */
  #argumentsByPath(): Map<string, ReadonlyMap<string, string | null>> {
    const byPath = new Map<string, ReadonlyMap<string, string | null>>();
    for (const { container, shipped } of this.#inputs.containers) {
      const { build } = container;
      if (!build?.dockerfile || !shipped || build.args.length === 0) continue;
      if (build.inline || byPath.has(build.dockerfile)) continue;
      byPath.set(build.dockerfile, argumentsOf(build));
    }
    return byPath;
  }

  #service(container: Container, build: Build, shipped: boolean): void {
    const dockerfile = build.inline
      ? this.#inlineDockerfile(build.inline, build)
      : this.#named(build.dockerfile, build.named);
    // Which stage a variable means can't be said.
    if (!dockerfile || build.target?.unresolved !== undefined) return;
    if (shipped) this.#used.add(dockerfile);
    const place = build.inline ? container.subject : null;
    const stage = this.#stage(dockerfile, build.target);
    if (!stage) return;
    const draft = this.#draft(dockerfile, stage, build.context, place);
    this.#byContainer.set(container, draft);
    draft.builds.push(build);
    if (shipped) draft.shippedByContainer = true;
    if (container.image?.value !== undefined) {
      draft.tags.push({ value: container.image.value, at: container.image.at });
    }
  }

  #pipeline(path: string, act: BuildAct & Pick<Act, "at">): void {
    if (!act.dockerfile || act.dockerfile.value.includes("$")) return;
    const dockerfile = this.#named(act.dockerfile.value, act.dockerfile);
    if (!dockerfile) return;
    const shipped = this.#inputs.ships(path);
    if (shipped) this.#used.add(dockerfile);
    // Of a matrix, the last stage stands for all.
    const target = act.target?.includes("$") ? null : act.target;
    const stage = this.#stage(dockerfile, target === null ? null : { value: target, at: act.at });
    if (!stage) return;
    const draft = this.#draft(dockerfile, stage, act.context, null);
    if (shipped) draft.inPipeline = true;
    draft.tags.push(...act.tags);
  }

  /** Dockerfiles that a matrix names: those that aren't in the input are told. */
  #matrix({ job, step }: Act, jobs: readonly Job[]): void {
    const file = step.with.find(({ key }) => key.value === "file")?.value.unresolved ?? "";
    for (const path of matrixValues(
      file,
      jobs.find(({ id }) => id === job),
    )) {
      this.#named(pathFrom("", path.value), path);
    }
  }

  #transcript(transcript: TranscriptFacts): void {
    for (const command of buildCommands(transcript)) {
      const place = placesOf(command).find(({ dockerfile }) => this.#byPath.has(dockerfile));
      const dockerfile = place && this.#byPath.get(place.dockerfile);
      if (!dockerfile) continue;
      // A terminal may show a build of long ago: what isn't there any more is no mistake.
      const stage = targetStage(dockerfile, command.target);
      if (stage) this.#draft(dockerfile, stage, place.context, null).tags.push(...command.tags);
    }
  }

  /** The Dockerfile of a path; one that isn't in the input is told, one that is in error is nothing. */
  #named(path: string | null, named: Located<string>): Dockerfile | null {
    const dockerfile = path === null ? undefined : this.#byPath.get(path);
    if (dockerfile) return dockerfile;
    // Behind a variable, or in somebody else's repository: nothing can be missing here.
    if (/\$|:\/\/|^git@/.test(named.value)) return null;
    if (path !== null && this.#inputs.paths.has(path)) return null;
    const key = `${named.at.path}:${named.at.start}`;
    if (!this.#missing.has(key)) {
      this.#missing.set(key, named);
      this.#notes.push({
        code: "not-in-input",
        values: { path: path ?? named.value },
        at: named.at,
      });
    }
    return null;
  }

  #inlineDockerfile(inline: Located<string>, build: Build): Dockerfile | null {
    const { facts, errors } = parseDockerfile(
      { path: inline.at.path, text: inline.value },
      { shift: inline.at.start, args: argumentsOf(build) },
    );
    this.#errors.push(...errors);
    if (facts) this.#inline.push(facts);
    return facts;
  }

  /** The stage that a build makes; one that the Dockerfile hasn't is told where it is named. */
  #stage(dockerfile: Dockerfile, target: Located<string> | null): Stage | undefined {
    const stage = targetStage(dockerfile, target?.value ?? null);
    if (!stage && target) {
      const values = { path: dockerfile.path, stage: target.value.slice(0, 80) };
      this.#errors.push({ code: "dockerfile-no-such-stage", values, at: target.at });
    }
    return stage;
  }

  #draft(
    dockerfile: Dockerfile,
    stage: Stage,
    context: string | null,
    place: string | null,
  ): Draft {
    const known = this.#drafts.get(stage);
    if (known) {
      known.context ??= context;
      return known;
    }
    const draft: Draft = {
      dockerfile,
      stage,
      place: this.#several ? (place ?? dockerfile.path) : null,
      usedBy: [],
      builds: [],
      tags: [],
      context,
      shippedByContainer: false,
      inPipeline: false,
    };
    this.#drafts.set(stage, draft);
    return draft;
  }

  /** A Dockerfile that nothing shipped builds is looked at by itself, as `docker build` would make it. */
  #alone(dockerfile: Dockerfile): void {
    const last = dockerfile.stages.at(-1);
    if (!last || this.#used.has(dockerfile)) return;
    this.#draft(dockerfile, last, likelyContext(dockerfile, this.#inputs.tree), null);
  }

  #finish(): BuiltImages {
    const images = new Map<Draft, BuiltImage>();
    const byTag = new Map<string, BuiltImage>();
    for (const draft of this.#drafts.values()) {
      const image = this.#image(draft);
      images.set(draft, image);
      for (const tag of image.tags) {
        const key = imageKey(tag.value);
        if (key !== null && !byTag.has(key)) byTag.set(key, image);
      }
    }
    const byContainer = this.#byContainer;
    const builderOf = (container: Container) =>
      container.build ? container : this.#builders.get(nameInSet(container) ?? "");
    const imageOf = (container: Container): BuiltImage | null => {
      const builder = builderOf(container);
      const draft = byContainer.get(builder ?? container);
      if (draft) return images.get(draft) ?? null;
      if (builder || container.image?.value === undefined) return null;
      const key = imageKey(container.image.value);
      return key === null ? null : (byTag.get(key) ?? null);
    };
    const users = new Map([...images].map(([draft, image]) => [image, draft.usedBy]));
    return {
      dockerfiles: [...this.#byPath.values(), ...this.#inline],
      images: [...images.values()],
      missing: [...this.#missing.values()],
      errors: this.#errors,
      notes: this.#notes,
      imageOf,
      isBuilt: (container) => builderOf(container) !== undefined,
      use: (container) => {
        if (container.built) users.get(container.built)?.push(container);
      },
    };
  }

  #image(draft: Draft): BuiltImage {
    const { dockerfile, stage, usedBy, context, shippedByContainer, inPipeline } = draft;
    return {
      subject: stageSubject(stage, draft.place),
      dockerfile,
      stage,
      chain: chainOf(dockerfile, stage),
      shipped:
        shippedByContainer || (this.#inputs.ships(dockerfile.path) && !isOtherStage(stage.name)),
      context,
      ignore: ignoreOf(dockerfile.path, context, this.#inputs.ignores),
      usedBy,
      inPipeline,
      tags: draft.tags,
      builds: draft.builds,
    };
  }
}

/** What a container calls its image, inside its set: there one variable has one value. */
function nameInSet({ set, image }: Container): string | null {
  const name = image?.value === undefined ? image?.text : imageKey(image.value);
  return name ? `${set}\n${name}` : null;
}

function argumentsOf({ args }: Build): ReadonlyMap<string, string | null> {
  return new Map(args.map(({ key, value }) => [key.value, value?.value ?? null]));
}
