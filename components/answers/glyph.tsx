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
  /** The form's elements as markup: a constant of ours. */
  form: string;
}

/** A state's form on 16 by 16. Form tells it, colour repeats it. */
export function Glyph({ label, size = 16, ink, form, className }: GlyphFrameProps) {
  return (
    <svg
      viewBox="0 0 16 16"
      className={cn("glyph", sizes[size], ink, className)}
      role={label ? "img" : undefined}
      aria-hidden={label ? undefined : true}
      // As markup, for a list of glyphs would else be more elements than all that it says.
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, and a label that is escaped
      dangerouslySetInnerHTML={{ __html: label ? titleOf(label) + form : form }}
    />
  );
}

function titleOf(label: string): string {
  const text = label.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<title>${text}</title>`;
}
