import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { AREA_IDS, type AreaState } from "@/lib/core/model/words";
import type { AreaView } from "./area-view";
import { PART_NAMES } from "./parts";
import { Terminal } from "./terminal";
import { TerminalList } from "./terminal-list";

function areas(state: AreaState): readonly AreaView[] {
  return AREA_IDS.map((area) => ({
    area,
    label: area.toUpperCase(),
    state,
    answered: 3,
    total: 5,
    inPlace: 2,
    href: `/projects/p1/checklist#${area}`,
  }));
}

function draw(state: AreaState) {
  return renderToStaticMarkup(<Terminal areas={areas(state)} />);
}

describe("container terminal", () => {
  test("each part is a link named by area, state and thing, in both drawings", () => {
    const html = draw("open");
    for (const area of AREA_IDS) {
      const name = `${area.toUpperCase()}: Open, ${PART_NAMES[area]}`;
      const links = html.match(
        new RegExp(`<a [^>]*href="/projects/p1/checklist#${area}"[^>]*>`, "g"),
      );
      expect(links).toHaveLength(2);
      expect(links?.every((link) => link.includes(name))).toBe(true);
    }
  });

  test("the list says the same and counts what is in place", () => {
    const html = renderToStaticMarkup(<TerminalList areas={areas("partial")} />);
    expect(html.match(/<a /g)).toHaveLength(7);
    expect(html).toContain("Partial");
    expect(html).toContain("2 of 5");
  });

  test.each<AreaState>(["not_assessed", "open", "partial", "in_place"])(
    "%s has no style attribute and no number that is none",
    (state) => {
      const html = draw(state);
      expect(html).not.toMatch(/\sstyle=/);
      expect(html).not.toMatch(/NaN|undefined|Infinity/);
    },
  );

  test("each state has a form of its own, so that the picture can be read in one colour", () => {
    const forms = (["not_assessed", "open", "partial", "in_place"] as const).map((state) =>
      draw(state).replaceAll(/data-state="\w+"|aria-label="[^"]*"|<text.*?<\/text>/g, ""),
    );
    expect(new Set(forms).size).toBe(4);
  });

  test("ids of patterns are unique in the page, and all that are used exist", () => {
    const html = draw("partial") + draw("open").replaceAll("_R_", "_S_");
    const ids = Array.from(html.matchAll(/ id="([^"]+)"/g), (match) => match[1]);
    const used = Array.from(html.matchAll(/url\(#([^)]+)\)/g), (match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((id) => !ids.includes(id))).toEqual([]);
  });
});
