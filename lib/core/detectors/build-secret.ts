import type { Dockerfile, Stage } from "@/lib/core/evidence/dockerfile/types";
import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import { gather } from "@/lib/core/evidence/gather";
import { type SecretArgument, secretArguments } from "@/lib/core/evidence/images/build-arguments";
import { keptMount } from "@/lib/core/evidence/images/kept-mounts";
import { imageKey } from "@/lib/core/evidence/images/same";
import {
  doubtfulCopy,
  secretCopies,
  secretKeptOut,
} from "@/lib/core/evidence/images/secret-copies";
import { secretFilesOf } from "@/lib/core/evidence/images/secret-files";
import { onlyRun } from "@/lib/core/evidence/inventory/nothing-built";
import { chainOf, reachedStages } from "@/lib/core/evidence/inventory/stages";
import type { BuiltImage, InspectedImage, Inventory } from "@/lib/core/evidence/inventory/types";
import { nameOf } from "@/lib/core/evidence/paths";
import { reportsBySubject, type SubjectReport } from "@/lib/core/evidence/reports/by-subject";
import { isLeaked, judgeVariable } from "@/lib/core/evidence/secrets/judge";
import {
  type DockerfileSecret,
  secretsOfDockerfile,
} from "@/lib/core/evidence/secrets/of-dockerfile";
import { namesOf, type TextOf } from "@/lib/core/evidence/secrets/use";
import { few } from "./few";

/** BLD-2: no build leaves a secret in a layer, in an image's configuration, in the build cache or in provenance. */
export const buildSecret: Detector<Inventory> = {
  id: "build-secret",
  controls: ["BLD-2"],
  detect(inventory) {
    const facts: Facts = {
      inventory,
      files: secretFilesOf(inventory),
      given: secretArguments(inventory),
      reports: reportsBySubject(inventory),
    };
    return [
      ...inventory.images.flatMap((image) => judge(image, facts)),
      ...facts.given.filter(({ images }) => images.length === 0).map(givenElsewhere),
      ...unseenBuilds(facts),
      ...onlyRun(inventory, "BLD-2", "build-secret-only-run"),
    ];
  },
};

/** What is worked out once for all images. */
interface Facts {
  readonly inventory: Inventory;
  readonly files: ReadonlySet<string>;
  readonly given: readonly SecretArgument[];
  readonly reports: ReadonlyMap<string, readonly SubjectReport[]>;
}

type Verdict = Pick<DraftFinding, "outcome" | "at" | "message" | "best" | "hard" | "related"> & {
  readonly basis?: DraftFinding["basis"];
};

function judge(image: BuiltImage, facts: Facts): DraftFinding[] {
  const { subject, shipped, dockerfile, stage, chain } = image;
  const reach: Reach = {
    inherited: new Set(chain),
    reached: reachedStages(dockerfile, stage),
    of: (index) => (index === null ? undefined : dockerfile.stages[index]),
  };
  const reports = facts.reports.get(subject) ?? [];
  const own = facts.given.filter(({ images }) => images.includes(image));
  const found = few([
    ...written(image, reach, facts),
    ...copied(image, reach, facts),
    ...own
      .filter((argument) => argument.shipped === shipped)
      .map((argument) => given(argument, image, reach)),
    ...facts.inventory.inspectedImages
      .filter((inspected) => isOf(inspected, image.tags))
      .flatMap(shown),
    ...reports.flatMap(reported),
  ]);
  const verdicts = found.length > 0 ? found : [clean(image, reach, reports, facts)];
  // How somebody builds it for development says nothing of what ships.
  const beside = own.filter((argument) => argument.shipped !== shipped);
  return [
    ...verdicts.map((verdict) => said(subject, shipped, verdict)),
    ...few(beside.map((argument) => given(argument, image, reach))).map((verdict) =>
      said(subject, false, verdict),
    ),
  ];
}

function said(subject: string, shipped: boolean, verdict: Verdict): DraftFinding {
  return { control: "BLD-2", basis: "configured", subject, shipped, ...verdict };
}

/** Which stages the image is made of, and which only help. */
interface Reach {
  /** The assessed stage and those it starts from: their settings are in the image. */
  readonly inherited: ReadonlySet<Stage>;
  /** Those, and the ones that something is copied from. */
  readonly reached: ReadonlySet<Stage>;
  of(index: number | null): Stage | undefined;
}

/**
 * A secret that is in the image decides; one that only the build cache and provenance keep leaves `partly`. Settings
 * (`ENV`, `ARG`) come along by inheritance alone, files by copies, too.
 */
function fail(
  kept: boolean,
  at: Verdict["at"],
  code: string,
  values: Readonly<Record<string, string>>,
): Verdict {
  const message = { code: kept ? code : `${code}-cached`, values };
  return kept
    ? { outcome: "fail", hard: true, at, message }
    : { outcome: "fail", best: "partly", at, message };
}

