"use client";

import { useEffect, useRef, useState } from "react";
import { findProjectsAction, openPaletteAction, type Palette } from "@/lib/actions/palette";

/** So long nothing is typed before projects are asked for. */
const SETTLED = 150;

interface Known {
  readonly palette: Palette | null;
  /** Whether the server still looks for the text. */
  readonly isLooking: boolean;
  readonly problem: string | null;
}

/** What the palette knows; the projects are those that the server finds for the text. */
export function usePalette(text: string): Known {
  const [palette, setPalette] = useState<Palette | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  /** The text that the projects are of; null before there are any. */
  const [foundFor, setFoundFor] = useState<string | null>(null);
  const asked = useRef("");

  useEffect(() => {
    openPaletteAction().then(
      (result) => {
        if (!result.ok) return setProblem(result.message);
        setPalette(result.value);
        setFoundFor("");
      },
      () => setProblem(UNREACHABLE),
    );
  }, []);

  const wanted = text.trim();
  const isOpened = palette !== null;
  useEffect(() => {
    if (!isOpened || wanted === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = wanted;
      findProjectsAction({ text: wanted }).then(
        (result) => {
          if (asked.current !== wanted) return; // something else has been typed since
          if (!result.ok) return setProblem(result.message);
          setProblem(null);
          setPalette((before) => before && { ...before, projects: result.value });
          setFoundFor(wanted);
        },
        () => setProblem(UNREACHABLE),
      );
    }, SETTLED);
    return () => clearTimeout(timer);
  }, [isOpened, wanted]);

  return { palette, problem, isLooking: problem === null && foundFor !== wanted };
}

const UNREACHABLE = "The server does not answer, so projects or controls are missing here.";
