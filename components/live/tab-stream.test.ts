import { expect, test } from "vitest";
import type { LiveChange } from "@/lib/schemas/live";
import {
  createTabStream,
  OWN,
  type Said,
  type StreamHandlers,
  type TabMessage,
  type TabStream,
} from "./tab-stream";

/** A browser with tabs, a lock, a channel between them, and the streams that were opened. */
class Browser {
  readonly opened: { address: string; handlers: StreamHandlers; isOpen: boolean; tab: string }[] =
    [];
  private readonly queue: { tab: string; callback: () => void }[] = [];
  private readonly tabs = new Map<string, (message: TabMessage) => void>();
  private timers: (() => void)[] = [];

  tab(name: string): TabStream {
    return createTabStream({
      tab: name,
      lead: (callback) => {
        this.queue.push({ tab: name, callback });
        if (this.queue.length === 1) callback();
      },
      open: (address, handlers) => {
        const stream = { address, handlers, isOpen: true, tab: name };
        this.opened.push(stream);
        return () => {
          stream.isOpen = false;
        };
      },
      post: (message) => {
        for (const [other, hear] of [...this.tabs]) if (other !== name) hear(message);
      },
      onMessage: (listener) => this.tabs.set(name, listener),
      after: (_, callback) => {
        this.timers.push(callback);
        return () => {
          this.timers = this.timers.filter((it) => it !== callback);
        };
      },
    });
  }

  settle() {
    for (const callback of this.timers.splice(0)) callback();
  }

  close(tab: string) {
    this.tabs.delete(tab);
    for (const stream of this.opened) if (stream.tab === tab) stream.isOpen = false;
    this.queue.splice(0, 1);
    this.queue[0]?.callback();
    this.settle();
  }

  /** Addresses of what is open now, less their path. */
  open() {
    return this.opened.filter((it) => it.isOpen).map((it) => it.address.replace("/api/live?", ""));
  }

  say(id: number | null, said: Said) {
    this.opened.findLast((it) => it.isOpen)?.handlers.said(id, said);
  }
}

const changed = (projectId: string): Said => ({
  event: "changes",
  data: [{ kind: "project", projectId } satisfies LiveChange],
});

test("the tabs of a browser share one stream, and each hears of its own projects alone", () => {
  const browser = new Browser();
  const heard: string[] = [];
  browser.tab("one").follow("a", ({ event }) => heard.push(`one ${event}`));
  browser.settle();
  browser.tab("two").follow("b", ({ event }) => heard.push(`two ${event}`));
  browser.settle();
  expect(browser.open()).toEqual(["project=a&project=b&fresh=b"]);

  browser.say(7, changed("a"));
  browser.say(8, changed("b"));
  browser.say(9, changed("c"));
  expect(heard).toEqual(["one changes", "two changes"]);
});

test("when the tab that leads is closed, another goes on from the last event", () => {
  const browser = new Browser();
  browser.tab("one").follow("a", () => {});
  browser.settle();
  browser.tab("two").follow("a", () => {});
  browser.settle();
  browser.say(41, changed("a"));
  browser.close("one");
  expect(browser.open()).toEqual(["project=a&fresh=a&after=41"]);
});

test("a project that no tab shows any more is followed no longer; with none there is no stream", () => {
  const browser = new Browser();
  const tab = browser.tab("one");
  const stopA = tab.follow("a", () => {});
  const stopB = tab.follow("b", () => {});
  browser.settle();
  browser.say(5, changed("a"));
  stopB();
  browser.settle();
  expect(browser.open()).toEqual(["project=a&after=5"]);
  stopA();
  browser.settle();
  expect(browser.open()).toEqual([]);
});

test("a stream that was refused is tried again, and everything is told anew", () => {
  const browser = new Browser();
  browser.tab("one").follow("a", () => {});
  browser.settle();
  browser.say(3, changed("a"));
  browser.opened[0]?.handlers.failed();
  expect(browser.opened).toHaveLength(1);
  browser.settle();
  expect(browser.opened[1]?.address).toBe("/api/live?project=a&fresh=a&after=3");
});

test("who is there is remembered for a part of the page that comes later", () => {
  const browser = new Browser();
  const tab = browser.tab("one");
  tab.follow("a", () => {});
  browser.settle();
  browser.say(null, { event: "hello", data: { streamId: "s" } });
  const people = [{ memberId: "m", name: "Rikke", control: null }];
  browser.say(null, { event: "presence", data: { projectId: "a", people } });
  expect(tab.streamId()).toBe("s");
  expect(tab.presence("a")).toEqual(people);
  expect(tab.presence("b")).toEqual([]);
});

test("a tab without a project hears of one’s own notices, and a project’s listeners do not", () => {
  const browser = new Browser();
  const heard: string[] = [];
  const stop = browser.tab("one").follow(OWN, ({ event }) => heard.push(`one ${event}`));
  browser.settle();
  expect(browser.open()).toEqual([""]);
  const two = browser.tab("two");
  two.follow("a", ({ event }) => heard.push(`two ${event}`));
  browser.settle();
  expect(browser.open()).toEqual(["project=a&fresh=a"]);
  browser.say(null, { event: "notices", data: { unread: 1 } });
  browser.say(1, changed("a"));
  expect(heard).toEqual(["one notices", "two changes"]);
  stop();
  browser.settle();
  expect(browser.open()).toEqual(["project=a&after=1"]);
});

test("the tab that signs out is not told of it, the browser's others are, and who signs in there again is told anew", () => {
  const browser = new Browser();
  const heard: string[] = [];
  const one = browser.tab("one");
  const stop = one.follow("a", ({ event }) => heard.push(`one ${event}`));
  browser.tab("two").follow("a", ({ event }) => heard.push(`two ${event}`));
  browser.settle();
  one.leave();
  browser.say(null, { event: "ended", data: {} });
  expect(heard).toEqual(["two ended"]);
  stop();
  one.follow("a", ({ event }) => heard.push(`one ${event}`));
  browser.settle();
  browser.say(null, { event: "ended", data: {} });
  expect(heard).toEqual(["two ended", "one ended", "two ended"]);
});
