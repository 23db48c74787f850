/** The mark on a hull, in ink: a disc cut by a line. Decoration beside the name. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
      className="shrink-0"
    >
      <circle cx="12" cy="12" r="7" />
      <path d="M1 12h22" />
    </svg>
  );
}
