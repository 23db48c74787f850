import { said } from "@/lib/core/evidence/containers/verdict";
import type { CopyLine, Dockerfile, RunLine, Stage } from "@/lib/core/evidence/dockerfile/types";
import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import { bringsCompilers } from "@/lib/core/evidence/images/base";
import { type BuildStep, buildStepOf } from "@/lib/core/evidence/images/build-steps";
import {
  copiesRoot,
  type Foundation,
  foundationKind,
  foundationOf,
} from "@/lib/core/evidence/images/built";
import { copiesFromOther, developmentCopied } from "@/lib/core/evidence/images/copied-dependencies";
import { type ImageRun, runsOf, sureOf } from "@/lib/core/evidence/images/runs";
import { onlyRun } from "@/lib/core/evidence/inventory/nothing-built";
import { chainOf } from "@/lib/core/evidence/inventory/stages";
import type { BuiltImage, Inventory } from "@/lib/core/evidence/inventory/types";

/** BLD-1: software is built in one stage, and only the results are copied into a clean one. */
export const multiStageBuild: Detector<Inventory> = {
  id: "multi-stage-build",
  controls: ["BLD-1"],
  detect(inventory) {
    return [...inventory.images.map(judge), ...onlyRun(inventory, "BLD-1", "stages-only-run")];
  },
};

type Verdict = Pick<DraftFinding, "outcome" | "at" | "message" | "best" | "basis" | "related">;

function judge(image: BuiltImage): DraftFinding {
  const { subject, shipped } = image;
  return { control: "BLD-1", subject, shipped, ...verdictOf(image) };
}

function verdictOf(image: BuiltImage): Verdict {
  const { chain, stage, dockerfile } = image;
  const runs = runsOf(chain);
  const copies = copiesFromOther(chain);
  // Headers beside copied results are clumsy, but nothing is built with them here.
  const builds = ({ kind }: BuildStep) =>
    kind === "builds" ||
    kind === "development" ||
    kind === "tools" ||
    (kind === "headers" && copies.length === 0);
  const steps = runs.map((run) => {
    const sure = sureOf(run);
    const step = buildStepOf(sure);
    if (sure === run || builds(step)) return { run, step, open: false };
    return { run, step: buildStepOf(run), open: true };
  });
  const building = steps.find(({ step, open }) => !open && builds(step));
  if (building) return buildsInside(image, building, copies.length > 0);
  const open = steps.find(({ step }) => builds(step));
  if (open) {
    const at = open.run.run.at;
    return { outcome: "unknown", basis: "configured", at, message: { code: "stages-open" } };
  }
  const foundation = foundationOf(image);
  const taken = copies[0] ?? mountFromOther(image);
  if (!taken) return nothingBuilt(foundation, steps, stage);
  const tooMuch = copiesTooMuch(copies, dockerfile);
  if (tooMuch) return tooMuch;
  if (foundation.kind === "image" && bringsCompilers(foundation.reference)) {
    return onCompilers(foundation, "stages-onto-compilers");
  }
  const message = { code: copies.length > 0 ? "stages-copied" : "stages-mounted" };
  return { outcome: "pass", basis: "configured", at: taken.at, message };
}

/** A line that reads what another stage has made through a mount. */
function mountFromOther({ chain, dockerfile }: BuiltImage): RunLine | undefined {
  const own = new Set(chain.map(({ index }) => index));
  const line = runsOf(chain).find(({ run }) =>
    run.mounts.some(({ type, from }) => {
      if (type !== "bind" || from?.kind !== "stage" || own.has(from.index)) return false;
      const source = dockerfile.stages[from.index];
      return source !== undefined && runsOf(chainOf(dockerfile, source)).length > 0;
    }),
  );
  return line?.run;
}

function buildsInside(
  { chain, stage }: BuiltImage,
  { run, step }: { readonly run: ImageRun; readonly step: BuildStep },
  copied: boolean,
): Verdict {
  const fail = { outcome: "fail", basis: "configured", at: run.run.at } as const;
  const values = { what: step.what };
  const installed = step.kind === "builds" ? null : `stages-${step.kind}`;
  const related = [{ at: stage.from, why: { code: "stages-last" } }];
  if (run.stage !== stage && chain.length > 1) {
    const code = installed ?? "stages-from-builder";
    return { best: "partly", message: { code, values }, related, ...fail };
  }
  if (copied) {
    return { best: "partly", message: { code: installed ?? "stages-builds-too", values }, ...fail };
  }
  return { message: { code: installed ?? "stages-single", values }, related, ...fail };
}

/** A copy that brings more than results: the whole file system, or dependencies with those of development. */
function copiesTooMuch(copies: readonly CopyLine[], dockerfile: Dockerfile): Verdict | null {
  for (const line of copies) {
    const fail = { outcome: "fail", basis: "configured", at: line.at, best: "partly" } as const;
    if (copiesRoot(line)) return { message: { code: "stages-whole" }, ...fail };
    if (developmentCopied(line, dockerfile, false) === null) continue;
    const isSure = developmentCopied(line, dockerfile, true) !== null;
    if (isSure) return { message: { code: "stages-development-copied" }, ...fail };
    return {
      outcome: "unknown",
      basis: "configured",
      at: line.at,
      message: { code: "stages-development-open" },
    };
  }
  return null;
}

/** One stage, or several of which only one matters: is there anything to separate? */
function nothingBuilt(
  foundation: Foundation,
  steps: readonly { readonly run: ImageRun; readonly step: BuildStep }[],
  stage: Stage,
): Verdict {
  const at = foundation.at;
  if (foundation.kind === "image" && bringsCompilers(foundation.reference)) {
    return onCompilers(foundation, "stages-compilers");
  }
  const unclear = steps.find(({ step }) => step.kind === "unclear");
  if (unclear) {
    return {
      outcome: "unknown",
      basis: "configured",
      at: unclear.run.run.at,
      message: said(unclear.step.cleaned ? "stages-cleaned" : "stages-unclear", unclear.step.what),
    };
  }
  if (foundationKind(foundation) === null) {
    return { outcome: "unknown", basis: "configured", at, message: { code: "stages-unseen-base" } };
  }
  return {
    outcome: "not_applicable",
    basis: "configured",
    at: stage.from,
    message: { code: "stages-nothing" },
  };
}

/** The stage that ships stands on an image with compilers. */
function onCompilers({ at, name }: Foundation & { kind: "image" }, code: string): Verdict {
  const message = { code, values: { what: name } };
  return { outcome: "fail", basis: "inferred", at, best: "partly", message };
}
