import { expect, test } from "vitest";
import { pathOfPage, scriptSources } from "./csp-hashes";

// printf 'alert(1)' | openssl dgst -sha256 -binary | base64
const ALERT = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";

test("every inline script is hashed once, with its attributes and lines", () => {
  const html = `<script>alert(1)</script><script id="x" async="">a\n<b</script><script>alert(1)</script>`;
  expect(scriptSources(html)).toHaveLength(2);
  expect(scriptSources(html)[0]).toBe(ALERT);
});

test("a script from a file is not hashed, wherever its src stands", () => {
  expect(
    scriptSources(`<script src="/a.js"></script><script async="" src="/b.js"></script>`),
  ).toEqual([]);
});

test.each([
  ["index.html", "/"],
  ["catalogue.html", "/catalogue"],
  ["catalogue/img-1.html", "/catalogue/img-1"],
])("the page %s is served at %s", (file, path) => {
  expect(pathOfPage(file)).toBe(path);
});
