"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

interface SettingsPlacesProps {
  places: readonly { readonly href: string; readonly label: string }[];
}

/** The pages of the organisation's settings that whoever asks may open. */
export function SettingsPlaces({ places }: SettingsPlacesProps) {
  const path = usePathname();
  return (
    <nav aria-label="Settings" className="border-b border-line bg-surface print:hidden">
      <ul className="mx-auto flex max-w-page gap-4 overflow-x-auto px-4 md:gap-6 md:px-6">
        {places.map(({ href, label }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={href === path ? "page" : undefined}
              className="flex h-11 items-center border-y-2 border-transparent font-medium whitespace-nowrap text-ink-2 no-underline hover:border-b-line-control hover:text-ink focus-visible:-outline-offset-2 aria-[current]:border-b-harbour aria-[current]:text-ink"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
