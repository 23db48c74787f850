import { isDeclaredAbove, type LoadLineState } from "./state";

/** What the marks in a load line mean, only those that it shows. */
export function legendOf(state: LoadLineState): readonly string[] {
  const { verified, declared, counts } = state;
  if (declared === null) return ["Dotted mark: not assessed.", "Flag: the target."];
  const said = [
    verified === null ? "No water: nothing is proven yet." : "Water and orange mark: proven.",
  ];
  if (isDeclaredAbove(state)) said.push("Hollow mark: what the answers declare.");
  if (counts.some(([, , refuted]) => refuted > 0)) said.push("Struck cell: refuted requirement.");
  return [...said, "Flag: the target."];
}

/** The ladder in words, for whoever doesn't see its cells. */
export function ladderSentence({ counts }: Pick<LoadLineState, "counts">): string {
  return counts
    .map(([satisfied, all, refuted], index) => {
      const against = refuted > 0 ? `, ${refuted} refuted` : "";
      return `Level ${index + 1}: ${satisfied} of ${all} requirements satisfied${against}.`;
    })
    .join(" ");
}
