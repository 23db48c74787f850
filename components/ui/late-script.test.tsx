import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LateScript } from "./late-script";
import { LATE_SCRIPT } from "./late-source";

test("the script that starts the others reaches the page byte for byte, or its hash would not let it run", () => {
  expect(renderToStaticMarkup(<LateScript />)).toBe(`<script>${LATE_SCRIPT}</script>`);
});
