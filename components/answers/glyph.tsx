import type { ReactNode } from "react";
import { cn } from "@/lib/utils";

export interface GlyphProps {
  /** Its name where no word stands beside it; without one it is decoration. */
  label?: string;
  /** 12 in a badge, 16 in a line, 20 before a heading. */
  size?: 12 | 16 | 20;
  className?: string;
}

interface GlyphFrameProps extends GlyphProps {
  /** The colour of the form. */
  ink: string;
  children: ReactNode;
}

/** A state's form on 16 by 16. Form tells it, colour repeats it. */
export function Glyph({ label, size = 16, ink, children, className }: GlyphFrameProps) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: without a label it is decoration
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      className={cn("shrink-0", ink, className)}
      role={label ? "img" : undefined}
      aria-hidden={label ? undefined : true}
    >
      {label ? <title>{label}</title> : null}
      {children}
    </svg>
  );
}
