"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { BrandLink } from "@/components/brand/brand-link";
import { Bell } from "@/components/notices/bell";
import { PaletteButton } from "@/components/palette/palette-button";
import { SkipLink } from "@/components/ui/skip-link";
import { ThemeToggle } from "@/components/ui/theme-toggle";
import { AccountMenu } from "./account-menu";

interface TopBarProps {
  /** Where the mark and the organisation lead: the list of projects. */
  home: string;
  organisation: string;
  project?: { name: string; href: string };
  /** Who is signed in. */
  account: { name: string; email: string };
  /** How many notices wait. */
  unread: number;
}

/**
 * The bar over every page of the app: where one is, who one is, day or night. A client component
 * though little of it acts: as one it is a few words in each page's data, and not all its elements.
 */
export function TopBar({ home, organisation, project, account, unread }: TopBarProps) {
  return (
    <>
      <SkipLink />
      <header className="sticky top-0 z-20 border-b border-line bg-surface print:hidden">
        <div className="mx-auto flex h-13 max-w-page items-center gap-3 px-4 md:px-6">
          <BrandLink href={home} to="all projects" compact />
          <nav aria-label="Breadcrumb" className="min-w-0 flex-1">
            <ol className="flex min-w-0 items-center">
              <li className={project ? "min-w-0 max-md:hidden" : "min-w-0"}>
                <Crumb href={home} current={!project}>
                  {organisation}
                </Crumb>
              </li>
              {project ? (
                <>
                  <li aria-hidden="true" className="px-1 text-ink-3 max-md:hidden">
                    /
                  </li>
                  <li className="min-w-0">
                    <Crumb href={project.href} strong>
                      {project.name}
                    </Crumb>
                  </li>
                </>
              ) : null}
            </ol>
          </nav>
          <div className="flex items-center gap-1">
            <PaletteButton project={project} />
            <Bell unread={unread} />
            <ThemeToggle />
            <AccountMenu {...account} />
          </div>
        </div>
      </header>
    </>
  );
}

function Crumb({
  href,
  current = false,
  strong = false,
  children,
}: {
  href: string;
  current?: boolean;
  strong?: boolean;
  children: ReactNode;
}) {
  return (
    <Link
      href={href}
      aria-current={current ? "page" : undefined}
      className={`block truncate rounded-control px-2 py-1.5 text-ink no-underline hover:bg-harbour-soft hover:text-ink ${strong ? "font-semibold" : "font-medium"}`}
    >
      {children}
    </Link>
  );
}
