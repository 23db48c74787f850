import { type BrowserContext, expect } from "@playwright/test";

/** What the pages of a context complain about: errors thrown, errors logged, a policy that was broken. */
export type Complaints = {
  /** Lets a complaint pass that the test is about. */
  expect(text: RegExp): void;
  /** Fails when there was another one. */
  check(): void;
};

/** A save that is refused is told on the page; the browser tells it in its console, too. */
const REFUSED_SAVE =
  /^Failed to load resource: .* status of 4\d\d .*\/api\/projects\/[^/]+\/answers\//;

/** A stream ends with its session, and is refused when it comes again: that is how an open page learns of it. */
const ENDED_STREAM = /^Failed to load resource: .* status of 401 .*\/api\/live\?/;

/** Listens to every page of a context from now on. */
export function listenTo(context: BrowserContext): Complaints {
  const heard: string[] = [];
  const expected: RegExp[] = [REFUSED_SAVE, ENDED_STREAM];
  context.on("console", (message) => {
    if (message.type() === "error") heard.push(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => heard.push(String(error.error())));
  return {
    expect: (text) => void expected.push(text),
    check: () => {
      const rest = heard.filter((complaint) => !expected.some((text) => text.test(complaint)));
      expect(rest, "what the browser complained about").toEqual([]);
    },
  };
}
