import type { ReactNode } from "react";
import type { RequirementState } from "@/lib/core/model/words";
import { crossedSquare, tickedDisc } from "./forms";
import { Glyph, type GlyphProps } from "./glyph";

const forms = {
  satisfied: { ink: "text-met-fg", form: tickedDisc },
  refuted: { ink: "text-notmet-fg", form: crossedSquare },
  open: { ink: "text-open-fg", form: <circle cx="8" cy="8" r="6.25" /> },
} satisfies Record<RequirementState, { ink: string; form: ReactNode }>;

/** A requirement's state as a form: ticked disc, crossed square, empty ring. */
export function RequirementGlyph({ state, ...props }: GlyphProps & { state: RequirementState }) {
  const { ink, form } = forms[state];
  return (
    <Glyph ink={ink} {...props}>
      {form}
    </Glyph>
  );
}
