import type { Container } from "@/lib/core/evidence/container";
import { nameOfOpenTag, originOf, roleOf } from "@/lib/core/evidence/containers/image";
import { endsItself, oneShots } from "@/lib/core/evidence/containers/one-shot";
import { seenIn } from "@/lib/core/evidence/containers/seen";
import { unusedImages } from "@/lib/core/evidence/containers/unused";
import {
  isUnresolved,
  known,
  said,
  settle,
  type Verdict,
} from "@/lib/core/evidence/containers/verdict";
import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import {
  type Ability,
  type Check,
  checkInImage,
  checkInStage,
  healthcheckOfStage,
} from "@/lib/core/evidence/images/healthcheck";
import { parseImageReference } from "@/lib/core/evidence/images/reference";
import type { BuiltImage, Inventory, RunningContainer } from "@/lib/core/evidence/inventory/types";
import type { Span } from "@/lib/core/evidence/source";
import { bringsHealthcheck } from "@/lib/core/model/tables/checked-images";

/** RUN-3: every long-running service has a health check that can run in its image. */
export const healthCheck: Detector<Inventory> = {
  id: "health-check",
  controls: ["RUN-3"],
  detect(inventory) {
    const ending = oneShots(inventory.containers);
    const checked = checkedHere(inventory);
    const seen = seenIn(inventory, "RUN-3", ({ at, shows }, whole) => {
      if (shows.kind !== "health") return null;
      if (shows.status === "healthy") {
        return { outcome: "pass", at, message: { code: "health-seen" } };
      }
      const oneShot = whole && ending.get(whole);
      return oneShot
        ? endsItself(oneShot)
        : { outcome: "fail", at, message: { code: "health-none" } };
    });
    const running = inventory.containers.flatMap((container) =>
      settle(
        "RUN-3",
        container,
        (settings, whole) => {
          const verdict = judge(settings, whole, checked);
          const oneShot = ending.get(whole);
          return oneShot && verdict.outcome !== "pass" ? endsItself(oneShot) : verdict;
        },
        seen.of(container),
      ),
    );
    const built = unusedImages(inventory).map((image): DraftFinding => {
      const { subject, shipped } = image;
      const verdict = judgeStage(image, null);
      return { control: "RUN-3", subject, shipped, basis: "configured", ...verdict };
    });
    return [...running, ...seen.alone(), ...built];
  },
};

/** Whether what runs may be a version of an image that is built here with a check. */
type CheckedHere = (image: string, running: RunningContainer) => boolean;

function checkedHere({ images }: Inventory): CheckedHere {
  const checked = new Set<string>();
  let isNameless = false;
  for (const { chain, tags, usedBy, shipped } of images) {
    const check = healthcheckOfStage(chain);
    if (check?.kind !== "shell" && check?.kind !== "exec") continue;
    for (const { value } of tags) checked.add(repositoryOf(value));
    const isNamed = usedBy.length > 0 || tags.some(({ value }) => !value.includes("$"));
    if (shipped && !isNamed) isNameless = true;
  }
  // Where nobody says what an image is called, it may be any that has an owner and isn't known to be something else.
  return (image, running) =>
    checked.has(repositoryOf(image)) ||
    (isNameless && image.includes("/") && roleOf(running) === null);
}

function repositoryOf(image: string): string {
  return parseImageReference(image)?.repository ?? image;
}

function judge(settings: Container, running: RunningContainer, checked: CheckedHere): Verdict {
  const { at, origin } = settings;
  const seen = running.inspectedImage;
  const set = settings.healthcheck?.kind === "image" ? undefined : settings.healthcheck;
  const healthcheck = set ?? seen?.healthcheck;
  const related = healthcheck?.lost?.map(({ at: place, why }) => ({
    at: place,
    why: { code: why },
  }));
  const place = healthcheck ? { at: healthcheck.at, ...(related ? { related } : {}) } : { at };
  switch (healthcheck?.kind) {
    case "disabled":
      return { outcome: "fail", ...place, message: { code: "health-disabled" } };
    case "unresolved":
      return {
        outcome: "unknown",
        ...place,
        message: said("health-unresolved", healthcheck.unresolved),
      };
    case "shell":
    case "exec":
      return judgeCheck(place, healthcheck, abilityOf(healthcheck, running));
  }
  // What an engine shows holds the image's own check, too.
  if (origin === "inspect" || seen)
    return { outcome: "fail", at, message: { code: "health-none" } };
  if (running.built) return judgeStage(running.built, at);
  if (running.isBuilt)
    return { outcome: "unknown", at, message: { code: "health-image-not-built-here" } };
  if (!running.image) return { outcome: "unknown", at, message: { code: "health-no-image" } };
  const image = originOf(running)?.name ?? "";
  // Which image it is must be known; its tag decides nothing here.
  if (isUnresolved(running.image) && nameOfOpenTag(running) === null) {
    const message = said("health-image-unresolved", running.image.unresolved);
    return { outcome: "unknown", at, message };
  }
  // A `docker run` line hardly ever has a check; a Compose service is where one is written down.
  if (origin === "run" || bringsHealthcheck(image) || checked(image, running)) {
    return { outcome: "unknown", at, message: said("health-image-unseen", image) };
  }
  return { outcome: "fail", at, basis: "inferred", message: said("health-none-known", image) };
}

function abilityOf(check: Check, { built, isBuilt, image }: RunningContainer): Ability {
  if (built) return checkInStage(check, built.chain);
  const name = known(image);
  // A built image has its own programs, whatever its name is like.
  return checkInImage(check, isBuilt || name === null ? "" : name);
}

/** Says what a check is worth by its program: there, known to be missing, or in an image that nobody can see. */
function judgeCheck(
  place: Pick<Verdict, "at" | "related">,
  check: Check,
  { able, tool }: Ability,
): Verdict {
  if (able && checksNothing(check)) {
    return { outcome: "fail", best: "partly", ...place, message: { code: "health-empty" } };
  }
  if (able) return { outcome: "pass", ...place, message: { code: "health-check" } };
  const what = tool?.slice(0, 60) ?? "";
  if (able === false) {
    return {
      outcome: "fail",
      best: "partly",
      ...place,
      message: said("health-tool-missing", what),
    };
  }
  return { outcome: "unknown", ...place, message: said("health-tool-unseen", what) };
}

/** `true`, `exit 0`: healthy whatever happens. */
function checksNothing(check: Check): boolean {
  const script = check.kind === "shell" ? check.script : check.words.at(-1);
  return /^(?:\/bin\/)?true$|^exit 0$|^:?$/.test(script?.trim() ?? "");
}

/** The check that an image built here brings; `service` is the container that declares none, if there is one. */
function judgeStage({ chain, stage }: BuiltImage, service: Span | null): Verdict {
  const check = healthcheckOfStage(chain);
  const runs = service ? [{ at: service, why: { code: "container-runs-it" } }] : [];
  if (!check || check.kind === "missing") {
    const related = service ? [{ at: stage.from, why: { code: "health-none-in-stage" } }] : [];
    const code = service ? "health-none-either" : "health-none-in-stage";
    return { outcome: "fail", at: service ?? stage.from, related, message: { code } };
  }
  const place = { at: check.at, related: runs };
  if (check.kind === "none")
    return { outcome: "fail", ...place, message: { code: "health-disabled" } };
  return judgeCheck(place, check, checkInStage(check, chain));
}
