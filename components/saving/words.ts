import type { KeptWhy } from "./entries";

/** “12:04” in the reader's own time. Only for moments of this visit, which no server renders. */
export function clockTime(milliseconds: number): string {
  const moment = new Date(milliseconds);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** What stands against sending, and what to do about it. */
export const keptTexts = {
  offline: { title: "No connection", advice: "Sent when the connection is back." },
  unavailable: {
    title: "The server cannot save now",
    advice: "Tried again by itself.",
  },
  busy: { title: "Too many saves at once", advice: "Tried again by itself." },
  "signed-out": {
    title: "You are signed out",
    advice: "Sign in in another tab; all is sent when you come back to this one.",
  },
  outdated: {
    title: "Plimsoll was updated",
    advice: "Reload this page: all is sent then.",
  },
} as const satisfies Record<KeptWhy, { title: string; advice: string }>;
