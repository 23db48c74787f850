import { BrandLink } from "@/components/brand/brand-link";
import { SkipLink } from "@/components/ui/skip-link";
import { ThemeToggle } from "@/components/ui/theme-toggle";

interface PublicHeaderProps {
  /** Where mark and name lead. */
  home: string;
  links: readonly { href: string; label: string }[];
}

/** The bar over pages that need no account. Its links are whole navigations: some of the pages are sealed. */
export function PublicHeader({ home, links }: PublicHeaderProps) {
  return (
    <>
      <SkipLink />
      <header className="border-b border-line bg-surface print:hidden">
        <div className="mx-auto flex h-13 max-w-page items-center gap-4 px-4 md:gap-6 md:px-6">
          <BrandLink href={home} to="start" compact />
          <nav
            aria-label="Pages"
            className="ml-auto flex items-center gap-4 overflow-x-auto md:gap-6"
          >
            {links.map((link) => (
              <a
                key={link.href}
                href={link.href}
                className="flex min-h-10 items-center font-medium whitespace-nowrap text-ink-2 no-underline hover:text-ink focus-visible:-outline-offset-2"
              >
                {link.label}
              </a>
            ))}
          </nav>
          <ThemeToggle />
        </div>
      </header>
    </>
  );
}
