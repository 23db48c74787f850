import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import type { Inventory } from "@/lib/core/evidence/inventory/types";
import { nameOf } from "@/lib/core/evidence/paths";
import type { Located } from "@/lib/core/evidence/source";
import { mayHide, SIGNING } from "@/lib/core/evidence/workflow/gaps";
import {
  firstName,
  sameImage,
  sameRepository,
  splitImage,
} from "@/lib/core/evidence/workflow/names";
import {
  mayBeSkipped,
  type Pipeline,
  type PlacedAct,
  pipelinesOf,
} from "@/lib/core/evidence/workflow/pipelines";
import { isPush, type PlacedPush } from "@/lib/core/evidence/workflow/scanned-builds";
import type { SignAct, VerifyAct } from "@/lib/core/evidence/workflow/types";

type Signing = PlacedAct & SignAct;
type Verifying = PlacedAct & VerifyAct;

/** BLD-5: what is pushed is signed, and something checks the signature before it runs. */
export const imageSignature: Detector<Inventory> = {
  id: "image-signature",
  controls: ["BLD-5"],
  detect(inventory) {
    const pipelines = pipelinesOf(inventory.workflows);
    const acts = pipelines.flatMap((pipeline) => pipeline.acts);
    const signed = acts.filter(isSigning).filter((act) => act.with !== "content-trust");
    const pushing = pipelines.flatMap((pipeline) => {
      const pushes = pipeline.acts.filter(isPush);
      const released = pushes.filter(({ releases }) => releases !== false);
      const counted = released.length > 0 ? released : pushes;
      return counted.map((push) => ({ pipeline, push }));
    });
    const absent =
      inventory.complete &&
      !inventory.unseen &&
      !callsGenerator(pipelines) &&
      !mayHide(pipelines, SIGNING);
    const seen = new Set<string>();
    const pushed = pushing
      .filter(({ push }) => {
        const key = `${push.path}\0${push.at.start}`;
        return seen.size < seen.add(key).size;
      })
      .map(
        ({ pipeline, push }): DraftFinding => ({
          control: "BLD-5",
          basis: "configured",
          subject: subjectOf(push),
          shipped: inventory.ships(push.path),
          ...judge(push, pipeline, acts, absent && !signed.some((act) => signs(act, push))),
        }),
      );
    const trusted = pipelines
      .filter(({ acts: own }) => !own.some(isPush))
      .flatMap(({ acts: own }) =>
        own.filter(isSigning).filter((act) => act.with === "content-trust"),
      )
      .map(
        (act): DraftFinding => ({
          control: "BLD-5",
          basis: "configured",
          subject: `push ${act.job} (${nameOf(act.path)})`,
          shipped: inventory.ships(act.path),
          outcome: "fail",
          at: act.at,
          message: { code: "signature-content-trust" },
        }),
      );
    return [...pushed, ...trusted, ...shownSignatures(inventory)];
  },
};

/** What `cosign verify` answered in a terminal. */
function shownSignatures({ transcripts, ships }: Inventory): DraftFinding[] {
  return transcripts.flatMap(({ observations }) =>
    observations.flatMap(({ at, subject, shows }): DraftFinding[] => {
      if (shows.kind !== "signature") return [];
      const about = {
        control: "BLD-5",
        basis: "observed",
        subject,
        shipped: ships(at.path),
        at,
      } as const;
      return shows.signed
        ? [{ outcome: "unknown", message: { code: "signature-seen" }, ...about }]
        : [{ outcome: "fail", message: { code: "signature-not-seen" }, ...about }];
    }),
  );
}

function isSigning(act: PlacedAct): act is Signing {
  return act.kind === "sign";
}

type Verdict = Pick<DraftFinding, "outcome" | "at" | "message" | "related">;

