import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Tabs } from "./tabs";

const TABS = [
  { id: "why", label: "Why", panel: "Reasons" },
  { id: "fix", label: "Fix", panel: "A snippet" },
];

test("the server draws the panel that is open, and no tab names a panel that is not there", () => {
  const html = renderToStaticMarkup(<Tabs label="Help" tabs={TABS} initial="fix" />);
  expect(html).toContain("A snippet");
  expect(html).not.toContain("Reasons");
  const named = [...html.matchAll(/aria-controls="([^"]+)"/g)].map(([, id]) => id);
  expect(named).toHaveLength(1);
  expect(html).toContain(`role="tabpanel" id="${named[0]}"`);
});
