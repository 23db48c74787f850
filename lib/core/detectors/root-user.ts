import type { Container } from "@/lib/core/evidence/container";
import { isWindows, nameOfOpenTag } from "@/lib/core/evidence/containers/image";
import { seenIn } from "@/lib/core/evidence/containers/seen";
import { unusedImages } from "@/lib/core/evidence/containers/unused";
import {
  isUnresolved,
  known,
  placeOf,
  said,
  settle,
  unresolved,
  type Verdict,
} from "@/lib/core/evidence/containers/verdict";
import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import {
  isNamedUser,
  isPossibleUser,
  isRootUser,
  isWindowsUser,
  leavesUser,
  type Overrides,
  type RunsAs,
  userOfImage,
  userOfStage,
} from "@/lib/core/evidence/images/user";
import type { Inventory, RunningContainer } from "@/lib/core/evidence/inventory/types";
import type { Span } from "@/lib/core/evidence/source";
import type { Observation } from "@/lib/core/evidence/transcript/types";

/** CTR-1: the main process of every container runs as a user other than root. */
export const rootUser: Detector<Inventory> = {
  id: "root-user",
  controls: ["CTR-1"],
  detect(inventory) {
    const seen = seenIn(inventory, "CTR-1", shown);
    const running = inventory.containers.flatMap((container) =>
      settle("CTR-1", container, judge, seen.of(container)),
    );
    const built = unusedImages(inventory).map(
      ({ subject, shipped, chain, stage }): DraftFinding => {
        const verdict = judgeImage(userOfStage(chain), stage.from);
        return { control: "CTR-1", subject, shipped, basis: "configured", ...verdict };
      },
    );
    return [...running, ...seen.alone(), ...built];
  },
};

function judge(settings: Container, running: RunningContainer): Verdict {
  const verdict = judgeUser(settings, running);
  const mapped = /^(?:auto|keep-id|nomap)/.test(known(settings.namespaces.userns) ?? "");
  return verdict.outcome === "fail" && mapped ? { ...verdict, best: "partly" } : verdict;
}

function judgeUser(settings: Container, running: RunningContainer): Verdict {
  const { at, user, origin } = settings;
  if (isUnresolved(user)) return unresolved(user, "user-unresolved");
  const name = user?.value ?? "";
  // An engine has put the image's own user in already: without one the process starts as root.
  if (origin === "inspect" && name === "")
    return startsAsRoot(user ? placeOf(user) : { at }, settings, running);
  if (user && name !== "") {
    const verdict = judgeName(name, placeOf(user), running);
    const leaves = verdict.outcome === "pass" ? asRootAgain(settings, running) : null;
    return leaves ?? verdict;
  }
  const seen = running.inspectedImage;
  if (seen) {
    const place = {
      at: seen.user?.at ?? seen.at,
      related: [{ at, why: { code: "container-runs-it" } }],
    };
    const own = seen.user?.value ?? "";
    return own === "" ? startsAsRoot(place, settings, running) : judgeName(own, place, running);
  }
  const runs = imageUser(settings, running);
  if (!runs) {
    return { outcome: "unknown", at, message: { code: whyNoImage(running) } };
  }
  const verdict = judgeImage(runs, at);
  if (!running.built || verdict.at === at) return verdict;
  return { ...verdict, related: [{ at, why: { code: "container-runs-it" } }] };
}

/** `sudo` in the image's entrypoint, or in the container's own words, takes a user back to root. */
function asRootAgain(settings: Container, { built }: RunningContainer): Verdict | null {
  const { at } = settings;
  const runs = leavesUser(built?.chain ?? [], overridesOf(settings));
  if (!runs) return null;
  const verdict = judgeImage(runs, at);
  return built ? { ...verdict, related: [{ at, why: { code: "container-runs-it" } }] } : verdict;
}

function judgeName(
  name: string,
  place: Pick<Verdict, "at" | "related">,
  running: RunningContainer,
): Verdict {
  if (isRootUser(name)) return { outcome: "fail", ...place, message: said("user-root", name) };
  if (isWindowsUser(name) && isWindows(running)) {
    return { outcome: "not_applicable", ...place, message: { code: "windows-container" } };
  }
  if (!isPossibleUser(name)) {
    const message = { code: "user-unknown-no-user", values: { user: name } };
    return { outcome: "unknown", ...place, message };
  }
  const code = isNamedUser(name) ? "user-name" : "user-number";
  return { outcome: "pass", ...place, message: said(code, name) };
}

