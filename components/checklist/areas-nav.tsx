"use client";

import { useEffect, useRef } from "react";
import { AreaGlyph } from "@/components/answers/area-glyph";
import { Icon } from "@/components/ui/icon";
import { areaStateTexts } from "@/lib/core/model/text/en/catalogue";
import type { ControlGroup, ControlId } from "@/lib/core/model/words";
import type { Assessment } from "@/lib/core/scoring/types";
import { QUESTION_GROUPS, type QuestionGroup } from "./groups";

interface AreasNavProps {
  current: ControlGroup;
  areas: Assessment["areas"];
  answeredIn: (group: QuestionGroup) => number;
  /** Where a group is entered: its first open question. */
  entryOf: (group: QuestionGroup) => ControlId | undefined;
  hrefOf: (control: ControlId) => string;
  onOpen: (control: ControlId) => void;
}

/** The eight groups with how many of their questions are answered; a strip where the window is narrow. */
export function AreasNav({ current, areas, answeredIn, entryOf, hrefOf, onOpen }: AreasNavProps) {
  const list = useRef<HTMLUListElement>(null);

  // As a strip it may be longer than the window: the current area stays in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the area changes
  useEffect(() => {
    const link = list.current?.querySelector<HTMLElement>("[aria-current]");
    const strip = list.current?.closest<HTMLElement>("[data-strip]");
    if (link && strip)
      strip.scrollLeft = link.offsetLeft - (strip.clientWidth - link.offsetWidth) / 2;
  }, [current]);

  return (
    <nav aria-label="Areas">
      <p className="mb-1 px-2.5 text-meta text-ink-3 max-xl:hidden">Areas, answered</p>
      <ul ref={list} className="flex gap-0.5 xl:grid">
        {QUESTION_GROUPS.map((group) => {
          const control = entryOf(group);
          const area = areas.find(({ area }) => area === group.id);
          if (!control) return null;
          return (
            <li key={group.id} className="xl:[&:last-child]:mt-3">
              <a
                href={hrefOf(control)}
                aria-current={group.id === current ? "true" : undefined}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
                  event.preventDefault();
                  onOpen(control);
                }}
                className="flex min-h-10 items-center gap-2 rounded-control border-2 border-transparent px-1.5 xl:px-2 whitespace-nowrap text-ink no-underline hover:bg-harbour-soft hover:text-ink aria-[current]:border-b-harbour aria-[current]:bg-surface aria-[current]:font-semibold xl:min-h-8.5 xl:aria-[current]:border-b-transparent xl:aria-[current]:border-l-harbour"
              >
                {area ? (
                  <AreaGlyph state={area.state} label={areaStateTexts[area.state].label} />
                ) : (
                  <Icon name="person" className="text-ink-3" />
                )}
                <span className="flex-1">{group.name}</span>
                <span className="text-small font-normal text-ink-3">
                  <span aria-hidden="true">{`${answeredIn(group)}/${group.controls.length}`}</span>
                  <span className="sr-only">
                    {`${answeredIn(group)} of ${group.controls.length} answered`}
                  </span>
                </span>
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
