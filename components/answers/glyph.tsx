import { holding, type Markup, markup } from "@/components/ui/markup";
import { cn } from "@/lib/utils";

const sizes = { 12: "size-3", 16: "size-4", 20: "size-5" } as const;

export interface GlyphProps {
  /** Its name where no word stands beside it; without one it is decoration. */
  label?: string;
  /** 12 in a badge, 16 in a line, 20 before a heading. */
  size?: keyof typeof sizes;
  className?: string;
}

interface GlyphFrameProps extends GlyphProps {
  /** The colour of the form. */
  ink: string;
  /** The form's elements. */
  form: Markup;
}

/** A state's form on 16 by 16. Form tells it, colour repeats it. */
export function Glyph({ label, form, ...look }: GlyphFrameProps) {
  return (
    <svg
      viewBox="0 0 16 16"
      className={classOf(look)}
      role={label ? "img" : undefined}
      aria-hidden={label ? undefined : true}
      {...holding(markup`${label && markup`<title>${label}</title>`}${form}`)}
    />
  );
}

/** The same with a label, for markup. */
export function glyphMarkup({ label, form, ...look }: GlyphFrameProps & { label: string }): Markup {
  return markup`<svg viewBox="0 0 16 16" class="${classOf(look)}" role="img"><title>${label}</title>${form}</svg>`;
}

function classOf({ size = 16, ink, className }: Omit<GlyphFrameProps, "label" | "form">): string {
  return cn("glyph", sizes[size], ink, className);
}
