"use client";

import { type ReactNode, useEffect, useState } from "react";

type Render = (text: string, nameOf?: (memberId: string) => string | null) => ReactNode | null;

let loaded: Render | undefined;

/** The renderer of notes, loaded when the first note needs it; undefined until then, and where it cannot be loaded. */
export function useRenderNote(isWanted: boolean): Render | undefined {
  const [render, setRender] = useState<Render | undefined>(() => loaded);
  const isMissing = isWanted && !render;

  useEffect(() => {
    if (!isMissing) return;
    let isMounted = true;
    import("./render-note").then(
      ({ renderNote }) => {
        loaded = renderNote;
        if (isMounted) setRender(() => renderNote);
      },
      () => {}, // the text as typed is enough
    );
    return () => {
      isMounted = false;
    };
  }, [isMissing]);
  return render;
}
