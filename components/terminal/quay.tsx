import { type Ink, p, steps } from "./ink";

interface QuayProps {
  ink: Ink;
  left: number;
  right: number;
  top: number;
  thick: number;
  /** From pile to pile, and how wide and deep they are. */
  pitch: number;
  pile: readonly [width: number, depth: number];
  firstPile: number;
  /** Where the slab breaks. */
  gap: readonly [number, number];
  bollard?: number;
}

/** Image, the foundation: the slab on its piles. Open: broken right through, a pile missing under the break. */
export function Quay({
  ink,
  left,
  right,
  top,
  thick,
  pitch,
  pile,
  firstPile,
  gap,
  bollard,
}: QuayProps) {
  const [width, depth] = pile;
  const [from, to] = gap;
  const third = thick / 3;
  const piles = steps(firstPile, pitch, right - width).filter(
    (x) => !ink.open || x + width < from - 4 || x > to - 4,
  );
  return (
    <>
      <path
        className="body"
        fill={ink.fill}
        d={piles.map((x) => p`M${x} ${top + thick}h${width}v${depth - 2}h${-width}z`).join("")}
      />
      {ink.open ? (
        <>
          <path
            className="body"
            fill={ink.fill}
            d={p`M${left} ${top}H${from}l-4 ${third}l6 ${third}l-5 ${third}H${left}`}
          />
          <path
            className="body"
            fill={ink.fill}
            d={p`M${right} ${top}H${to}l4 ${third}l-6 ${third}l4 ${third}H${right}Z`}
          />
          <path
            className="detail"
            d={p`M${left} ${top + 6}H${from - 3}M${to + 3} ${top + 6}H${right}`}
          />
        </>
      ) : (
        <path className="body" fill={ink.fill} d={p`M${left} ${top}H${right}v${thick}H${left}`} />
      )}
      {ink.fine && !ink.open ? (
        <path
          className="detail"
          d={
            p`M${left} ${top + 6}H${right}` +
            steps(firstPile + pitch * 0.6, pitch, right)
              .map((x) => p`M${x} ${top + 6}v${thick - 6}`)
              .join("")
          }
        />
      ) : null}
      {bollard === undefined ? null : (
        <path className="body" fill={ink.fill} d={p`M${bollard} ${top}v-8h-4v-5h16v5h-4v8z`} />
      )}
    </>
  );
}
