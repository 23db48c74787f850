import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expiries } from "@/lib/core/history/expiry";
import { CATALOGUE, catalogueFrom } from "@/lib/core/model/catalogue";
import { AREA_IDS, CONTROL_IDS, type ControlId } from "@/lib/core/model/words";
import { assess } from "./assess";
import { compare } from "./compare";
import { roadmap } from "./roadmap";
import { freshDaysOf } from "./strength";
import { anyAnswers, anyOptions } from "./testing/any";
import { metUpTo, options, said, TODAY } from "./testing/said";

const RUNS = { numRuns: 200 };

/** The same catalogue under other names: control `CONTROL_IDS[i]` is called `names[i]`. */
const anyRenaming = fc
  .shuffledSubarray([...CONTROL_IDS], { minLength: CONTROL_IDS.length })
  .map((names) => {
    const name = (id: ControlId) => names[CONTROL_IDS.indexOf(id)] ?? id;
    const keys = <Value>(values: { readonly [control in ControlId]?: Value }) =>
      Object.fromEntries(
        CONTROL_IDS.flatMap((id) => (id in values ? [[name(id), values[id]]] : [])),
      ) as { readonly [control in ControlId]?: Value };
    const { criterionNeeds } = CATALOGUE;
    const needs = Object.entries(keys(criterionNeeds)).map(([id, ids]) => [id, ids?.map(name)]);
    const catalogue = catalogueFrom({
      version: "renamed",
      controls: CATALOGUE.controls.map((control) => {
        return { ...control, id: name(control.id), after: control.after.map(name) };
      }),
      requirements: CATALOGUE.requirements.map((it) => {
        return { ...it, controls: it.controls.map(name) };
      }),
      criterionNeeds: Object.fromEntries(needs),
    });
    return { name, keys, catalogue };
  });

type Renaming = typeof anyRenaming extends fc.Arbitrary<infer Value> ? Value : never;

/** Any value with the names of controls replaced wherever they stand. */
function renamed(value: unknown, { name }: Renaming): unknown {
  const text = JSON.stringify(value, (_, part) => {
    const isControl = typeof part === "string" && CONTROL_IDS.some((id) => id === part);
    return isControl ? name(part as ControlId) : part;
  });
  return JSON.parse(text);
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("scoring by a given catalogue", () => {
  test("knows nothing of controls but what that catalogue says: under other names all stays the same", () => {
    fc.assert(
      fc.property(anyAnswers, anyOptions, anyRenaming, (answers, given, names) => {
        const policy = { ...given.policy, freshDays: names.keys(given.policy.freshDays) };
        const others = { ...given, policy, catalogue: names.catalogue };
        // The five mistakes name their controls.
        const { mistakes: _, ...here } = assess(answers, given);
        const { mistakes: __, ...there } = assess(names.keys(answers), others);
        expect(plain(there)).toEqual(renamed(here, names));
        expect(plain(expiries(names.keys(answers), others))).toEqual(
          renamed(expiries(answers, given), names),
        );

        // Between steps of equal worth the id decides: where each stands is tested beside `orderSteps`.
        const steps = ({ gating, recommended, proving }: ReturnType<typeof roadmap>) =>
          [gating, recommended, proving].map((list) =>
            list.map(({ levelAfter, ...step }) => JSON.stringify(step)).sort(),
          );
        const [mine, theirs] = [roadmap(answers, given), roadmap(names.keys(answers), others)];
        expect(steps(theirs)).toEqual(steps(renamed(mine, names) as typeof mine));
      }),
      RUNS,
    );
  });

  test("an answer to a control that the catalogue lacks moves nothing and is named nowhere", () => {
    fc.assert(
      fc.property(
        anyAnswers,
        anyOptions,
        fc.subarray([...CONTROL_IDS], { minLength: 1, maxLength: 12 }),
        (answers, given, gone) => {
          const catalogue = without(gone);
          const kept = Object.fromEntries(
            Object.entries(answers).filter(([id]) => catalogue.byId.has(id)),
          );
          const others = { ...given, catalogue };
          const result = { said: assess(answers, others), steps: roadmap(answers, others) };
          expect(result).toEqual({ said: assess(kept, others), steps: roadmap(kept, others) });
          expect(result.said.progress.total).toBe(CONTROL_IDS.length - gone.length);
          expect(expiries(answers, others)).toEqual(expiries(kept, others));
          const text = JSON.stringify([result, expiries(answers, others)]);
          for (const id of gone) expect(text).not.toContain(`"${id}"`);
        },
      ),
      RUNS,
    );
  });

  test("today's catalogue is the one that nothing is said of", () => {
    fc.assert(
      fc.property(anyAnswers, anyOptions, (answers, given) => {
        const named = { ...given, catalogue: CATALOGUE };
        expect(assess(answers, named)).toEqual(assess(answers, given));
        expect(roadmap(answers, named)).toEqual(roadmap(answers, given));
      }),
      RUNS,
    );
  });

  test("each of two states is compared by its own", () => {
    const answers = { ...metUpTo(1), ...said({ "CTR-4": "not_applicable" }) };
    const before = { answers, asOf: TODAY };
    const strictly = catalogueFrom({
      ...CATALOGUE,
      controls: CATALOGUE.controls.map((it) => ({ ...it, na: "never" as const })),
    });
    const after = { ...before, catalogue: strictly };
    const { policy } = options(1);
    expect(compare(before, after, policy).changes).toEqual([
      { control: "CTR-4", kind: "regressed", before: "not_applicable", after: "unknown" },
    ]);
    const later = { ...before, catalogue: without(["PRG-1"]) };
    expect(compare(later, before, policy)).toMatchObject({
      declared: { before: 1, after: 1 },
      changes: [{ control: "PRG-1", kind: "new", before: null, after: "met" }],
    });
  });

  test("evidence of a control that it lacks is never fresh", () => {
    expect(freshDaysOf("PRG-1", options(1).policy, without(["PRG-1"]))).toBe(0);
  });

  test("all areas stay, also one of which no control is left", () => {
    const gone = CATALOGUE.controls.filter(({ group }) => group === "registry");
    const catalogue = without(gone.map(({ id }) => id));
    const { areas } = assess(metUpTo(4), { ...options(4), catalogue });
    expect(areas.map(({ area }) => area)).toEqual(AREA_IDS);
    expect(areas.at(-1)).toMatchObject({ area: "registry", state: "not_assessed", total: 0 });
  });
});

function without(gone: readonly ControlId[]) {
  const stays = (id: ControlId) => !gone.includes(id);
  return catalogueFrom({
    ...CATALOGUE,
    version: "less",
    controls: CATALOGUE.controls
      .filter(({ id }) => stays(id))
      .map((control) => ({ ...control, after: control.after.filter(stays) })),
    requirements: CATALOGUE.requirements
      .map((it) => ({ ...it, controls: it.controls.filter(stays) }))
      .filter(({ controls }) => controls.length > 0),
    criterionNeeds: {},
  });
}
