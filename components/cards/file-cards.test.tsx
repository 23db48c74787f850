import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { cardFacts } from "@/lib/core/cards/card-facts";
import { examineTexts } from "@/lib/core/detectors/testing/test-detector";
import { FileCards } from "./file-cards";

const service = (name: string, image: string, more = "") =>
  `  ${name}:\n    image: ${image}\n    user: "1"\n${more}`;
const SHOP = `services:\n${service("web", "node:18", "    privileged: true\n")}`;

function shown(
  files: Readonly<Record<string, Readonly<Record<string, string>>>>,
  hrefOf?: Parameters<typeof FileCards>[0]["hrefOf"],
): string {
  const components = Object.entries(files).map(([component, texts]) => ({
    component,
    date: "2026-11-23",
    facts: cardFacts(examineTexts(texts)),
  }));
  return renderToStaticMarkup(
    <FileCards projectId="p" components={components} asOf="2026-11-23" hrefOf={hrefOf} />,
  );
}

test("a project without files shows nothing", () => {
  expect(shown({})).toBe("");
});

test("each row says file and line, and the unscanned image its command", () => {
  const html = shown({ Main: { "compose.yaml": SHOP } });
  expect(html.replaceAll(/<[^>]*>/g, "")).toContain(
    "trivy image --format json --output trivy-node_18.json node:18",
  );
  expect(html.match(/compose\.yaml:\d+/g)).toEqual([
    "compose.yaml:3", // the image without a report
    "compose.yaml:5", // privileged
    "compose.yaml:3", // the end of Node.js 18
  ]);
  expect(html).not.toContain("Main");
});

test("a place leads to its file where there is a page, and names its component beside others", () => {
  const html = shown({ api: { "compose.yaml": SHOP }, web: {} }, ({ component, file, line }) =>
    file === "compose.yaml" ? `/${component}/${file}#L${line}` : null,
  );
  expect(html).toContain('href="/api/compose.yaml#L5"');
  expect(html).toMatch(/api, <\/span><a[^>]*>compose\.yaml:5<\/a>/);
});

test("a card without rows says what was looked at", () => {
  const html = shown({ Main: { "compose.yaml": `services:\n${service("a", "node:24")}` } });
  expect(html).toContain("Nothing found on 1 container.");
  expect(html).toContain("None is past its end or within 180 days of it. 1 image looked up");
});

test("a long card shows four rows, then the rest on demand", () => {
  const many = Array.from({ length: 7 }, (_, at) => service(`s${at}`, `acme/s${at}:1`)).join("");
  const html = shown({ Main: { "compose.yaml": `services:\n${many}` } });
  expect(html).toMatch(/acme\/s3:1.*<details.*3 more.*acme\/s4:1/);
});
