import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import type { Answer, ControlId, Level } from "@/lib/core/model/words";
import { assess } from "@/lib/core/scoring/assess";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { roadmap } from "@/lib/core/scoring/roadmap";
import type { AnswersByControl, Policy } from "@/lib/core/scoring/types";
import { type ResultDocument, resultMarkdown } from "./result-markdown";

const asOf = "2026-11-23";

function document(
  said: { readonly [control in ControlId]?: Answer },
  more: Partial<ResultDocument> & { readonly target?: Level; readonly policy?: Policy } = {},
): ResultDocument {
  const { target = 2, policy = DEFAULT_POLICY, ...rest } = more;
  const answers: AnswersByControl = Object.fromEntries(
    Object.entries(said).map(([id, answer]) => [id, { answer, strength: "asserted", date: asOf }]),
  );
  const options = { target, asOf, policy };
  return {
    project: "booking-api",
    asOf,
    assessment: assess(answers, options),
    roadmap: roadmap(answers, options),
    owners: {},
    dueDates: {},
    ...rest,
  };
}

const BASICS = {
  "CTR-1": "met",
  "IMG-2": "met",
  "PRG-1": "met",
  "SEC-1": "met",
  "BLD-2": "met",
} as const;

function sectionOf(markdown: string, title: string): string {
  return markdown.split("\n## ").find((part) => part.startsWith(title)) ?? "";
}

function rowOf(markdown: string, control: ControlId): readonly string[] {
  const row = markdown.split("\n").find((line) => line.startsWith("|") && line.includes(control));
  return (row ?? "").split("|").map((cell) => cell.trim());
}

describe("the result as Markdown", () => {
  test("says the level, what blocks it and what is open, each once", () => {
    const text = resultMarkdown(document({ ...BASICS, "CTR-2": "not_met", "CTR-3": "met" }));
    expect(text).toContain("# Container security of booking-api, 23 Nov 2026\n");
    expect(text).toContain("**Nothing proven yet, declared level 1, target 2**");
    expect(text).toContain("Level 2 is broken by 1 control: read-only filesystem.");
    expect(text).toMatch(/\n7 of 45 answered\. Coverage \d+ of 100, weighted by risk\.\n/);
    expect(sectionOf(text, "What blocks level 2")).toContain(
      "- Level 2, read-only filesystem: read-only filesystem (CTR-2)",
    );
    expect(sectionOf(text, "Open questions up to level 2").trim().split("\n").slice(2)).toEqual([
      "- Level 2: network isolation (NET-1)",
      "- Level 2: secrets management (SEC-2)",
      "- Level 2: regular scanning (PRG-2)",
      "- Level 2: image scans (IMG-3)",
    ]);
  });

  test("gives each step its owner, its date and the level after it", () => {
    const text = resultMarkdown(
      document(
        { ...BASICS, "CTR-2": "not_met" },
        {
          owners: { "CTR-2": "Mara | Jo", "CTR-3": "  " },
          dueDates: { "CTR-2": "2026-11-22", "NET-1": asOf },
        },
      ),
    );
    const step = rowOf(text, "CTR-2");
    expect(step.slice(1, 3)).toEqual(["1. read-only filesystem (CTR-2)", "Answered not met."]);
    expect(text).toContain("| Mara \\| Jo | 22 Nov 2026, overdue | 1 |");
    expect(rowOf(text, "CTR-3").slice(5, 7)).toEqual(["nobody yet", "no date"]);
    expect(rowOf(text, "NET-1")[6]).toBe("23 Nov 2026");
    const gating = sectionOf(text, "Steps to level 2")
      .split("\n")
      .filter((line) => /^\| \d/.test(line));
    expect(gating).toHaveLength(6);
    expect(gating.at(-1)).toMatch(/\| 2 \|$/);
  });

  test("a contradicted answer blocks, though it says met", () => {
    const plain = document(BASICS, { target: 1 });
    const lint = [{ code: "contradiction", control: "CTR-1", needs: null } as const];
    const text = resultMarkdown({ ...plain, assessment: { ...plain.assessment, lint } });
    expect(sectionOf(text, "What blocks level 1")).toContain("Non-root user (CTR-1)");
    expect(text).not.toContain("Nothing found stands against it.");
  });

  test("an empty project is not assessed and blames nothing", () => {
    const text = resultMarkdown(document({}));
    expect(text).toContain("Not assessed: answer the four basics");
    expect(text).toContain("\n0 of 45 answered.\n");
    expect(text).not.toContain("Coverage");
    expect(sectionOf(text, "What blocks level 2")).toContain("Nothing found stands against it.");
    expect(text).not.toContain("level 0");
  });

  test("what nobody has said is waited for, not called below basic", () => {
    const text = resultMarkdown(document({ "CTR-1": "met", "IMG-2": "met" }));
    expect(text).toContain(
      "**Target 2**\n\nNothing found stands against level 4; level 1 waits for",
    );
    expect(text).not.toMatch(/below basic/i);
  });

  test("a reached target leaves no step, only what is to be proven", () => {
    const text = resultMarkdown(document(BASICS, { target: 1 }));
    expect(sectionOf(text, "Steps to level 1")).toContain("None: the answers reach it.");
    expect(sectionOf(text, "Open questions up to level 1")).toContain("None.");
    expect(sectionOf(text, "Answered met, to be proven")).toContain("non-root user (CTR-1)");
    expect(sectionOf(text, "Check of the answers")).toContain("is answered met, without evidence.");
  });

  test("what a strict policy adds is named, and no question is asked twice", () => {
    const strict = { ...DEFAULT_POLICY, strict: true };
    const text = resultMarkdown(document({ "BLD-3": "not_met" }, { target: 1, policy: strict }));
    expect(sectionOf(text, "What blocks level 1")).toContain(
      "- Level 1, added by the strict policy: .dockerignore (BLD-3)",
    );
    const asked = sectionOf(text, "Open questions").match(/\((\w+-\d+)\)/g) ?? [];
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeGreaterThanOrEqual(5);
  });

  test("a person's words cannot add a heading, a cell, a link or HTML", () => {
    const words = "x\n# y\n| [a](https://evil.example) <b>";
    const text = resultMarkdown(document(BASICS, { project: words, owners: { "CTR-2": words } }));
    const html = new MarkdownIt({ html: true, linkify: true }).render(text);
    expect(html).not.toMatch(/<b>|<a |<img/);
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(text.split("\n").filter((line) => line.startsWith("# "))).toHaveLength(1);
    for (const row of html.split("</tr>").filter((part) => part.includes("<td>")))
      expect(row.match(/<td>/g)).toHaveLength(7);
  });
});
