import type { KeptWhy } from "./entries";

/** “12:04” in the reader's own time. Only for moments of this visit, which no server renders. */
export function clockTime(milliseconds: number): string {
  const moment = new Date(milliseconds);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** What stands against sending, and what to do about it. */
export const keptTexts = {
  offline: { title: "No connection", advice: "It is sent when the connection is back." },
  unavailable: {
    title: "The server cannot save now",
    advice: "It is tried again by itself.",
  },
  busy: { title: "Too many saves at once", advice: "It is tried again by itself." },
  "signed-out": {
    title: "You are signed out",
    advice: "Sign in in another tab and come back: it is sent then.",
  },
  outdated: {
    title: "Plimsoll was updated",
    advice: "Reload this page: it is sent then.",
  },
} as const satisfies Record<KeptWhy, { title: string; advice: string }>;
