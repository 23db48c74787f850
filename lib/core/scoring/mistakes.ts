import { CATALOGUE, type Catalogue } from "@/lib/core/model/catalogue";
import type { ControlId, RequirementId } from "@/lib/core/model/words";
import { countedAnswer, isBroken, isInPlace } from "./counted";
import { isStale } from "./strength";
import type {
  AnswersByControl,
  MistakeResult,
  Policy,
  RequirementResult,
  ScoringOptions,
} from "./types";

/** In the order of their blast radius. A half-closed port range is no public data port. */
const TOO_MUCH_ACCESS = ["CTR-1", "CTR-4", "SEC-4", "REG-5"] as const;

/**
 * Requirements above level 1 that are satisfied while one of level 1 is refuted. What is merely
 * open there is no skipped basic: nobody has said.
 */
export function skippedBasics(judged: readonly RequirementResult[]): readonly RequirementId[] {
  if (brokenBasics(judged).length === 0) return [];
  return judged.flatMap(({ id, level, state }) =>
    isOfCatalogue(id) && level > 1 && state === "satisfied" ? [id] : [],
  );
}

/** The five common mistakes that answers alone can show, each with the controls that show it. */
export function mistakes(
  answers: AnswersByControl,
  judged: readonly RequirementResult[],
  { asOf, policy, catalogue = CATALOGUE }: Omit<ScoringOptions, "target">,
): readonly MistakeResult[] {
  const found: readonly MistakeResult[] = [
    {
      mistake: "skipping-basics",
      controls: skippedBasics(judged).length > 0 ? brokenBasics(judged) : [],
    },
    { mistake: "secrets-in-code", controls: secretsInCode(answers, catalogue) },
    { mistake: "not-scanning", controls: notScanning(answers, asOf, policy, catalogue) },
    {
      mistake: "no-resource-limits",
      controls: isBroken("CTR-3", answers, catalogue) ? ["CTR-3"] : [],
    },
    { mistake: "too-much-access", controls: tooMuchAccess(answers, catalogue) },
  ];
  return found.filter(({ controls }) => controls.length > 0);
}

function brokenBasics(judged: readonly RequirementResult[]): readonly ControlId[] {
  return judged.flatMap(({ id, level, broken }) =>
    isOfCatalogue(id) && level === 1 ? broken : [],
  );
}

function isOfCatalogue(id: RequirementResult["id"]): id is RequirementId {
  return !id.startsWith("strict-");
}

/** SEC-1 partly may be no more than a thin ignore file; BLD-2 partly is a secret in a stage. */
function secretsInCode(answers: AnswersByControl, catalogue: Catalogue): readonly ControlId[] {
  const controls: ControlId[] = [];
  if (countedAnswer("SEC-1", answers, catalogue) === "not_met") controls.push("SEC-1");
  if (isBroken("BLD-2", answers, catalogue)) controls.push("BLD-2");
  return controls;
}

/** An untouched project is no mistake; from the first answer on, silence about scanning is. */
function notScanning(
  answers: AnswersByControl,
  asOf: string,
  policy: Policy,
  catalogue: Catalogue,
): readonly ControlId[] {
  if (!catalogue.controls.some(({ id }) => answers[id])) return [];
  const unscanned = (["IMG-3", "PRG-1"] as const).filter((id) => {
    if (!catalogue.byId.has(id)) return false;
    const state = answers[id];
    if (!state || !isInPlace(id, answers, catalogue)) return true;
    return isStale(id, state, asOf, policy, catalogue);
  });
  const isSkipped = countedAnswer("BLD-4", answers, catalogue) === "not_met";
  return isSkipped ? [...unscanned, "BLD-4"] : unscanned;
}

function tooMuchAccess(answers: AnswersByControl, catalogue: Catalogue): readonly ControlId[] {
  const controls: ControlId[] = TOO_MUCH_ACCESS.filter((id) => isBroken(id, answers, catalogue));
  const isOpen = countedAnswer("NET-3", answers, catalogue) === "not_met";
  return isOpen ? [...controls, "NET-3"] : controls;
}
