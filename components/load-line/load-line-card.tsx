import { holding, type Markup, markup } from "@/components/ui/markup";
import { LEVELS, type Level, type LevelReached } from "@/lib/core/model/words";
import { cn } from "@/lib/utils";
import { type Cell, cellsOf, isDeclaredAbove, type LoadLineState } from "./state";

const FOOT = 102;
const STEP = 22;

interface LoadLineCardProps extends LoadLineState {
  sentence: string;
  className?: string;
}

/** The level on a card, 88 by 116: no words inside, they stand beside it. */
export function LoadLineCard({ sentence, className, ...state }: LoadLineCardProps) {
  const { verified, declared, target, counts } = state;
  const reached = verified ?? declared;
  const cells = cellsOf(counts);
  const waterline = FOOT - STEP * (verified ?? 0);
  const flagY = FOOT - STEP * target;
  return (
    <svg
      viewBox="0 0 88 116"
      width="88"
      height="116"
      role="img"
      className={cn("load-line load-line-card", className)}
      {...holding(markup`
        <title>${sentence}</title>
        <rect class="plate" x=".5" y=".5" width="87" height="115" rx="3.5"/>
        ${
          verified !== null &&
          markup`
            <path class="water" d="M1 ${waterline}H87V112a3 3 0 0 1-3 3H4a3 3 0 0 1-3-3Z"/>
            <path class="surface" d="M1 ${waterline}H87M8 ${Math.min(waterline + 6, 112)}H72"/>`
        }
        ${LEVELS.map((level) => rung(level, cells[level - 1] ?? [], reached))}
        <path class="rung reached" d="M58 ${FOOT}h10"/>
        ${
          isDeclaredAbove(state) &&
          declared !== null &&
          markup`<g class="mark hollow"><g class="outer">${mark(declared)}</g><g class="inner">${mark(declared)}</g></g>`
        }
        ${verified !== null && markup`<g class="mark solid">${mark(verified)}</g>`}
        ${reached === null && markup`<g class="mark dotted">${mark(0)}</g>`}
        <path class="pole" d="M79 ${flagY}v-13"/>
        <path class="flag" d="M79 ${flagY - 13}l8 3l-8 3z"/>`)}
    />
  );
}

function rung(level: Level, row: readonly Cell[], reached: LevelReached | null): Markup {
  const top = FOOT - STEP * level;
  const cut = row.includes("struck");
  const share = 16 / Math.max(row.length, 1);
  const on = row.filter((cell) => cell === "on").length * share;
  const ahead = row.filter((cell) => cell === "ahead").length * share;
  const isReached = reached !== null && level <= reached;
  return markup`
    <rect class="cell" x="60.5" y="${top + 3}" width="5" height="16"/>
    ${on > 0 && markup`<rect class="full" x="60.5" y="${top + 19 - on}" width="5" height="${on}"/>`}
    ${ahead > 0 && markup`<rect class="dot" x="62" y="${top + 18 - ahead}" width="2" height="${ahead}"/>`}
    <path ${cut && markup`data-cut="true"`} class="${cn("rung", isReached && "reached")}" d="${
      cut ? `M58 ${top}h9l1.5-3M70.5 ${top + 3}l1.5-3H80` : `M58 ${top}H80`
    }"/>`;
}

function mark(level: number): Markup {
  const y = FOOT - STEP * level;
  return markup`<circle cx="30" cy="${y}" r="8.25"/><path d="M17.3 ${y}H42.7"/>`;
}
