import { type Markup, markup } from "@/components/ui/markup";
import { answerTexts, unansweredText } from "@/lib/core/model/text/en/catalogue";
import type { Answer } from "@/lib/core/model/words";
import { crossedSquare, ring, tickedDisc } from "./forms";
import { Glyph, type GlyphProps, glyphMarkup } from "./glyph";

const forms = {
  met: { ink: "text-met-fg", form: tickedDisc },
  partly: {
    ink: "text-partly-fg",
    form: markup`${ring}<path d="M8 1.75a6.25 6.25 0 0 0 0 12.5z" class="solid"/>`,
  },
  not_met: { ink: "text-notmet-fg", form: crossedSquare },
  not_applicable: { ink: "text-na-fg", form: markup`${ring}<path d="m3.6 12.4 8.8-8.8"/>` },
  unknown: {
    ink: "text-unknown-fg",
    form: markup`${ring}<path d="M6.3 6.4a1.75 1.75 0 1 1 2.5 1.6c-.5.25-.8.6-.8 1.2m0 2v.2" stroke-linecap="round"/>`,
  },
  unanswered: {
    ink: "text-open-fg",
    form: markup`<circle cx="8" cy="8" r="6.25" stroke-dasharray="2 1.927"/>`,
  },
} satisfies Record<Answer | "unanswered", { ink: string; form: Markup }>;

/** An answer as a form: ticked disc, half disc, crossed square, struck ring, ring that asks, broken ring (null). */
export function AnswerGlyph({ answer, ...props }: GlyphProps & { answer: Answer | null }) {
  return <Glyph {...forms[answer ?? "unanswered"]} {...props} />;
}

const named = new Map<Answer | null, Markup>();

/** The same with its name, for markup. Drawn once each: a checklist shows forty-four. */
export function answerGlyph(answer: Answer | null): Markup {
  const known = named.get(answer);
  if (known) return known;
  const { label } = answer ? answerTexts[answer] : unansweredText;
  const glyph = glyphMarkup({ ...forms[answer ?? "unanswered"], label });
  named.set(answer, glyph);
  return glyph;
}
