import type { Evidence } from "@/lib/core/evidence/examine";
import { excessAccess } from "./excess-access";
import { scanCommand } from "./scan-command";
import type { CardFacts } from "./types";

/**
 * What is kept of an assessment for the cards: images that ship and that no report speaks of, access beyond need, and
 * the images from elsewhere that are carried. Rows in the order they are shown in; the bases wait for the day.
 */
export function cardFacts(evidence: Evidence): CardFacts {
  const { images, containers, carried, files } = evidence;
  return {
    images: images.length,
    containers,
    unread: files.filter(
      ({ shipped, errors, notes }) =>
        shipped && (errors.length > 0 || notes.some(({ code }) => code === "unsupported")),
    ).length,
    unscanned: images
      .filter(({ isScanned }) => !isScanned)
      .map(({ name, subject, build, isKnown, file, line }) => {
        const command = scanCommand({ name, build });
        return { name, subject, command, isBuilt: build !== null, isKnown, file, line };
      }),
    access: excessAccess(evidence),
    bases: carried.map(({ name, file, line }) => ({ image: name, file, line })),
  };
}
