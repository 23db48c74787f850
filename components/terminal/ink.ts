import type { AreaState } from "@/lib/core/model/words";

/** How a part is drawn in its state. */
export interface Ink {
  /** The paint of bodies, an attribute: hatches have an id of their own in each picture. */
  fill: string;
  /** The part stands open: leaf, hole, broken beam. */
  open: boolean;
  /** Small lines are drawn; hatching and dots leave no room for them. */
  fine: boolean;
  /** Light and sound that a working part gives. */
  works: "fully" | "partly" | "no";
}

/** The ink of a state; `hatch` is the id of the picture's pattern. */
export function inkOf(state: AreaState, hatch: string): Ink {
  switch (state) {
    case "in_place":
      return { fill: "currentColor", open: false, fine: true, works: "fully" };
    case "partial":
      return { fill: `url(#${hatch})`, open: false, fine: false, works: "partly" };
    case "open":
      return { fill: "var(--surface)", open: true, fine: true, works: "no" };
    case "not_assessed":
      return { fill: "none", open: false, fine: false, works: "no" };
  }
}

/** Numbers from `first` on, `step` apart, below `end`. */
export function steps(first: number, step: number, end: number): readonly number[] {
  return Array.from({ length: Math.max(0, Math.ceil((end - first) / step)) }, (_, index) =>
    round(first + step * index),
  );
}

/** Two decimals are finer than any screen. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A path with its numbers rounded: p`M${x} ${y}h${w}`. */
export function p(text: TemplateStringsArray, ...numbers: readonly number[]): string {
  return text.reduce((path, part, index) => `${path}${round(numbers[index - 1] ?? 0)}${part}`);
}
