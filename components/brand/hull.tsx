const WAVES = [
  [494, 0.62],
  [514, 0.54],
  [542, 0.46],
  [578, 0.38],
  [622, 0.3],
  [676, 0.22],
  [740, 0.14],
] as const;

/**
 * A ship's side with its load line, for pages before the first project. Decoration.
 * `afloat` false: not laden yet, the water stands below the mark.
 */
export function Hull({ afloat = true, className }: { afloat?: boolean; className?: string }) {
  const below = afloat ? 0 : 96;
  return (
    <svg
      viewBox="0 0 720 900"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      fill="none"
      className={className}
    >
      <path
        className="stroke-ink"
        strokeWidth="2"
        d="M-400 250H520C560 250 590 270 604 306L700 930"
      />
      <path className="stroke-ink" opacity=".5" d="M-400 268H524" />
      <g transform={`translate(0 ${below})`}>
        <rect className="fill-water" x="-400" y="480" width="1520" height="520" />
        <path className="stroke-water-line" strokeWidth="2" d="M-400 480H1120" />
        {WAVES.map(([y, opacity]) => (
          <path key={y} className="stroke-water-line" opacity={opacity} d={`M-400 ${y}H1120`} />
        ))}
      </g>
      <path className="stroke-ink" strokeWidth="2" opacity=".35" d="M-400 480H631L700 930" />
      <g className="stroke-signal" strokeWidth="13">
        <circle cx="236" cy="480" r="74" />
        <path d="M122 480H350" />
      </g>
      <path
        className="stroke-ink"
        strokeWidth="7"
        d="M428 335V628M425 408H494M425 480H494M425 552H494M425 338.5H494"
      />
    </svg>
  );
}
