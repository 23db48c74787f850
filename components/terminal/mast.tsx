import { type Ink, p } from "./ink";

interface MastProps {
  ink: Ink;
  /** Middle of the mast. */
  x: number;
  height: number;
  ground: number;
  /** 1 in the wide picture. */
  scale: number;
}

/** Runtime, the alarms: camera and siren on a mast. Open: the camera hangs and sees the ground. */
export function Mast({ ink, x, height, ground, scale: s }: MastProps) {
  const top = ground - height;
  const arm = top + 20 * s;
  const hinge = x + 12 * s;
  const camera = (
    <>
      <path
        className="body"
        fill={ink.fill}
        d={p`M${hinge + 2 * s} ${arm - 7.8 * s}h${28.6 * s}v${15.6 * s}h${-28.6 * s}z`}
      />
      <path
        className="body"
        fill={ink.fill}
        d={p`M${hinge + 30.6 * s} ${arm - 4.5 * s}l${6.5 * s} ${-2.6 * s}v${14.3 * s}l${-6.5 * s} ${-2.6 * s}z`}
      />
      <path className="line" d={p`M${hinge - 1} ${arm - 11.7 * s}h${37.7 * s}`} />
    </>
  );
  return (
    <>
      {ink.works === "no" ? null : (
        <path
          className="thin ray"
          d={p`M${hinge + 38 * s} ${arm + 4 * s}l${126 * s} ${17 * s}M${hinge + 37 * s} ${arm + 12 * s}l${102 * s} ${58 * s}`}
        />
      )}
      <path
        className="body"
        fill={ink.fill}
        d={p`M${x - 2.5 * s} ${ground}V${top}h${5 * s}V${ground}z`}
      />
      <path
        className="body"
        fill={ink.fill}
        d={p`M${x - 9 * s} ${ground}v${-8 * s}h${18 * s}v${8 * s}z`}
      />
      <path className="line" d={p`M${x - 9 * s} ${top}h${18 * s}`} />
      <path
        className="body"
        fill={ink.fill}
        d={p`M${x - 6 * s} ${top}v${-7 * s}a${6 * s} ${6 * s} 0 0 1 ${12 * s} 0v${7 * s}z`}
      />
      {ink.works === "fully" ? (
        <path
          className="thin"
          d={
            p`M${x - 12 * s} ${top - s}a${13 * s} ${13 * s} 0 0 1 ${3.5 * s} ${-12 * s}M${x + 12 * s} ${top - s}a${13 * s} ${13 * s} 0 0 0 ${-3.5 * s} ${-12 * s}` +
            p`M${x - 18 * s} ${top}a${19 * s} ${19 * s} 0 0 1 ${5 * s} ${-18 * s}M${x + 18 * s} ${top}a${19 * s} ${19 * s} 0 0 0 ${-5 * s} ${-18 * s}`
          }
        />
      ) : null}
      <path
        className="line"
        d={p`M${x + 2 * s} ${arm}H${hinge}` + (ink.open ? p`v${8 * s}` : "")}
      />
      <g
        transform={
          ink.open
            ? p`translate(0 ${6 * s}) rotate(83 ${hinge} ${arm})`
            : p`rotate(12 ${hinge} ${arm})`
        }
      >
        {camera}
      </g>
    </>
  );
}
