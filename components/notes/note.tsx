"use client";

import { useMemo } from "react";
import { cn } from "@/lib/utils";
import { isPlain } from "./is-plain";
import { useRenderNote } from "./use-render-note";

interface NoteProps {
  text: string;
  className?: string;
}

/** A note as it reads. The renderer is loaded when the first note needs it; until then, and where it fails, the text stands as typed. */
export function Note({ text, className }: NoteProps) {
  const render = useRenderNote(!isPlain(text));
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
