"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { isControlId } from "@/lib/core/model/controls";
import type { ControlId } from "@/lib/core/model/words";
import { type Filter, readFilter } from "./filter";

/** Browsers refuse an address that is rewritten with every press of a held key. */
const SETTLED = 350;

/** The query of the checklist with a question in focus and a filter. */
export function checklistQuery(control: ControlId | null, filter: Filter): string {
  const query = new URLSearchParams();
  if (control) query.set("control", control);
  if (filter !== "all") query.set("show", filter);
  return `?${query}`;
}

interface Place {
  readonly control: ControlId;
  readonly filter: Filter;
  readonly goTo: (control: ControlId) => void;
  /** Shows other questions; a new entry in the browser's history. */
  readonly show: (filter: Filter, control: ControlId) => void;
}

/**
 * Which question is in focus and which are shown, by the address: reload and back keep both. `onAsked` is called when
 * another question has come into focus by the address alone.
 */
export function usePlace(initial: ControlId, onAsked: () => void): Place {
  const params = useSearchParams();
  const asked = params.get("control");
  const shown = params.get("show");
  const [filter, setFilter] = useState(() => readFilter(shown));
  const [control, setControl] = useState(initial);
  const written = useRef(asked);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<ControlId>(undefined);

  // Somebody else changed the address: back, forward, or a link to a question. What the router says may be late: an
  // address that has given way to another since asks for nothing any more.
  useEffect(() => {
    const isLate = asked !== new URLSearchParams(location.search).get("control");
    if (isLate || asked === written.current) return;
    written.current = asked;
    if (!asked || !isControlId(asked)) return;
    setControl(asked);
    onAsked();
  }, [asked, onAsked]);
  useEffect(() => {
    const isLate = shown !== new URLSearchParams(location.search).get("show");
    if (!isLate) setFilter(readFilter(shown));
  }, [shown]);

  const write = useCallback(() => {
    clearTimeout(timer.current);
    const next = waiting.current;
    waiting.current = undefined;
    if (!next) return;
    const kept = readFilter(new URLSearchParams(location.search).get("show"));
    written.current = next;
    history.replaceState(null, "", checklistQuery(next, kept));
  }, []);
  // Before a link or a command leads away: an address that is written meanwhile would call the router back.
  useEffect(() => {
    const leave = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || event.key === "Enter") write();
    };
    document.addEventListener("click", leave, true);
    document.addEventListener("keydown", leave, true);
    return () => {
      document.removeEventListener("click", leave, true);
      document.removeEventListener("keydown", leave, true);
      clearTimeout(timer.current);
    };
  }, [write]);

  const goTo = useCallback(
    (next: ControlId) => {
      setControl(next);
      waiting.current = next;
      clearTimeout(timer.current);
      timer.current = setTimeout(write, SETTLED);
    },
    [write],
  );

  const show = useCallback((next: Filter, at: ControlId) => {
    clearTimeout(timer.current);
    waiting.current = undefined;
    // At once: the router tells of the address later, and a key may come before.
    setFilter(next);
    setControl(at);
    written.current = at;
    history.pushState(null, "", checklistQuery(at, next));
  }, []);

  return { control, filter, goTo, show };
}
