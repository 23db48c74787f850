import Link from "next/link";
import { AreaGlyph } from "@/components/answers/area-glyph";
import { questionHref } from "@/components/project/hrefs";
import { Section } from "@/components/result/section";
import { holding, type Markup, markup } from "@/components/ui/markup";
import type { TimelinePoint } from "@/lib/core/history/timeline";
import { AREAS } from "@/lib/core/model/areas";
import { controlsOf } from "@/lib/core/model/controls";
import { areaStateTexts, areaTexts } from "@/lib/core/model/text/en/catalogue";
import type { AreaId, AreaState } from "@/lib/core/model/words";
import { addDays } from "@/lib/core/scoring/days";
import { type Frame, steps, within, xOf } from "./frame";

const ROOM = { width: 160, height: 52, left: 0, right: 160, top: 4, bottom: 32 } as const;
const STRIP = { y: 41, height: 8 } as const;

interface AreaPicturesProps {
  projectId: string;
  /** Oldest first; the last is today. */
  points: readonly TimelinePoint[];
  /** The first day shown. */
  from: string;
}

/** The seven areas over time: how many of their controls are in place, and their state. */
export function AreaPictures({ projectId, points, from }: AreaPicturesProps) {
  const last = points.at(-1);
  if (!last) return null;
  const frame = { ...ROOM, from, to: addDays(last.day, 1) }; // today's end: so that one day has a width
  return (
    <Section
      title="Seven areas"
      hint="Line: answers met or not applicable, the upper hairline is all. Bar: the area's state, solid for in place, half for partial, hollow for open, dotted for not assessed."
    >
      <ul className="grid grid-cols-2 gap-px overflow-hidden rounded-sheet border border-line bg-line sm:grid-cols-4 xl:grid-cols-7">
        {AREAS.map(({ id }) => {
          const now = last.areas.find(({ area }) => area === id);
          const first = controlsOf(id)[0];
          if (!now || !first) return null;
          return (
            <li key={id} className="bg-surface last:max-sm:col-span-2 last:max-xl:sm:col-span-2">
              <Link
                href={questionHref(projectId, first.id)}
                className="block h-full px-4 pt-3 pb-4 text-ink no-underline hover:bg-harbour-soft focus-visible:-outline-offset-2"
              >
                <span className="block font-semibold">{areaTexts[id].name}</span>
                <span className="mb-3 flex items-center gap-1.5 text-small text-ink-2">
                  <AreaGlyph state={now.state} size={12} />
                  {areaStateTexts[now.state].label}, {now.inPlace} of {now.total}
                </span>
                <svg
                  viewBox={`0 0 ${ROOM.width} ${ROOM.height}`}
                  aria-hidden="true"
                  className="area-history max-w-60"
                  {...holding(picture(frame, id, points))}
                />
              </Link>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function picture(frame: Frame, area: AreaId, points: readonly TimelinePoint[]): Markup {
  const held = points.flatMap(({ day, areas }) => {
    const value = areas.find((it) => it.area === area);
    return value ? [{ day, value }] : [];
  });
  const shares = held.map(({ day, value }) => ({ day, value: value.inPlace / value.total }));
  return markup`
    <path class="bound" d="M0 ${frame.top}H${frame.width}M0 ${frame.bottom}H${frame.width}"/>
    <path class="line" d="${steps(frame, shares, frame.to)}"/>
    ${runs(
      frame,
      held.map(({ day, value }) => ({ day, value: value.state })),
    )}`;
}

/** The states one after another, each as long as it held. */
function runs(
  frame: Frame,
  held: readonly { readonly day: string; readonly value: AreaState }[],
): readonly Markup[] {
  const seen = within(frame, held).filter(
    ({ value }, index, all) => value !== all[index - 1]?.value,
  );
  return seen.map(({ day, value }, index) => {
    const x = xOf(frame, day);
    const width = Math.max(xOf(frame, seen[index + 1]?.day ?? frame.to) - x - 1, 1.5);
    const { y, height } = STRIP;
    const left = Math.min(x, frame.right - width) + 0.5;
    return markup`<rect class="${value}" x="${left}" y="${y}" width="${width}" height="${height}"/>${value === "partial" && markup`<rect class="partial half" x="${left}" y="${y + height / 2}" width="${width}" height="${height / 2}"/>`}`;
  });
}
