import { PLATFORMS, type Platform } from "@/lib/core/model/words";

interface Placed {
  readonly platform: Platform | "any";
}

/** What stands on a platform: its own first, then what stands on any. */
export function onPlatform<T extends Placed>(items: readonly T[], platform: Platform): T[] {
  return [
    ...items.filter((item) => item.platform === platform),
    ...items.filter((item) => item.platform === "any"),
  ];
}

/** What stands on the other platforms only, by platform. */
export function onOtherPlatforms<T extends Placed>(
  items: readonly T[],
  platform: Platform,
): { readonly platform: Platform; readonly items: readonly T[] }[] {
  return PLATFORMS.filter((other) => other !== platform)
    .map((other) => ({
      platform: other,
      items: items.filter((item) => item.platform === other),
    }))
    .filter((other) => other.items.length > 0);
}
