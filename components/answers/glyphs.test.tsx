import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ANSWERS, type AreaState, type RequirementState } from "@/lib/core/model/words";
import { AnswerGlyph } from "./answer-glyph";
import { AreaGlyph } from "./area-glyph";
import { RequirementGlyph } from "./requirement-glyph";

const answers = [...ANSWERS, null].map((answer) =>
  renderToStaticMarkup(<AnswerGlyph answer={answer} />),
);
const requirements = (["satisfied", "refuted", "open"] satisfies RequirementState[]).map((state) =>
  renderToStaticMarkup(<RequirementGlyph state={state} />),
);
const areas = (["in_place", "partial", "open", "not_assessed"] satisfies AreaState[]).map((state) =>
  renderToStaticMarkup(<AreaGlyph state={state} />),
);

function withoutColour(html: string) {
  return html.replaceAll(/ class="[^"]*"/g, "");
}

test.each([
  ["answers", answers],
  ["requirement states", requirements],
  ["area states", areas],
])("%s differ by form alone", (_, glyphs) => {
  expect(new Set(glyphs.map(withoutColour)).size).toBe(glyphs.length);
});

test("a glyph is decoration, unless it has a label: then it is an image of that name", () => {
  expect(answers[0]).toContain('aria-hidden="true"');
  const named = renderToStaticMarkup(<AnswerGlyph answer={null} label="Unanswered" />);
  expect(named).toContain('role="img"');
  expect(named).toContain("<title>Unanswered</title>");
  expect(named).not.toContain("aria-hidden");
});

test("no glyph has a style attribute", () => {
  for (const html of [...answers, ...requirements, ...areas]) expect(html).not.toMatch(/\sstyle=/);
});

test("a label is text, whatever it says", () => {
  const html = renderToStaticMarkup(<AnswerGlyph answer="met" label={"</title><b>&lt;"} />);
  expect(html).toContain("<title>&lt;/title&gt;&lt;b&gt;&amp;lt;</title>");
});
