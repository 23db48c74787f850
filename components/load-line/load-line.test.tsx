import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { LoadLine } from "./load-line";
import { LoadLineCard } from "./load-line-card";
import { LoadLineGlyph } from "./load-line-glyph";
import type { LoadLineState } from "./state";

const declaredOnly: LoadLineState = {
  verified: null,
  declared: 1,
  target: 3,
  counts: [
    [4, 4, 0],
    [2, 5, 2],
    [1, 5, 0],
    [0, 5, 1],
  ],
};
const proven: LoadLineState = { ...declaredOnly, verified: 1, declared: 2 };
const nothing: LoadLineState = {
  verified: null,
  declared: null,
  target: 2,
  counts: [
    [0, 4, 0],
    [0, 5, 0],
    [0, 5, 0],
    [0, 5, 0],
  ],
};
const sentence = "Nothing proven yet, declared level 1, target 3";

function hero(state: LoadLineState) {
  return renderToStaticMarkup(<LoadLine {...state} sentence={sentence} />);
}

function count(html: string, what: RegExp | string) {
  return html.split(what).length - 1;
}

describe("load line", () => {
  test.each([
    ["hero", hero(proven)],
    ["card", renderToStaticMarkup(<LoadLineCard {...proven} sentence={sentence} />)],
    ["24 px", renderToStaticMarkup(<LoadLineGlyph size={24} {...proven} sentence={sentence} />)],
    ["16 px", renderToStaticMarkup(<LoadLineGlyph size={16} {...proven} sentence={sentence} />)],
  ])("%s is an image whose title is the sentence, without a style attribute", (_, html) => {
    expect(html).toMatch(/^<svg[^>]* role="img"/);
    expect(html).toContain(`<title>${sentence}</title>`);
    expect(html).not.toMatch(/\sstyle=/);
  });

  test("each refuted requirement is a struck cell and cuts its rung; an open one is only empty", () => {
    const html = hero(declaredOnly);
    expect(count(html, 'data-cell="struck"')).toBe(3);
    expect(count(html, 'class="slash"')).toBe(3);
    expect(count(html, 'data-cut="true"')).toBe(2);
    expect(count(html, 'data-cell="empty"')).toBe(9);
  });

  test("cells fill up to the next level, and those above it are ahead of their turn", () => {
    const html = hero(declaredOnly);
    expect(count(html, 'data-cell="on"')).toBe(6);
    expect(count(html, 'data-cell="ahead"')).toBe(1);
  });

  test("without a verified level there is no water, and the hollow mark stands at the declared one", () => {
    const html = hero(declaredOnly);
    expect(html).not.toContain("water");
    expect(html).not.toContain("mark solid");
    expect(html).toMatch(/class="mark hollow rise" transform="translate\(0 -60\)">/);
  });

  test("water and solid mark rise together to the verified level", () => {
    const html = hero({ ...proven, verified: 2, declared: 2 });
    expect(html).toMatch(/class="rise" transform="translate\(0 -120\)"><rect class="water"/);
    expect(html).toMatch(/class="mark solid rise" transform="translate\(0 -120\)"/);
    expect(html).toMatch(/class="mark hollow rise"[^>]* visibility="hidden"/);
  });

  test("not assessed has neither water nor a mark of orange or ink, and says so", () => {
    const html = hero(nothing);
    expect(html).not.toContain("water");
    expect(html).toContain("mark dotted");
    expect(html).toMatch(/class="mark hollow rise"[^>]* visibility="hidden"/);
    expect(html).toContain(">Not assessed<");
    expect(html).toContain("4 requirements");
  });

  test("declared 0 is below basic where level 1 is refuted, and open where nobody has said", () => {
    const open = hero({ ...nothing, declared: 0 });
    expect(open).toContain(">Level 1 open<");
    expect(open).toContain("0 of 4");
    expect(open).not.toContain("mark dotted");
    const [, ...above] = nothing.counts;
    const refuted = hero({ ...nothing, declared: 0, counts: [[3, 4, 1], ...above] });
    expect(refuted).toContain(">Below basic<");
  });

  test("water below the first rung says that level 1 is not proven", () => {
    expect(hero({ ...proven, verified: 0 })).toContain(">Level 1 not proven<");
  });

  test("the small glyphs hold no water while nothing is verified", () => {
    for (const size of [16, 24] as const) {
      const html = renderToStaticMarkup(
        <LoadLineGlyph size={size} {...declaredOnly} sentence={sentence} />,
      );
      expect(html).not.toMatch(/class="(water|fill|line|mark solid)"/);
      expect(html).toContain("claim");
    }
  });
});
