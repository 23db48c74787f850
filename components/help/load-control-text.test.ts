import { expect, test } from "vitest";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import { CONTROL_IDS } from "@/lib/core/model/words";
import { loadControlText, loadedControlText } from "./load-control-text";

test("every control's text is found in the chunk of its area, and is at hand from then on", async () => {
  expect(loadedControlText("IMG-1")).toBeUndefined();
  for (const id of CONTROL_IDS) {
    expect(await loadControlText(id)).toBe(CONTROL_TEXT[id]);
    expect(loadedControlText(id)).toBe(CONTROL_TEXT[id]);
  }
});
