import Link from "next/link";
import { isSealed } from "@/lib/sealed-pages";
import { cn } from "@/lib/utils";
import { Mark } from "./mark";

interface BrandLinkProps {
  href: string;
  /** Where it leads, for those who cannot see the page: "all projects". */
  to: string;
  /** On a phone the mark alone. */
  compact?: boolean;
}

/** Mark and name, which lead home. */
export function BrandLink({ href, to, compact = false }: BrandLinkProps) {
  const Anchor = isSealed(href) ? "a" : Link;
  return (
    <Anchor
      href={href}
      aria-label={`Plimsoll, ${to}`}
      className="inline-flex min-h-8 items-center gap-2 text-read font-semibold tracking-tight text-ink no-underline hover:text-ink max-md:min-h-10"
    >
      <Mark />
      <span className={cn(compact && "max-md:hidden")}>Plimsoll</span>
    </Anchor>
  );
}
