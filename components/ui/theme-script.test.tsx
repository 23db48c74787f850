import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ThemeScript } from "./theme-script";
import { THEME_SCRIPT } from "./theme-source";

test("the theme script reaches the page byte for byte, or its hash would not let it run", () => {
  expect(renderToStaticMarkup(<ThemeScript />)).toBe(`<script>${THEME_SCRIPT}</script>`);
});