function isIn(stages: ReadonlySet<Stage>, stage: Stage | undefined): boolean {
  return stage !== undefined && stages.has(stage);
}

function written({ dockerfile }: BuiltImage, reach: Reach, { inventory }: Facts): Verdict[] {
  const { textOf } = inventory;
  return [
    ...secretsOfDockerfile(dockerfile, textOf).flatMap((use) => {
      const open = use.instruction === "ENV" && isUndeclared(use, dockerfile, textOf);
      const verdict = open ? undeclared(use) : judgeUse(use, reach);
      return verdict ? [verdict] : [];
    }),
    ...dockerfile.stages.flatMap((stage) =>
      emptyArguments(stage).map(({ value, at }) =>
        fail(reach.inherited.has(stage), at, "build-secret-argument", namesOf(value)),
      ),
    ),
  ];
}

function judgeUse(use: DockerfileSecret, reach: Reach): Verdict | null {
  const verdict = judgePlace(use, reach);
  if (!verdict || !use.used) return verdict;
  const related = [{ at: use.used, why: { code: "build-secret-used" } }];
  return { ...verdict, related };
}

function judgePlace({ instruction, stage, at, name, verdict }: DockerfileSecret, reach: Reach) {
  if (verdict.kind === "file") return null;
  if (instruction === "ARG" && stage === null) {
    const message = { code: "build-secret-argument-global", values: namesOf(name) };
    return { outcome: "fail", best: "partly", at, message } as const;
  }
  if (instruction === "ARG") {
    return fail(isIn(reach.inherited, reach.of(stage)), at, "build-secret-argument", namesOf(name));
  }
  if (instruction === "ENV") {
    if (verdict.kind === "placeholder") {
      const message = { code: "build-secret-placeholder", values: namesOf(name) };
      return { outcome: "unknown", at, message } as const;
    }
    return fail(isIn(reach.inherited, reach.of(stage)), at, "build-secret-setting", namesOf(name));
  }
  if (!isLeaked(verdict)) return null;
  const what = verdict.kind === "known-format" ? verdict.format : name;
  const code = CONFIGURING.has(instruction) ? "build-secret-configured" : "build-secret-written";
  return fail(isIn(reach.reached, reach.of(stage)), at, code, { what });
}

/** Instructions that make no layer: what they say is in the image's configuration. */
const CONFIGURING: ReadonlySet<string> = new Set([
  "LABEL",
  "CMD",
  "ENTRYPOINT",
  "HEALTHCHECK",
  "SHELL",
  "ONBUILD",
]);

