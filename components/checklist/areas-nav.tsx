"use client";

import { useEffect, useRef } from "react";
import { areaGlyph } from "@/components/answers/area-glyph";
import { iconMarkup } from "@/components/ui/icon";
import { holding, type Markup, markup } from "@/components/ui/markup";
import type { AreaState, ControlGroup, ControlId } from "@/lib/core/model/words";
import type { Assessment } from "@/lib/core/scoring/types";
import type { QuestionGroup } from "./groups";

interface AreasNavProps {
  groups: readonly QuestionGroup[];
  current: ControlGroup;
  areas: Assessment["areas"];
  answeredIn: (group: QuestionGroup) => number;
  /** Where a group is entered: its first open question. */
  entryOf: (group: QuestionGroup) => ControlId | undefined;
  hrefOf: (control: ControlId) => string;
  onOpen: (control: ControlId) => void;
}

/** The eight groups with how many of their questions are answered; a strip where the window is narrow. */
export function AreasNav(props: AreasNavProps) {
  const { groups, current, areas, answeredIn, entryOf, hrefOf, onOpen } = props;
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
      <ul ref={list} className="areas">
        {groups.map((group) => {
          const control = entryOf(group);
          const area = areas.find(({ area }) => area === group.id);
          if (!control) return null;
          return (
            <li key={group.id}>
              <a
                href={hrefOf(control)}
                aria-current={group.id === current ? "true" : undefined}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
                  event.preventDefault();
                  onOpen(control);
                }}
                {...holding(contentOf(group, area?.state, answeredIn(group)))}
              />
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function contentOf(
  { name, controls }: QuestionGroup,
  state: AreaState | undefined,
  answered: number,
): Markup {
  const all = controls.length;
  return markup`${state ? areaGlyph(state) : iconMarkup("person", "text-ink-3")}<span class="name">${name}</span><span class="count"><span aria-hidden="true">${answered}/${all}</span><span class="sr-only">${answered} of ${all} answered</span></span>`;
}
