"use client";

import { type ReactNode, useEffect, useSyncExternalStore } from "react";
import { holding, markup } from "./markup";
import { NotLoaded } from "./not-loaded";
import { skeleton } from "./skeleton";

/** A part of a page whose code comes after the page. */
export interface LatePart<Shown> {
  /** Loads the code, once; after a failure the next call tries again. Never throws. */
  load(): void;
  subscribe(listener: () => void): () => void;
  /** The code; undefined until it is there. */
  now(): Arrived<Shown> | "failed" | undefined;
}

interface Arrived<Shown> {
  readonly shown: Shown;
}

/** A part to show with `Later`, loaded when it is first shown, or before that by `usePreload`. */
export function latePart<Shown>(load: () => Promise<Shown>): LatePart<Shown> {
  let state: ReturnType<LatePart<Shown>["now"]>;
  let isUnderway = false;
  const listeners = new Set<() => void>();

  function become(next: typeof state) {
    state = next;
    for (const listener of listeners) listener();
  }

  return {
    load() {
      if (isUnderway || typeof state === "object") return;
      isUnderway = true;
      if (state === "failed") become(undefined);
      load()
        .then(
          (shown) => become({ shown }),
          () => become("failed"),
        )
        .finally(() => {
          isUnderway = false;
        });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => state,
  };
}

interface LaterProps<Shown> {
  part: LatePart<Shown>;
  children: (shown: Shown) => ReactNode;
}

/**
 * Shows a part once its code is there. Where it cannot be loaded it says so and offers another try; the page around it
 * stays as it is, which `React.lazy` would not leave alone.
 *
 *     const linksEditor = latePart(async () => (await import("./links-editor")).LinksEditor);
 *     <Later part={linksEditor}>{(LinksEditor) => <LinksEditor … />}</Later>
 */
export function Later<Shown>({ part, children }: LaterProps<Shown>): ReactNode {
  const state = useSyncExternalStore(part.subscribe, part.now, notYet);
  useEffect(() => part.load(), [part]);
  if (state === "failed") return <NotLoaded what="This part" retry={part.load} />;
  return state ? children(state.shown) : <Waiting />;
}

// What the server rendered: the code is never part of it.
function notYet() {
  return undefined;
}

/** A part as far as it is there; undefined until then. */
export function useArrived<Shown>(part: LatePart<Shown>): Shown | undefined {
  const state = useSyncExternalStore(part.subscribe, part.now, notYet);
  return typeof state === "object" ? state.shown : undefined;
}

/** Loads parts once the page has settled, so that they open without a wait and without a connection. */
export function usePreload(parts: readonly Pick<LatePart<unknown>, "load">[]): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const part of parts) part.load();
    }, 500);
    return () => clearTimeout(timer);
  }, [parts]);
}

// As markup: a page has one for each part that is not yet in sight.
function Waiting() {
  return <div className="grid gap-3 py-1" {...holding(waiting)} />;
}

const waiting = markup`<span class="sr-only">Loading</span>${skeleton("w-11/12")}${skeleton("w-4/5")}`;