/** `ENV DB_PASSWORD=${DB_PASSWORD}` without an `ARG` of that name: empty, or what the base sets. */
function isUndeclared(
  { verdict, stage, at }: DockerfileSecret,
  dockerfile: Dockerfile,
  textOf: TextOf,
): boolean {
  const own = stage === null ? undefined : dockerfile.stages[stage];
  if (verdict.kind !== "variable" || !own) return false;
  const text = textOf(at.path)?.slice(at.start, at.end) ?? "";
  const names = new Set(Array.from(text.matchAll(/\$\{?(\w{1,200})/g), ([, name]) => name));
  const declared = chainOf(dockerfile, own)
    .flatMap(({ instructions }) => instructions)
    .some(
      (line) =>
        line.at.end <= at.start &&
        ((line.kind === "ARG" && line.args.some(({ key }) => names.has(key.value))) ||
          (line.kind === "ENV" &&
            line.pairs.some(({ key, value }) => names.has(key.value) && !value.unresolved))),
    );
  return !declared;
}

function undeclared({ name, at }: DockerfileSecret): Verdict {
  const message = { code: "build-secret-undeclared", values: namesOf(name) };
  return { outcome: "unknown", at, message };
}

/** `ARG NPM_TOKEN=`: nothing stands here, and the secret comes in as an argument all the same. */
function emptyArguments({ instructions }: Stage) {
  return instructions.flatMap((line) =>
    line.kind === "ARG"
      ? line.args
          .filter((argument) => judgeVariable(argument).kind === "empty")
          .map(({ key }) => key)
      : [],
  );
}

function copied(image: BuiltImage, reach: Reach, { files, inventory }: Facts): Verdict[] {
  return secretCopies(image, files, inventory).map(({ stage, at, what, inside }) => {
    const code = inside === null ? "build-secret-file" : "build-secret-inside";
    const verdict = fail(isIn(reach.reached, reach.of(stage)), at, code, { what });
    if (inside === null) return verdict;
    const file = { path: inside, start: 0, end: 0 };
    return { ...verdict, related: [{ at: file, why: { code: "build-secret-file-here" } }] };
  });
}

/** An argument that a build of this image is given: it stays where the stage that declares it stays. */
function given(argument: SecretArgument, { dockerfile }: BuiltImage, reach: Reach): Verdict {
  const { name, at, basis } = argument;
  const declaring = dockerfile.stages.filter((stage) => declares(stage, name));
  const kept = declaring.some((stage) => reach.inherited.has(stage));
  return { basis, ...fail(kept, at, "build-secret-given", namesOf(name)) };
}

function declares({ instructions }: Stage, name: string): boolean {
  return instructions.some(
    (line) => line.kind === "ARG" && line.args.some(({ key }) => key.value === name),
  );
}

/** An argument for a Dockerfile that isn't here: a literal is in two places already, a variable may be cached only. */
function givenElsewhere(argument: SecretArgument): DraftFinding {
  const { name, at, basis, build, shipped, verdict } = argument;
  return said(build, shipped, {
    basis,
    ...fail(isLeaked(verdict), at, "build-secret-given", namesOf(name)),
  });
}

function isOf({ tags }: InspectedImage, names: readonly { readonly value: string }[]): boolean {
  const keys = new Set(names.map(({ value }) => imageKey(value)));
  return tags.some((tag) => keys.has(imageKey(tag)));
}

/** What an image's configuration hands to every container. */
function shown({ environment }: InspectedImage): Verdict[] {
  return environment.flatMap((variable): Verdict[] => {
    const { key, raw } = variable;
    if (raw === null || !isLeaked(judgeVariable({ ...variable, value: raw }))) return [];
    const message = { code: "build-secret-shown", values: namesOf(key.value) };
    return [{ outcome: "fail", hard: true, basis: "observed", at: key.at, message }];
  });
}

function reported({ report, basis }: SubjectReport): Verdict[] {
  return report.secrets.map(({ value, at }) => ({
    outcome: "fail",
    hard: true,
    basis,
    at,
    message: { code: "build-secret-reported", values: { what: value } },
  }));
}

/** Images of services whose Dockerfile isn't here, and what is inspected alone: reports and engines speak of them, too. */
function unseenBuilds({ inventory, reports }: Facts): DraftFinding[] {
  const { containers, images, inspectedImages } = inventory;
  const services = containers.filter(({ build, built }) => build !== null && built === null);
  const ofServices = services.flatMap(({ subject, shipped, image }) => {
    const own = reports.get(subject) ?? [];
    const names = image?.value === undefined ? [] : [{ value: image.value }];
    const seen = inspectedImages.filter((inspected) => isOf(inspected, names)).flatMap(shown);
    const found = few([...own.flatMap(reported), ...seen]);
    const scan = own.find(({ report }) => report.secretsScanned);
    const verdicts = found.length > 0 || !scan ? found : [scanned(scan)];
    return verdicts.map((verdict) => said(subject, shipped, verdict));
  });
  if (images.length > 0 || containers.length > 0) return ofServices;
  return inspectedImages.flatMap((inspected) => {
    const { tags, id, path } = inspected;
    const subject = `image ${tags[0] ?? id ?? path}`;
    return few(shown(inspected)).map((verdict) => said(subject, inventory.ships(path), verdict));
  });
}

function scanned({ report, basis }: SubjectReport): Verdict {
  return { outcome: "pass", basis, at: report.at, message: { code: "build-secret-scanned" } };
}

function clean(
  image: BuiltImage,
  { reached }: Reach,
  reports: readonly SubjectReport[],
  { inventory }: Facts,
): Verdict {
  const scan = reports.find(({ report }) => report.secretsScanned);
  if (scan) return scanned(scan);
  const doubtful = doubtfulCopy(image, inventory);
  if (doubtful) {
    const message = { code: "build-secret-doubtful", values: { what: doubtful.value } };
    return { outcome: "unknown", at: doubtful.at, message };
  }
  const out = secretKeptOut(image);
  if (out) {
    const values = { what: out.value, file: nameOf(image.ignore?.path ?? ".dockerignore") };
    return { outcome: "pass", at: out.at, message: { code: "build-secret-kept-out", values } };
  }
  const runs = [...reached]
    .flatMap(({ instructions }) => instructions)
    .flatMap((line) => (line.kind === "RUN" ? [line] : []));
  const [written] = gather(runs, (run) => keptMount(run) ?? []);
  if (written) {
    return { outcome: "unknown", at: written, message: { code: "build-secret-mount-written" } };
  }
  const mount = runs
    .flatMap(({ mounts }) => mounts)
    .find(({ type }) => type === "secret" || type === "ssh");
  const code = mount ? "build-secret-mounted" : "build-secret-none";
  return { outcome: "pass", at: mount?.at ?? image.stage.from, message: { code } };
}
