import type { ReactNode } from "react";

interface PartProps {
  title: string;
  count: number;
  hint?: string;
  children: ReactNode;
}

/** A list under its heading with how many are in it. */
export function Part({ title, count, hint, children }: PartProps) {
  return (
    <div>
      <h3 className="text-h3">
        {title} <span className="font-normal text-ink-2">{count}</span>
      </h3>
      {hint ? <p className="mb-2 max-w-measure text-small text-ink-2">{hint}</p> : null}
      {children}
    </div>
  );
}
