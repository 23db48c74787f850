import type { Build, Container } from "../container";
import { parseDockerfile } from "../dockerfile/parse";
import type { Dockerfile, Stage } from "../dockerfile/types";
import type { IgnoreFile } from "../ignore/types";
import { imageKey } from "../images/same";
import type { FileError, FileNote, Located, Source } from "../source";
import type { TranscriptFacts } from "../transcript/types";
import type { BuildAct, Workflow } from "../workflow/types";
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
      if (container.build) this.#service(container, container.build, shipped);
    }
    for (const { path, acts } of this.#inputs.workflows) {
      for (const act of acts) if (act.kind === "build") this.#pipeline(path, act);
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
    if (!dockerfile) return;
    const place = build.inline ? container.subject : null;
    const draft = this.#draft(dockerfile, build.target?.value ?? null, build.context, place);
    if (!draft) return;
    this.#byContainer.set(container, draft);
    draft.builds.push(build);
    if (shipped) {
      draft.shippedByContainer = true;
      this.#used.add(dockerfile);
    }
    if (container.image?.value !== undefined) {
      draft.tags.push({ value: container.image.value, at: container.image.at });
    }
  }

  #pipeline(path: string, act: BuildAct): void {
    if (!act.dockerfile || act.dockerfile.value.includes("$")) return;
    const dockerfile = this.#named(act.dockerfile.value, act.dockerfile);
    const draft = dockerfile && this.#draft(dockerfile, act.target, act.context, null);
    if (!draft) return;
    if (this.#inputs.ships(path)) {
      draft.inPipeline = true;
      if (dockerfile) this.#used.add(dockerfile);
    }
    draft.tags.push(...act.tags);
  }

  #transcript(transcript: TranscriptFacts): void {
    for (const command of buildCommands(transcript)) {
      const place = placesOf(command).find(({ dockerfile }) => this.#byPath.has(dockerfile));
      const dockerfile = place && this.#byPath.get(place.dockerfile);
      if (!dockerfile) continue;
      const draft = this.#draft(dockerfile, command.target, place.context, null);
      draft?.tags.push(...command.tags);
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

  #draft(
    dockerfile: Dockerfile,
    target: string | null,
    context: string | null,
    place: string | null,
  ): Draft | null {
    const stage = targetStage(dockerfile, target);
    if (!stage) return null;
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
    if (this.#used.has(dockerfile)) return;
    this.#draft(dockerfile, null, likelyContext(dockerfile, this.#inputs.tree), null);
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
    const imageOf = (container: Container): BuiltImage | null => {
      const draft = byContainer.get(container);
      if (draft) return images.get(draft) ?? null;
      if (container.build || container.image?.value === undefined) return null;
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

function argumentsOf({ args }: Build): ReadonlyMap<string, string | null> {
  return new Map(args.map(({ key, value }) => [key.value, value?.value ?? null]));
}
