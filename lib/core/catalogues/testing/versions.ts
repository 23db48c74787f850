import type { Control } from "@/lib/core/model/control";
import type { ControlId, Level, RequirementId } from "@/lib/core/model/words";
import { EDITIONS, type Editions } from "../bundle";
import { type ControlWords, type Edition, editionOf, type Release } from "../edition";

/*
 * Two versions that were never released, made of the one that was. Both lack a control that the other has, so that one is
 * added and one is gone although the product knows both.
 */

const { release } = EDITIONS.newest;

interface Changes {
  readonly version: string;
  readonly without: ControlId;
  readonly rules?: { readonly [control in ControlId]?: Partial<Control> };
  readonly words?: { readonly [control in ControlId]?: Partial<ControlWords> };
  readonly levels?: { readonly [requirement in RequirementId]?: Level };
}

function changed({ version, without, rules = {}, words = {}, levels = {} }: Changes): Edition {
  const stays = (id: ControlId) => id !== without;
  const controls = release.controls.filter(({ id }) => stays(id));
  const other: Release = {
    ...release,
    version,
    controls: controls.map((control) => {
      return { ...control, after: control.after.filter(stays), ...rules[control.id] };
    }),
    requirements: release.requirements
      .map((it) => ({ ...it, level: levels[it.id] ?? it.level }))
      .sort((a, b) => a.level - b.level),
    words: {
      ...release.words,
      controls: Object.fromEntries(
        controls.map(({ id }) => [id, { ...release.words.controls[id], ...words[id] }]),
      ),
    },
  };
  return editionOf(other);
}

/** Lacks REG-5. */
export const OLDER: Edition = changed({ version: "2026.08", without: "REG-5" });

/**
 * Lacks NET-4, asks for REG-5 and in other words for SEC-1 and CTR-1; capability dropping (CTR-4) is due at level 2, "not
 * applicable" is no answer to IMG-1, and scans (PRG-1) count for a week.
 */
export const NEWER: Edition = changed({
  version: "2027.02",
  without: "NET-4",
  rules: {
    "IMG-1": { na: "never" },
    "CTR-4": { expectedLevel: 2 },
    "PRG-1": { freshDays: 7 },
  },
  words: {
    "SEC-1": { question: "Is every secret kept out of code, images and their history?" },
    "CTR-1": { title: "Run as a user of its own" },
  },
  levels: { "L3-1": 2 },
});

/** A project on the first of them can be moved to the second. */
export const TWO_VERSIONS: Editions = { older: [OLDER], newest: NEWER };
