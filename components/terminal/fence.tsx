import { type Ink, p, steps } from "./ink";

interface FenceProps {
  ink: Ink;
  x: number;
  width: number;
  height: number;
  ground: number;
  posts: number;
  /** Where it is cut, and how wide and high. */
  hole: readonly [x: number, width: number, height: number];
  /** Width of one mesh. */
  mesh: number;
  /** Id of the mesh pattern, unique in the page. */
  id: string;
}

/** Network, the fences: mesh between posts, wire above. Open: a hole cut where a person fits through. */
export function Fence({
  ink,
  x,
  width: w,
  height: h,
  ground,
  posts,
  hole: cut,
  mesh,
  id,
}: FenceProps) {
  const top = ground - h;
  const wire = h * 0.2;
  const [at, hw, hh] = cut;
  const hole = p`M${at + hw * 0.15} ${ground}L${at} ${ground - hh * 0.15}V${ground - hh * 0.67}L${at + hw * 0.32} ${ground - hh}H${at + hw * 0.65}L${at + hw} ${ground - hh * 0.62}V${ground - hh * 0.15}L${at + hw * 0.85} ${ground}`;
  const m = mesh;
  return (
    <>
      {ink.fine ? (
        <>
          <pattern id={id} width={m} height={m} patternUnits="userSpaceOnUse" x={x} y={ground}>
            <path className="detail" d={p`M-1 -1L${m + 1} ${m + 1}M${m + 1} -1L-1 ${m + 1}`} />
          </pattern>
          {ink.open ? null : (
            <path className="plain" fill={ink.fill} d={p`M${x} ${top}h${w}v${h - 3}h${-w}z`} />
          )}
          <path
            fillRule="evenodd"
            fill={`url(#${id})`}
            d={p`M${x} ${top}h${w}v${ink.open ? h : h - 3}h${-w}z` + (ink.open ? `${hole}z` : "")}
          />
        </>
      ) : (
        <path className="plain" fill={ink.fill} d={p`M${x} ${top}h${w}v${h - 3}h${-w}z`} />
      )}
      <path
        className="line"
        d={
          p`M${x} ${top}h${w}` +
          (ink.open ? hole : p`M${x} ${ground - 3}h${w}`) +
          steps(x, w / (posts - 1), x + w + 1)
            .map((post) => p`M${post} ${ground}V${top - wire}`)
            .join("")
        }
      />
      <path className="thin" d={p`M${x} ${top - wire + 2}h${w}M${x} ${top - wire * 0.45}h${w}`} />
    </>
  );
}
