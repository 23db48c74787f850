import type { ReactNode } from "react";
import { BrandLink } from "@/components/brand/brand-link";
import { Hull } from "@/components/brand/hull";
import { ThemeToggle } from "@/components/ui/theme-toggle";

interface ThresholdProps {
  /** Where mark and name lead. */
  home: string;
  /** False while nothing is set up: the water stands below the mark. */
  afloat?: boolean;
  /** Heading and form. */
  children: ReactNode;
  footer?: ReactNode;
}

/** Sign-in, first set-up, a new password: a form at the left, a ship's side at the right, above it on a phone. */
export function Threshold({ home, afloat, children, footer }: ThresholdProps) {
  return (
    <div className="grid min-h-dvh grid-rows-[8rem_1fr] md:grid-cols-2 md:grid-rows-1">
      <div
        aria-hidden="true"
        className="relative overflow-hidden border-b border-line md:order-last md:border-b-0 md:border-l print:hidden"
      >
        <Hull afloat={afloat} className="absolute inset-0 size-full" />
        <p className="absolute bottom-8 left-8 max-w-72 text-h2 font-normal text-ink max-md:hidden">
          The mark says how deep a ship may lie. Yours says how safe your containers are.
        </p>
      </div>
      <div className="flex flex-col bg-surface p-4 md:px-8 md:py-6">
        <header className="flex items-center justify-between">
          <BrandLink href={home} to="start" />
          <ThemeToggle />
        </header>
        <main id="main" className="mx-auto grid w-full max-w-95 gap-4 py-8 md:my-auto">
          {children}
        </main>
        {footer ? (
          <footer className="mt-auto flex flex-wrap gap-x-4 gap-y-1 text-meta text-ink-3">
            {footer}
          </footer>
        ) : null}
      </div>
    </div>
  );
}