function judge(
  push: PlacedPush,
  pipeline: Pipeline,
  acts: readonly PlacedAct[],
  absent: boolean,
): Verdict {
  const signings = pipeline.acts.filter(isSigning).filter((act) => signs(act, push));
  const signing = surest(
    signings.filter((act) => act.with !== "content-trust"),
    push,
  );
  if (!signing) {
    const trust = signings[0];
    if (trust)
      return { outcome: "fail", at: trust.at, message: { code: "signature-content-trust" } };
    const code = absent ? "signature-none" : "signature-unseen";
    return { outcome: absent ? "fail" : "unknown", at: push.at, message: { code } };
  }
  const verifying = acts.filter((act): act is Verifying => act.kind === "verify");
  const checked = surest(
    verifying.filter(
      (act) =>
        (act.path !== signing.path || act.job !== signing.job) &&
        isSameSigner(signing, act) &&
        signs(act, push),
    ),
    push,
  );
  if (!checked) {
    return { outcome: "unknown", at: signing.at, message: { code: "signature-unverified" } };
  }
  for (const act of [signing, checked]) {
    if (!mayBeLeftOut(act, push)) continue;
    const what = act === signing ? "signature" : "check";
    const message = { code: "signature-conditional", values: { what } };
    return { outcome: "unknown", at: conditionOf(act)?.at ?? act.at, message };
  }
  const related = [{ at: checked.at, why: { code: "signature-verified-here" } }];
  return { outcome: "pass", at: signing.at, message: { code: "signature-verified" }, related };
}

/** The first that runs whenever the push does, else the first. */
function surest<A extends Signing | Verifying>(acts: readonly A[], push: PlacedPush): A | null {
  return acts.find((act) => !mayBeLeftOut(act, push)) ?? acts[0] ?? null;
}

/** Whether a condition that can't be judged decides if it runs, and is not the push's own. */
function mayBeLeftOut(act: Signing | Verifying, push: PlacedPush): boolean {
  if (mayBeSkipped(act, push)) return true;
  return act.releases === null && conditionOf(act)?.value !== conditionOf(push)?.value;
}

function conditionOf({ step, chain }: PlacedAct): Located<string> | null {
  return step.condition ?? chain.findLast(({ job }) => job.condition)?.job.condition ?? null;
}

/** Whether a signature or its check may be of what is pushed, in a run that releases it. */
function signs({ images, releases }: Signing | Verifying, push: PlacedPush): boolean {
  if (releases === false && push.releases !== false) return false;
  if (images.length === 0 || push.images.length === 0) return true;
  return images.some((image) => push.images.some((pushed) => mayBeSame(image, pushed)));
}

function mayBeSame(one: string, other: string): boolean {
  const [a, b] = [splitImage(one), splitImage(other)];
  if (a.repository === b.repository) return sameImage(one, other);
  return sameRepository(a.repository, b.repository) === null;
}

/** The same key, or the same issuer and an identity that ends in the path of the workflow that signs. */
function isSameSigner(signing: Signing, verifying: Verifying): boolean {
  if (signing.key !== null || verifying.key !== null) {
    return verifying.key !== null && publicOf(signing.key) === publicOf(verifying.key);
  }
  const { identity, issuer } = verifying;
  if (
    identity === null ||
    issuer === null ||
    !issuer.includes("token.actions.githubusercontent.com")
  ) {
    return false;
  }
  const plain = identity
    .replaceAll("\\", "")
    .replace(/^\^|\$$/g, "")
    .replace(/@.*$/, "");
  return plain.endsWith(signing.path);
}

/** `cosign.key` and `cosign.pub` are the two halves of one pair. */
function publicOf(key: string | null): string | null {
  return key?.replace(/\.(key|pub)$/, "") ?? null;
}

/** SLSA's generator for containers signs what it attests. */
function callsGenerator(pipelines: readonly Pipeline[]): boolean {
  return pipelines.some(({ workflow }) =>
    workflow.jobs.some(({ reusable }) => /generator_container/.test(reusable?.value ?? "")),
  );
}

function subjectOf(push: PlacedPush): string {
  return `push ${firstName(push.images) ?? push.job} (${nameOf(push.path)})`;
}
