"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { Input } from "@/components/ui/input";

interface CatalogueSearchProps {
  total: number;
  /** The list, made on the server: its items carry `data-control`, their groups `data-group`. */
  children: ReactNode;
}

/** Narrows the list below to the controls that hold every word typed. Without scripts the list is whole. */
export function CatalogueSearch({ total, children }: CatalogueSearchProps) {
  const list = useRef<HTMLDivElement>(null);
  const [words, setWords] = useState("");
  const [found, setFound] = useState(total);

  useEffect(() => {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const group of list.current?.querySelectorAll<HTMLElement>("[data-group]") ?? []) {
      let shown = 0;
      for (const item of group.querySelectorAll<HTMLElement>("[data-control]")) {
        const text = item.textContent?.toLowerCase() ?? "";
        item.hidden = !wanted.every((word) => text.includes(word));
        if (!item.hidden) shown += 1;
      }
      group.hidden = shown === 0;
      count += shown;
    }
    setFound(count);
  }, [words]);

  return (
    <>
      <div className="mt-6 grid max-w-96 gap-1 print:hidden">
        <label htmlFor="catalogue-search" className="font-semibold">
          Find a control
        </label>
        <Input
          id="catalogue-search"
          type="search"
          value={words}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => setWords(event.target.value)}
        />
        <p role="status" className="text-small text-ink-2">
          {found === 0
            ? "No control holds these words. Try fewer, or an id such as CTR-1."
            : `${found} of ${total} controls`}
        </p>
      </div>
      <div ref={list}>{children}</div>
    </>
  );
}
