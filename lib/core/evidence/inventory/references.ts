import { gather } from "@/lib/core/evidence/gather";
import type { Stage } from "../dockerfile/types";
import { matrixValues } from "../workflow/matrix";
import type { Workflow } from "../workflow/types";
import { reachedStages, stageSubject } from "./stages";
import type { BuiltImage, RunningContainer, UsedReference } from "./types";

/**
 * Every reference to an image that something runs, starts from or copies from, once per place. Of a Dockerfile the
 * stages that its images need; what no image needs is never pulled.
 */
export function usedReferences(inputs: {
  readonly containers: readonly RunningContainer[];
  readonly images: readonly BuiltImage[];
  readonly workflows: readonly Workflow[];
  readonly ships: (path: string) => boolean;
}): readonly UsedReference[] {
  const byPlace = new Map<string, UsedReference>();
  const add = (reference: UsedReference) => {
    const { path, start } = reference.at;
    const key = `${path}:${start}`;
    const known = byPlace.get(key);
    // One place that several use ships where one of them does, and is what it is to that one.
    if (!known || (!known.shipped && reference.shipped)) byPlace.set(key, reference);
  };
  for (const container of inputs.containers) for (const one of ofContainer(container)) add(one);
  for (const image of inputs.images) for (const one of ofImage(image)) add(one);
  for (const { path, jobs } of inputs.workflows) {
    for (const job of jobs) {
      const images = gather(job.images, (image) => {
        const values = matrixValues(image.value, job);
        return values.length > 0 ? values : image;
      });
      for (const { value, at } of images) {
        const unresolved = /\$\{\{([^{}]*)\}\}/.exec(value)?.[1]?.trim() ?? null;
        const subject = `job ${job.id}`;
        add({
          text: value,
          at,
          subject,
          shipped: inputs.ships(path),
          use: "pipeline",
          unresolved,
          output: false,
        });
      }
    }
  }
  return [...byPlace.values()];
}

function ofContainer(container: RunningContainer): readonly UsedReference[] {
  const { image, subject, shipped, isBuilt } = container;
  if (!image) return [];
  return [
    {
      text: image.value ?? image.text ?? hangingOn(image.unresolved),
      at: image.at,
      subject,
      shipped,
      use: "deploy",
      unresolved: image.unresolved ?? null,
      output: isBuilt,
    },
  ];
}

/** A variable's name, what the shell makes of something, or the file that names the image and isn't here. */
function hangingOn(name: string): string {
  if (/^[$`]/.test(name)) return name;
  return /^\w+$/.test(name) ? `\${${name}}` : `the image of ${name}`;
}

function ofImage(image: BuiltImage): readonly UsedReference[] {
  const { dockerfile, stage, subject, shipped } = image;
  return [...reachedStages(dockerfile, stage)].flatMap((reached) =>
    ofStage(reached, {
      subject: reached === stage ? subject : subjectBeside(image, reached),
      shipped,
    }),
  );
}

/** An earlier stage is called as its image is: with its file where that has one. */
function subjectBeside({ subject, stage }: BuiltImage, reached: Stage): string {
  const place = subject.slice(stageSubject(stage, null).length).replace(/^ of /, "");
  return stageSubject(reached, place === "" ? null : place);
}

function ofStage(
  { base, instructions }: Stage,
  who: Pick<UsedReference, "subject" | "shipped">,
): readonly UsedReference[] {
  const references: UsedReference[] = [];
  if (base.kind === "image") {
    references.push({
      text: base.reference.text,
      at: base.at,
      use: "base",
      unresolved: null,
      output: false,
      ...who,
    });
  } else if (base.kind === "unresolved") {
    references.push({
      text: base.text,
      at: base.at,
      use: "base",
      unresolved: base.text,
      output: false,
      ...who,
    });
  }
  for (const line of instructions) {
    const sources =
      line.kind === "COPY" || line.kind === "ADD"
        ? [line.from]
        : line.kind === "RUN"
          ? line.mounts.map((mount) => mount.from)
          : [];
    for (const from of sources) {
      if (!from || from.kind === "stage") continue;
      const text = from.kind === "image" ? from.reference.text : from.text;
      const unresolved = from.kind === "image" ? null : from.text;
      references.push({ text, at: from.at, use: "copy", unresolved, output: false, ...who });
    }
  }
  return references;
}
