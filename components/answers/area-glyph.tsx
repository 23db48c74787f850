import { type Markup, markup } from "@/components/ui/markup";
import { areaStateTexts } from "@/lib/core/model/text/en/catalogue";
import type { AreaState } from "@/lib/core/model/words";
import { Glyph, type GlyphProps, glyphMarkup } from "./glyph";

const forms = {
  in_place: {
    ink: "text-met-fg",
    form: markup`<rect x="1.5" y="1.5" width="13" height="13" rx="1" class="solid"/>`,
  },
  partial: {
    ink: "text-partly-fg",
    form: markup`<rect x="2.25" y="2.25" width="11.5" height="11.5" rx=".5"/><path d="M2.5 2.5v11h11z" class="solid"/>`,
  },
  open: {
    ink: "text-notmet-fg",
    form: markup`<path d="M8 2.25H2.25v11.5h11.5V8" stroke-width="1.75"/>`,
  },
  not_assessed: {
    ink: "text-open-fg",
    form: markup`<rect x="2.25" y="2.25" width="11.5" height="11.5" stroke-dasharray="1.9 1.933" stroke-dashoffset=".95"/>`,
  },
} satisfies Record<AreaState, { ink: string; form: Markup }>;

/** An area's state as a square: solid, half, with an open corner, dotted. */
export function AreaGlyph({ state, ...props }: GlyphProps & { state: AreaState }) {
  return <Glyph {...forms[state]} {...props} />;
}

/** The same with its name, for markup. */
export function areaGlyph(state: AreaState): Markup {
  return glyphMarkup({ ...forms[state], label: areaStateTexts[state].label });
}
