import { describe, expect, test } from "vitest";
import { examineTexts } from "@/lib/core/detectors/testing/test-detector";
import { TYPICAL_SAMPLE } from "@/lib/core/model/samples/typical";
import { scoreEvidence } from "@/lib/core/proposals/score";
import { assessmentMarkdown } from "./assessment-markdown";

const markdownOf = (files: Parameters<typeof examineTexts>[0], name = "shop") =>
  assessmentMarkdown(scoreEvidence(examineTexts(files)), name);

describe("an assessment of files as Markdown", () => {
  test("says what is broken and where, what is proven, what people are asked, and the steps", () => {
    const text = markdownOf(TYPICAL_SAMPLE);
    expect(text).toContain("# Container security of shop, 23 Nov 2026");
    expect(text).toMatch(/\*\*read-only filesystem \(CTR-2\)\*\*: not met\n {2}- compose\.yaml/);
    expect(text).toContain("- non-root user (CTR-1), Dockerfile");
    expect(text).toContain("- IMG-3: ");
    expect(text).toMatch(/1\. .* \(\w{3}-\d+\)/);
    expect(text).toMatch(/`sha256:[0-9a-f]{64}`\n$/);
  });

  test("what files are called means nothing in it", () => {
    const text = markdownOf({ "a](x) <b>.yaml": "services:\n  w:\n    image: a:1\n" }, "# *shop*");
    expect(text).toContain("Container security of \\# \\*shop\\*");
    expect(text).not.toMatch(/[^\\]\]\(x\)/);
    expect(text).not.toMatch(/[^\\]<b/);
  });

  test("where nothing is to assess it says so and no more", () => {
    const text = markdownOf({ "a.txt": "hello" });
    expect(text).toContain("Nothing to assess here");
    expect(text).not.toContain("## ");
  });
});
