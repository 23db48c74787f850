import { expect, test } from "vitest";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import { CONTROL_IDS, PLATFORMS } from "@/lib/core/model/words";
import { onOtherPlatforms, onPlatform } from "./for-platform";

const items = [
  { platform: "any", name: "Dockerfile" },
  { platform: "compose", name: "compose.yaml" },
  { platform: "kubernetes", name: "Deployment" },
] as const;

test("the platform's own come first, then what stands on any", () => {
  expect(onPlatform(items, "compose").map(({ name }) => name)).toEqual([
    "compose.yaml",
    "Dockerfile",
  ]);
});

test("other platforms are listed only where they have something of their own", () => {
  expect(onOtherPlatforms(items, "compose")).toEqual([
    { platform: "kubernetes", items: [items[2]] },
  ]);
});

test("no check and no example of the catalogue is out of reach on any platform", () => {
  for (const id of CONTROL_IDS) {
    const { verification, remediation } = CONTROL_TEXT[id];
    const items = [...verification, ...remediation];
    for (const platform of PLATFORMS) {
      const others = onOtherPlatforms(items, platform).flatMap((other) => other.items);
      expect(new Set([...onPlatform(items, platform), ...others])).toEqual(new Set(items));
    }
  }
});

test("where a platform has nothing, another one has, and the reason to skip is written down", () => {
  for (const id of CONTROL_IDS) {
    const text = CONTROL_TEXT[id];
    for (const platform of PLATFORMS) {
      if (onPlatform(text.remediation, platform).length > 0) continue;
      expect(text.naCondition, id).not.toBeNull();
      expect(onOtherPlatforms(text.remediation, platform).length, id).toBeGreaterThan(0);
    }
  }
});
