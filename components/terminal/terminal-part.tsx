import type { ReactNode } from "react";
import { areaStateTexts } from "@/lib/core/model/text/en/catalogue";
import type { AreaView } from "./area-view";
import { PART_NAMES, type Place } from "./parts";

interface TerminalPartProps {
  view: AreaView;
  place: Place;
  children: ReactNode;
  /** Words under the part; the name of the link says them too. */
  caption: ReactNode;
  /** Stands before the name where the caption is a number. */
  number?: number;
}

/** One part of the terminal: a link with a name and a frame that shows the focus. */
export function TerminalPart({ view, place, children, caption, number }: TerminalPartProps) {
  const [x, y, width, height] = place.hit;
  const name = `${view.label}: ${areaStateTexts[view.state].label}, ${PART_NAMES[view.area]}`;
  return (
    <a
      className="part"
      data-state={view.state}
      href={view.href}
      aria-label={number === undefined ? name : `${number} ${name}`}
    >
      <rect className="hit" x={x} y={y} width={width} height={height} rx="4" />
      {children}
      {caption}
    </a>
  );
}
