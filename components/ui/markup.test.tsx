import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { holding, type Markup, markup } from "./markup";

test("a text or an attribute says what it is given, and is never markup", () => {
  expect(markup`<a title="${`"'><x>&amp;`}">${"<script>&"}</a>`.__html).toBe(
    '<a title="&quot;&#39;&gt;&lt;x&gt;&amp;amp;">&lt;script&gt;&amp;</a>',
  );
});

test("what is escaped reads as React would write it", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const said = (html: string) => html.replaceAll("&#39;", "&#x27;");
      const ours = said(markup`<p title="${text}">${text}</p>`.__html);
      expect(ours).toBe(renderToStaticMarkup(<p title={text}>{text}</p>));
    }),
  );
});

test("markup stands in markup as it is, also as a list; nothing is nothing", () => {
  const items = ["a", "<b>"].map((item) => markup`<li>${item}</li>`);
  expect(markup`<ul>${items}</ul>${null}${undefined}${false}${0}`.__html).toBe(
    "<ul><li>a</li><li>&lt;b&gt;</li></ul>0",
  );
});

test("what looks like markup but was not made by it is no markup", () => {
  const foreign = JSON.parse('{"__html":"<script>"}') as Markup;
  expect(markup`${foreign}`.__html).not.toContain("<");
  expect(renderToStaticMarkup(<p {...holding(foreign)} />)).toBe("<p>[object Object]</p>");
  expect(renderToStaticMarkup(<p {...holding(markup`<b>${1}</b>`)} />)).toBe("<p><b>1</b></p>");
});
