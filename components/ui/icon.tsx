import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";
import { holding, type Markup, markup } from "./markup";

// Drawn on 16 by 16; app/controls.css has the stroke.
const drawings = {
  "arrow-right": markup`<path d="M3 8h10M9 4l4 4-4 4"/>`,
  "arrow-down": markup`<path d="M8 3v10M4 9l4 4 4-4"/>`,
  "arrow-up": markup`<path d="M8 13V3M4 7l4-4 4 4"/>`,
  archive: markup`<path d="M2 3h12v3.5H2zM3 6.5v7h10v-7M6.5 9.5h3"/>`,
  bell: markup`<path d="M3.5 11.5V7a4.5 4.5 0 0 1 9 0v4.5l1 1h-11zM6.5 14.5h3"/>`,
  check: markup`<path d="m3 8.5 3.5 3.5L13 4.5"/>`,
  "chevron-down": markup`<path d="m4.5 6.5 3.5 3.5 3.5-3.5"/>`,
  "chevron-right": markup`<path d="m6.5 4.5 3.5 3.5-3.5 3.5"/>`,
  clock: markup`<circle cx="8" cy="8" r="6"/><path d="M8 4.5V8l2.5 1.5"/>`,
  close: markup`<path d="m4 4 8 8M12 4l-8 8"/>`,
  comment: markup`<path d="M2 2.5h12v8.5H7.5L4.5 14v-3H2z"/>`,
  copy: markup`<rect x="5.5" y="5.5" width="8.5" height="8.5" rx="1"/><path d="M10.5 5.5V3a1 1 0 0 0-1-1H3a1 1 0 0 0-1 1v6.5a1 1 0 0 0 1 1h2.5"/>`,
  error: markup`<circle cx="8" cy="8" r="6"/><path d="M5 8h6"/>`,
  file: markup`<path d="M4 1.5h5l3 3v10H4zM9 1.5v3h3"/>`,
  filter: markup`<path d="M2 4h12M4.5 8h7M7 12h2"/>`,
  history: markup`<path d="M2 8a6 6 0 1 0 1.8-4.3L2 5.5M2 2v3.5h3.5M8 5v3.2l2.2 1.3"/>`,
  info: markup`<circle cx="8" cy="8" r="6"/><path d="M8 7.4v3.6M8 4.9v.2"/>`,
  key: markup`<circle cx="5" cy="11" r="2.75"/><path d="m7 9 6-6M11 5l1.8 1.8"/>`,
  link: markup`<path d="m6.5 9.5 3-3M7 4.5l1.8-1.8a3 3 0 0 1 4.3 4.3l-1.8 1.8M9 11.5l-1.8 1.8a3 3 0 0 1-4.3-4.3l1.8-1.8"/>`,
  lock: markup`<path d="M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2"/>`,
  more: markup`<path d="M3.5 8h.1M8 8h.1M12.5 8h.1" stroke-width="2.25"/>`,
  note: markup`<path d="M2.5 2.5h11v8l-3 3h-8zM5 6h6M5 9h3"/>`,
  offline: markup`<path d="M2 2l12 12M3 8.2a7 7 0 0 1 2.6-1.7M8.5 5.9A7 7 0 0 1 13 8.2M5.4 10.7a3.7 3.7 0 0 1 5-.2M1 5.6a10 10 0 0 1 2.2-1.5M7 3.2a10 10 0 0 1 8 2.4M8 13.2v.1"/>`,
  pencil: markup`<path d="M3 13l.7-2.9L11 2.8l2.2 2.2-7.3 7.3zM9.5 4.3l2.2 2.2"/>`,
  person: markup`<circle cx="8" cy="5" r="2.75"/><path d="M2.5 14c0-2.8 2.4-4.25 5.5-4.25S13.5 11.2 13.5 14"/>`,
  plus: markup`<path d="M8 3v10M3 8h10"/>`,
  print: markup`<path d="M4.5 6V2h7v4M4.5 11.5H2V6h12v5.5h-2.5M4.5 9.5h7V14h-7z"/>`,
  search: markup`<circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 3.5 3.5"/>`,
  stop: markup`<path d="M5.2 1.8h5.6l3.4 3.4v5.6l-3.4 3.4H5.2l-3.4-3.4V5.2zM4.8 8h6.4"/>`,
  theme: markup`<circle cx="8" cy="8" r="6"/><path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor"/>`,
  trash: markup`<path d="M2.5 4h11M6 4V2.5h4V4M4 4l.7 10h6.6L12 4"/>`,
  undo: markup`<path d="M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M5.5 3.5l-3 3 3 3"/>`,
  warning: markup`<path d="M8 2l6.5 11.5h-13zM8 6.5v3.2M8 11.6v.1"/>`,
};

export type IconName = keyof typeof drawings;

interface IconProps extends ComponentProps<"svg"> {
  name: IconName;
}

/** A 16 px line icon beside words. Never seen alone without a name on the control that carries it. */
export function Icon({ name, className, ...props }: IconProps) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={cn("icon", className)}
      {...props}
      {...holding(drawings[name])}
    />
  );
}

/** The same, for markup. */
export function iconMarkup(name: IconName, className?: string): Markup {
  return markup`<svg viewBox="0 0 16 16" aria-hidden="true" class="${cn("icon", className)}">${drawings[name]}</svg>`;
}
