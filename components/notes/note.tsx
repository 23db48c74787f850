"use client";

import { type ReactNode, useEffect, useMemo, useState } from "react";
import { cn } from "@/lib/utils";
import { isPlain } from "./is-plain";

type Render = (text: string) => ReactNode | null;

let loaded: Render | undefined;

interface NoteProps {
  text: string;
  className?: string;
}

/** A note as it reads. The renderer is loaded when the first note needs it; until then, and where it fails, the text stands as typed. */
export function Note({ text, className }: NoteProps) {
  const [render, setRender] = useState<Render | undefined>(() => loaded);
  const needed = !render && !isPlain(text);

  useEffect(() => {
    if (!needed) return;
    let isWanted = true;
    import("./render-note").then(
      ({ renderNote }) => {
        loaded = renderNote;
        if (isWanted) setRender(() => renderNote);
      },
      () => {}, // the text as typed is enough
    );
    return () => {
      isWanted = false;
    };
  }, [needed]);

  const rendered = useMemo(() => (render && !isPlain(text) ? render(text) : null), [render, text]);
  return (
    <div
      className={cn(
        "max-w-measure wrap-anywhere",
        rendered === null ? "whitespace-pre-wrap" : "grid grid-cols-1 gap-2 [&_li>ul]:mt-0",
        className,
      )}
    >
      {rendered ?? text}
    </div>
  );
}
