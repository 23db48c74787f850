import { type Ink, p, round, steps } from "./ink";

interface GantryProps {
  ink: Ink;
  x: number;
  width: number;
  height: number;
  ground: number;
  /** Height of the beam, width of a leg. */
  beam: number;
  leg: number;
  /** Width and height of the box that is inspected. */
  load: readonly [number, number];
}

/** Build, quality control: a gantry scans what rolls through. Open: the beam is broken and nothing looks. */
export function Gantry({ ink, x, width: w, height: h, ground, beam, leg, load }: GantryProps) {
  const top = ground - h;
  const [lw, lh] = load;
  const cx = x + w / 2;
  const wheel = round(leg / 2);
  const deck = ground - 3 * wheel;
  const inset = leg;
  const legs = [x + inset, x + w - inset - leg];
  const lamp = w * 0.2;
  return (
    <>
      <path
        className="body"
        fill={ink.fill}
        d={p`M${cx - lw / 2} ${deck - lh}h${lw}v${lh}h${-lw}z`}
      />
      {ink.fine ? (
        <path
          className="detail"
          d={steps(cx - lw / 2 + leg * 0.8, leg * 0.8, cx + lw / 2 - 2)
            .map((at) => p`M${at} ${deck - lh + 4}v${lh - 8}`)
            .join("")}
        />
      ) : null}
      <path
        className="body"
        fill={ink.fill}
        d={p`M${cx - lw / 2 - wheel} ${deck}h${lw + 2 * wheel}v${wheel}h${-lw - 2 * wheel}z`}
      />
      <circle
        className="body"
        fill={ink.fill}
        cx={round(cx - lw * 0.38)}
        cy={ground - wheel}
        r={wheel}
      />
      <circle
        className="body"
        fill={ink.fill}
        cx={round(cx + lw * 0.38)}
        cy={ground - wheel}
        r={wheel}
      />
      {ink.works === "no" ? null : (
        <path
          className="thin ray"
          d={steps(-3, 1, 4)
            .map(
              (ray) =>
                p`M${cx + ray * lamp * 0.08} ${top + beam + lamp * 0.6 + 2}L${cx + (ray * lw) / 6.4} ${deck - lh - 3}`,
            )
            .join("")}
        />
      )}
      {legs.map((at) => (
        <path
          key={at}
          className="body"
          fill={ink.fill}
          d={p`M${at} ${top + beam}h${leg}V${ground - leg * 0.7}h${leg * 0.4}V${ground}h${-leg * 1.8}v${-leg * 0.7}h${leg * 0.4}z`}
        />
      ))}
      <path
        className="line"
        d={p`M${x + inset + leg} ${top + beam + leg * 2.2}l${leg * 2.2} ${-leg * 2.2}M${x + w - inset - leg} ${top + beam + leg * 2.2}l${-leg * 2.2} ${-leg * 2.2}`}
      />
      {ink.open ? (
        <path
          className="body"
          fill={ink.fill}
          d={
            p`M${x} ${top}h${w * 0.37}l-4 ${beam / 3}l6 ${beam / 3}l-5 ${beam / 3}H${x}z` +
            p`M${x + w} ${top}h${-w * 0.37}l4 ${beam / 3}l-6 ${beam / 3}l4 ${beam / 3}H${x + w}z`
          }
        />
      ) : (
        <>
          <path className="body" fill={ink.fill} d={p`M${x} ${top}h${w}v${beam}h${-w}z`} />
          {ink.fine ? <path className="detail" d={truss(x, top, w, beam)} /> : null}
          <path
            className="body"
            fill={ink.fill}
            d={p`M${cx - lamp / 2} ${top + beam}h${lamp}l${-lamp * 0.2} ${lamp * 0.57}h${-lamp * 0.6}z`}
          />
        </>
      )}
    </>
  );
}

function truss(x: number, top: number, width: number, height: number): string {
  const half = width / 16;
  const zigzag = Array.from({ length: 8 }, () => p`l${half} ${-height}l${half} ${height}`);
  return p`M${x} ${top + height}` + zigzag.join("");
}