function whyNoImage({ isBuilt, image }: RunningContainer): string {
  if (isBuilt) return "user-image-not-built-here";
  return image ? "user-image-unresolved" : "user-image-not-named";
}

function startsAsRoot(
  place: Pick<Verdict, "at" | "related">,
  settings: Container,
  running: RunningContainer,
): Verdict {
  const runs = imageUser(settings, running);
  if (runs?.as === "drops" || runs?.as === "windows")
    return { ...judgeImage(runs, place.at), ...place };
  return { outcome: "fail", ...place, message: { code: "user-none-set" } };
}

/** Who the container's image runs as, under its command; null where nobody can say which image that is. */
function imageUser(settings: Container, running: RunningContainer): RunsAs | null {
  const { built, isBuilt, image } = running;
  const overrides = overridesOf(settings);
  if (built) return userOfStage(built.chain, overrides);
  if (isBuilt) return null;
  const name = known(image);
  if (name !== null) return userOfImage(name, overrides);
  const open = nameOfOpenTag(running);
  return open === null ? null : underAnyTag(open, overrides);
}

function overridesOf({ entrypoint, command }: Container): Overrides {
  return { ...(entrypoint ? { entrypoint } : {}), ...(command ? { command } : {}) };
}

/** Tags that make a difference in the tables, with one that makes none. */
const TELLING_TAGS = [
  "x",
  "1",
  "1.0",
  "2",
  "3",
  "3.4",
  "x-ubi",
  "x-dind-rootless",
  "nonroot",
  "x-chiseled",
  "x-dev",
  "x-fpm",
  "x-alpine",
  "x-distroless",
];

/** Who an image runs as where its tag hangs on a variable and makes no difference; null where it makes one. */
function underAnyTag(name: string, overrides: Overrides): RunsAs | null {
  const [first, ...others] = TELLING_TAGS.map((tag) => userOfImage(`${name}:${tag}`, overrides));
  if (!first || others.some((one) => one.as !== first.as)) return null;
  return { ...first, image: name };
}

/** `missing` is where the user would be set, for an image that only its name tells of. */
function judgeImage(runs: RunsAs, missing: Span): Verdict {
  const at = runs.at ?? missing;
  const values = { user: runs.user ?? "", image: runs.image ?? "", workers: runs.workers ?? "" };
  const message = (code: string) => ({ code, values });
  switch (runs.as) {
    case "user": {
      const { basis } = runs;
      if (runs.why === "table")
        return { outcome: "pass", basis, at, message: message("user-of-image") };
      const code = isNamedUser(values.user) ? "user-name" : "user-number";
      return { outcome: "pass", basis, at, message: said(code, values.user) };
    }
    case "drops":
      if (runs.why === "own-entrypoint")
        return { outcome: "pass", at, message: said("user-switched", values.user) };
      return { outcome: "pass", basis: "inferred", at, message: message("user-dropped") };
    case "windows":
      return { outcome: "not_applicable", at, message: { code: "windows-container" } };
    case "unknown":
      return { outcome: "unknown", at, message: message(`user-unknown-${runs.why}`) };
    case "root": {
      if (runs.why === "user-line")
        return { outcome: "fail", at, message: said("user-root", values.user) };
      if (runs.why === "own-entrypoint" || runs.why === "root-account")
        return { outcome: "fail", at, message: message(`user-root-${runs.why}`) };
      if (runs.workers) return { outcome: "fail", at, message: message("user-workers-only") };
      if (runs.why === "no-user-line-unknown-base")
        return { outcome: "fail", at, message: message("user-no-line-unknown-base") };
      const code = runs.at ? "user-no-line" : "user-of-image-root";
      return { outcome: "fail", basis: runs.basis, at, message: message(code) };
    }
  }
}

function shown({ at, shows }: Observation, container: RunningContainer | null): Verdict | null {
  if (shows.kind === "unclear" && shows.about === "user") {
    return { outcome: "unknown", at, message: said("seen-unclear", shows.why) };
  }
  if (shows.kind !== "user") return null;
  if (!isRootUser(shows.user)) {
    return { outcome: "pass", at, message: said("user-seen", shows.user) };
  }
  // `docker exec` starts as root where the image drops later; the main process is another matter.
  if (!shows.main && container && imageUser(container, container)?.as === "drops") {
    return { outcome: "unknown", at, message: { code: "user-seen-before-drop" } };
  }
  return { outcome: "fail", at, message: said("user-seen", shows.user) };
}
