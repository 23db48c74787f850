import { LEVELS } from "@/lib/core/model/words";
import { cn } from "@/lib/utils";
import { isDeclaredAbove, type LoadLineState } from "./state";

interface LoadLineGlyphProps extends Omit<LoadLineState, "counts"> {
  sentence: string;
  /** 24: the ladder stays. 16: the disc alone is the gauge. */
  size: 16 | 24;
  /** Levels with a refuted requirement; their rungs are cut in the larger glyph. */
  cut?: readonly number[];
  className?: string;
}

/** The level in a table or a line of text; the number always stands beside it. */
export function LoadLineGlyph({
  size,
  sentence,
  cut = [],
  className,
  ...state
}: LoadLineGlyphProps) {
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      width={size}
      height={size}
      role="img"
      className={cn("load-line load-line-glyph", className)}
    >
      <title>{sentence}</title>
      {size === 24 ? <Ladder cut={cut} {...state} /> : <Disc {...state} />}
    </svg>
  );
}

type GlyphState = Omit<LoadLineState, "counts">;

function Ladder({ verified, declared, target, cut }: GlyphState & { cut: readonly number[] }) {
  const line = verified ?? declared ?? 0;
  const y = 20 - 4 * line;
  const kind = verified !== null ? "solid" : declared !== null ? "hollow" : "dotted";
  const flag = 20 - 4 * target;
  return (
    <>
      {verified === null ? null : <rect className="water" y={y} width="24" height={24 - y} />}
      {LEVELS.map((level) => {
        const at = 20 - 4 * level;
        if (level <= (verified ?? 0))
          return <rect key={level} className="full" x="14" y={at - 1} width="7" height="2" />;
        if (level <= (declared ?? 0))
          return <rect key={level} className="claim" x="14.5" y={at - 1} width="6" height="2" />;
        return (
          <path
            key={level}
            className="rung"
            d={cut.includes(level) ? `M14 ${at}h2.5M18.5 ${at}H21` : `M14 ${at}h7`}
          />
        );
      })}
      <g className={`mark ${kind}`}>
        <circle cx="6.5" cy={y} r="3" />
        <path d={`M.75 ${y}h11.5`} />
      </g>
      <path className="flag" d={`M24 ${flag - 2.5}v5l-3-2.5z`} />
    </>
  );
}

// Where the line stands in the disc, level 0 to 4.
const HEIGHTS = [13.25, 10.75, 8, 5.25, 2.75] as const;
const RADIUS = 5.25;

function Disc(state: GlyphState) {
  const { verified, declared } = state;
  const half = (y: number) =>
    Math.round(Math.sqrt(Math.max(0, RADIUS ** 2 - (y - 8) ** 2)) * 100) / 100;
  const water = verified === null ? null : HEIGHTS[verified];
  const claim = isDeclaredAbove(state) && declared !== null ? HEIGHTS[declared] : null;
  return (
    <>
      {water === null ? null : water === HEIGHTS[4] ? (
        <circle className="fill" cx="8" cy="8" r={RADIUS} />
      ) : (
        <path
          className="fill"
          d={`M${8 - half(water)} ${water}A${RADIUS} ${RADIUS} 0 ${water < 8 ? 1 : 0} 0 ${8 + half(water)} ${water}Z`}
        />
      )}
      <circle
        className={cn("ring", verified === null && declared === null && "dry")}
        cx="8"
        cy="8"
        r={RADIUS}
      />
      {claim === null ? null : (
        <path
          className="claim"
          d={water === null ? `M0 ${claim}H16` : `M0 ${claim}h2.5M13.5 ${claim}H16`}
        />
      )}
      {water === null ? null : <path className="line" d={`M.25 ${water}h15.5`} />}
    </>
  );
}
