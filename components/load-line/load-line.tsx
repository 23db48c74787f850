import { useId } from "react";
import { levelTexts } from "@/lib/core/model/text/en/catalogue";
import { LEVELS } from "@/lib/core/model/words";
import { cn } from "@/lib/utils";
import { type Cell, cellsOf, isDeclaredAbove, type LoadLineState } from "./state";

const FOOT = 292;
const STEP = 60;
// Waves lie further apart the deeper they are; below these the water is calm.
const WAVES = [
  [300.5, 0.7],
  [312.5, 0.57],
  [328.5, 0.44],
  [348.5, 0.31],
  [372.5, 0.18],
  [400.5, 0.1],
  [432.5, 0.1],
  [468.5, 0.1],
  [508.5, 0.1],
] as const;

interface LoadLineProps extends LoadLineState {
  /** The picture in a sentence: "Verified level 1 of 4, declared 3, target 3". */
  sentence: string;
  /** What more there is to say, for a screen reader. */
  detail?: string;
  className?: string;
}

/**
 * The level on the result page, 248 by 332: a ladder of requirements, water at the verified level, a hollow mark at the
 * declared one, a flag at the target. Drawn at level 0 and lifted by `transform`, so that new props let it rise.
 */
export function LoadLine({ sentence, detail, className, ...state }: LoadLineProps) {
  const { verified, declared, target, counts } = state;
  const id = useId();
  const reached = verified ?? declared;
  const cells = cellsOf(counts);
  return (
    <svg
      viewBox="0 0 248 332"
      width="248"
      height="332"
      role="img"
      aria-describedby={detail ? `${id}d` : undefined}
      className={cn("load-line", className)}
    >
      <title>{sentence}</title>
      {detail ? <desc id={`${id}d`}>{detail}</desc> : null}
      <clipPath id={`${id}c`}>
        <rect x="1" y="1" width="130" height="330" rx="3" />
      </clipPath>
      <rect className="plate" x=".5" y=".5" width="131" height="331" rx="3.5" />
      {verified === null ? null : (
        <g clipPath={`url(#${id}c)`}>
          <g className="rise" transform={lift(verified)}>
            <rect className="water" y={FOOT} width="132" height="600" />
            {WAVES.map(([y, opacity]) => (
              <path key={y} className="wave" d={`M0 ${y}H132`} opacity={opacity} />
            ))}
            <path className="surface" d={`M0 ${FOOT}H132`} />
          </g>
        </g>
      )}
      {cells.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the index is the level
        <Cells key={index} level={index + 1} row={row} />
      ))}
      <path className="rung reached" d={`M97 ${FOOT}H112`} />
      {LEVELS.map((level) => {
        const y = FOOT - STEP * level;
        const cut = (counts[level - 1]?.[2] ?? 0) > 0;
        return (
          <path
            key={level}
            data-cut={cut || undefined}
            className={cn("rung", reached !== null && level <= reached && "reached")}
            d={cut ? `M97 ${y}H115l2-4.5M120 ${y + 4.5}l2-4.5H132` : `M97 ${y}H132`}
          />
        );
      })}
      <Mark kind="hollow" level={declared ?? 0} hidden={!isDeclaredAbove(state)} />
      {verified !== null ? <Mark kind="solid" level={verified} /> : null}
      {reached === null ? <Mark kind="dotted" level={0} /> : null}
      <path className="pole" d={`M131 ${FOOT - STEP * target}v-25`} />
      <path className="flag" d={`M131 ${FOOT - STEP * target - 25}l14 5l-14 5z`} />
      {LEVELS.map((level) => (
        <LevelLabel key={level} level={level} {...state} />
      ))}
      {reached === 0 || reached === null ? (
        <text className="count" x="144" y={FOOT + 4}>
          <tspan className="tag">{footWords(state)}</tspan>
        </text>
      ) : null}
    </svg>
  );
}

/** What stands at the foot of the ladder. What is merely unsaid is open there, not below anything. */
function footWords({ declared, counts }: LoadLineState): string {
  if (declared === null) return "Not assessed";
  if (declared > 0) return "Level 1 not proven";
  return counts[0][2] > 0 ? "Below basic" : "Level 1 open";
}

function lift(level: number): string {
  return `translate(0 ${-STEP * level})`;
}

function Cells({ level, row }: { level: number; row: readonly Cell[] }) {
  const pitch = 55.5 / row.length;
  const height = round(pitch - 4);
  return row.map((cell, index) => {
    const y = round(FOOT - STEP * (level - 1) - 4.25 - pitch * index - height);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a cell has no identity but its place
      <g key={index} className={cell} data-cell={cell}>
        <rect className="cell" x="100.75" y={y} width="7.5" height={height} />
        {cell === "ahead" ? (
          <rect className="dot" x="102.75" y={y + 2} width="3.5" height={round(height - 4)} />
        ) : null}
        {cell === "struck" ? (
          <path className="slash" d={`M100.75 ${round(y + height)}l7.5 -${height}`} />
        ) : null}
      </g>
    );
  });
}

function Mark({
  kind,
  level,
  hidden = false,
}: {
  kind: "solid" | "hollow" | "dotted";
  level: number;
  hidden?: boolean;
}) {
  // Ring, line and thickness keep the proportions of the mark on a hull: 300, 450 and 25 mm.
  const shape = (
    <>
      <circle cx="47" cy={FOOT} r="22.5" />
      <path d={`M12.35 ${FOOT}H81.65`} />
    </>
  );
  return (
    <g
      className={`mark ${kind} rise`}
      transform={lift(level)}
      visibility={hidden ? "hidden" : undefined}
    >
      {kind === "hollow" ? (
        <>
          <g className="outer">{shape}</g>
          <g className="inner">{shape}</g>
        </>
      ) : (
        shape
      )}
    </g>
  );
}

function LevelLabel({ level, ...state }: LoadLineState & { level: (typeof LEVELS)[number] }) {
  const { verified, declared, target } = state;
  const [satisfied, all] = state.counts[level - 1] ?? [0, 0];
  const reached = verified ?? declared;
  const y = FOOT - STEP * level;
  // Where the target stands the flag says so: the words are left for what no picture says.
  const tag =
    level === verified
      ? "verified"
      : level === declared && isDeclaredAbove(state)
        ? "declared"
        : level === target
          ? "target"
          : null;
  return (
    <>
      <text
        className={cn("name", reached !== null && level <= reached && "reached")}
        x="144"
        y={y + 4.5}
      >
        <tspan className="number">{level}</tspan> {levelTexts[level].shortName}
      </text>
      <text className="count" x="144" y={y + 20}>
        {reached === null ? `${all} requirements` : `${satisfied} of ${all}`}
        {tag ? (
          <>
            , <tspan className="tag">{tag}</tspan>
          </>
        ) : null}
      </text>
    </>
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
