import type { Markup } from "@/components/ui/markup";
import type { RequirementState } from "@/lib/core/model/words";
import { crossedSquare, ring, tickedDisc } from "./forms";
import { Glyph, type GlyphProps } from "./glyph";

const forms = {
  satisfied: { ink: "text-met-fg", form: tickedDisc },
  refuted: { ink: "text-notmet-fg", form: crossedSquare },
  open: { ink: "text-open-fg", form: ring },
} satisfies Record<RequirementState, { ink: string; form: Markup }>;

/** A requirement's state as a form: ticked disc, crossed square, empty ring. */
export function RequirementGlyph({ state, ...props }: GlyphProps & { state: RequirementState }) {
  return <Glyph {...forms[state]} {...props} />;
}
