import { type Ink, p, steps } from "./ink";

interface GateProps {
  ink: Ink;
  /** Left edge, width and height of the hut. */
  hut: readonly [x: number, width: number, height: number];
  /** Left edge and height of the barrier's stand. */
  stand: readonly [x: number, height: number];
  /** Right end of the closed barrier. */
  end: number;
  ground: number;
  stripes: number;
}

/** Registry, access control: a hut and a barrier. Open: the barrier stands up and nothing bars the way. */
export function Gate({ ink, hut, stand, end, ground, stripes }: GateProps) {
  const [x, w, h] = hut;
  const [sx, sh] = stand;
  const pivot = { x: sx + 5, y: ground - sh + 2 };
  const from = sx - 8;
  const rest = end - 2;
  const boom = (
    <>
      <path className="body" fill={ink.fill} d={p`M${from} ${pivot.y - 3.5}H${end}v7H${from}z`} />
      {ink.fine ? (
        <path
          className="detail"
          d={steps(pivot.x + stripes + 4, stripes, end - 6)
            .map((at) => p`M${at} ${pivot.y - 3.5}l-5 7`)
            .join("")}
        />
      ) : null}
    </>
  );
  return (
    <>
      <path className="body" fill={ink.fill} d={p`M${x} ${ground}v${-h}h${w}v${h}z`} />
      <path className="body" fill={ink.fill} d={p`M${x - 4} ${ground - h}v-6h${w + 8}v6z`} />
      <path
        className="pane"
        d={p`M${x + w * 0.2} ${ground - h * 0.78}h${w * 0.6}v${h * 0.32}h${-w * 0.6}z`}
      />
      {ink.fine ? <path className="detail" d={p`M${x} ${ground - h * 0.34}h${w}`} /> : null}
      <path className="body" fill={ink.fill} d={p`M${sx} ${ground}v${-sh}h10v${sh}z`} />
      <path
        className="line"
        d={
          ink.open ? p`M${rest} ${ground}v-26m-4 -4l4 5l4 -5` : p`M${rest} ${ground}V${pivot.y + 4}`
        }
      />
      {ink.open ? <g transform={p`rotate(-62 ${pivot.x} ${pivot.y})`}>{boom}</g> : boom}
      <circle className="pane" cx={pivot.x} cy={pivot.y} r="2" />
    </>
  );
}
