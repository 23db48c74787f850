import { type Ink, p, steps } from "./ink";

interface ContainersProps {
  ink: Ink;
  x: number;
  width: number;
  ground: number;
  /** Height of the long box on top and of the two that carry it. */
  upper: number;
  lower: number;
  /** Between boxes. */
  gap: number;
  /** Between the ribs of the long box. */
  rib: number;
}

/** Container, the doors: three boxes, doors with lock bars to the front. Open: one leaf of one box stands wide. */
export function Containers({ ink, x, width, ground, upper, lower, gap, rib }: ContainersProps) {
  const top = ground - lower - gap - upper;
  const w = (width - gap) / 2;
  const right = x + w + gap;
  const y = ground - lower;
  const edge = lower * 0.08;
  return (
    <>
      <path className="body" fill={ink.fill} d={p`M${x} ${top}h${width}v${upper}h${-width}z`} />
      {ink.fine ? (
        <path
          className="detail"
          d={
            p`M${x} ${top + 4}h${width}m0 ${upper - 8}h${-width}` +
            steps(x + rib * 1.5, rib, x + width - rib)
              .map((at) => p`M${at} ${top + upper * 0.11}v${upper * 0.78}`)
              .join("")
          }
        />
      ) : null}
      <path className="body" fill={ink.fill} d={p`M${x} ${y}h${w}v${lower}h${-w}z`} />
      {ink.fine ? (
        <>
          <path className="detail" d={frame(x, y, w, lower, edge)} />
          <Bars x={x} y={y} w={w / 2} h={lower} />
          <Bars x={x + w / 2} y={y} w={w / 2} h={lower} />
        </>
      ) : null}
      <path
        className="body cover"
        fill={ink.fine ? ink.fill : undefined}
        d={p`M${right} ${y}h${w}v${lower}h${-w}z`}
      />
      <path className="detail" d={frame(right, y, w, lower, edge)} />
      <Bars x={right} y={y} w={w / 2} h={lower} />
      {ink.open ? (
        <>
          <path
            className="pane"
            d={p`M${right + w / 2} ${y + edge}h${w / 2 - 3}v${lower - 2 * edge}h${3 - w / 2}z`}
          />
          <path
            className="pane"
            d={p`M${right + w - 1} ${y + edge}h${w * 0.14}v${lower - 2 * edge}h${-w * 0.14}z`}
          />
          <path className="line" d={p`M${right + w * 1.14 - 1} ${y + lower * 0.6}h${w * 0.07}`} />
        </>
      ) : (
        <Bars x={right + w / 2} y={y} w={w / 2} h={lower} />
      )}
    </>
  );
}

function frame(x: number, y: number, w: number, h: number, edge: number): string {
  return p`M${x} ${y + edge}h${w}m0 ${h - 2 * edge}h${-w}M${x + w / 2} ${y + edge}v${h - 2 * edge}`;
}

/** The two lock bars of one leaf: rod, handle, keepers. */
function Bars({ x, y, w, h }: { x: number; y: number; w: number; h: number }) {
  const rods = [x + w * 0.28, x + w * 0.68];
  return (
    <>
      <path
        className="bold"
        d={rods
          .map((at) => p`M${at} ${y + h * 0.13}v${h * 0.77}m0 ${-h * 0.3}h${w * 0.24}`)
          .join("")}
      />
      <path
        className="detail"
        d={rods
          .map(
            (at) =>
              p`M${at - w * 0.07} ${y + h * 0.22}h${w * 0.14}m${-w * 0.14} ${h * 0.58}h${w * 0.14}`,
          )
          .join("")}
      />
    </>
  );
}
