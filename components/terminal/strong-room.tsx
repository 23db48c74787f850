import { type Ink, p, round } from "./ink";

interface StrongRoomProps {
  ink: Ink;
  x: number;
  width: number;
  height: number;
  ground: number;
  /** Radii: the frame, the door in it, the rim where the bolts begin, the wheel. */
  door: readonly [frame: number, door: number, rim: number, wheel: number];
  /** 1 in the wide picture. */
  scale: number;
}

/** Secrets, the vault: a round door with bolts and a wheel. Open: the door stands on edge, the shelves are seen. */
export function StrongRoom({
  ink,
  x,
  width: w,
  height: h,
  ground,
  door,
  scale: s,
}: StrongRoomProps) {
  const top = ground - h;
  const cx = x + w / 2;
  const cy = round(top + h * 0.52);
  const [frame, leaf, rim, wheel] = door;
  return (
    <>
      <path className="body" fill={ink.fill} d={p`M${x} ${ground}v${-h}h${w}v${h}z`} />
      <path
        className="body"
        fill={ink.fill}
        d={p`M${x - 6 * s} ${top}v${-8 * s}h${w + 12 * s}v${8 * s}z`}
      />
      {ink.fine ? (
        <path
          className="detail"
          d={p`M${x + 7 * s} ${ground}V${top + 7 * s}h${w - 14 * s}V${ground}`}
        />
      ) : null}
      <circle className="pane" cx={cx} cy={cy} r={frame} />
      {ink.open ? (
        <>
          <path className="detail" d={shelves(cx, cy, round(frame * 0.75))} />
          <path
            className="pane"
            d={p`M${cx - frame - 12 * s} ${cy - frame + 3 * s}h${13 * s}v${2 * frame - 6 * s}h${-13 * s}z`}
          />
          <path
            className="line"
            d={p`M${cx - frame + s} ${cy - frame / 2}h${4 * s}m${-4 * s} ${frame / 2}h${4 * s}m${-4 * s} ${frame / 2}h${4 * s}M${cx - frame - 12 * s} ${cy}h${-6 * s}m0 ${-frame * 0.3}v${frame * 0.6}`}
          />
        </>
      ) : (
        <>
          <circle
            className="body cover"
            fill={ink.fine ? ink.fill : undefined}
            cx={cx}
            cy={cy}
            r={leaf}
          />
          {ink.fine ? (
            <>
              <circle className="detail" cx={cx} cy={cy} r={rim} />
              <path className="detail" d={spokes(cx, cy, rim, rim + 5.5 * s, 12)} />
            </>
          ) : null}
          <circle className="bold" cx={cx} cy={cy} r={wheel} />
          <path className="bold" d={spokes(cx, cy, -wheel * 1.45, wheel * 1.45, 3, 30)} />
          <path
            className="pane"
            d={p`M${cx - frame - 4 * s} ${cy - 9 * s}h${7 * s}v${18 * s}h${-7 * s}z`}
          />
        </>
      )}
    </>
  );
}

/** `count` lines from radius to radius, evenly round the centre; a negative radius is the far side. */
function spokes(cx: number, cy: number, from: number, to: number, count: number, turn = 0): string {
  const sweep = from < 0 ? 180 : 360;
  return Array.from({ length: count }, (_, index) => {
    const angle = ((turn + (sweep / count) * index) * Math.PI) / 180;
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
    return p`M${cx + dx * from} ${cy + dy * from}L${cx + dx * to} ${cy + dy * to}`;
  }).join("");
}

function shelves(cx: number, cy: number, radius: number): string {
  const off = radius * 0.62;
  const half = Math.sqrt(radius ** 2 - off ** 2);
  return (
    p`M${cx - half} ${cy - off}h${2 * half}M${cx - radius} ${cy}h${2 * radius}M${cx - half} ${cy + off}h${2 * half}` +
    p`M${cx - off} ${cy - half}v${2 * half}M${cx} ${cy - radius}v${2 * radius}M${cx + off} ${cy - half}v${2 * half}`
  );
}
