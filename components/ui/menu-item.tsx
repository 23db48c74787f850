import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/utils";

const look =
  "flex w-full items-center gap-2 px-3 py-1.5 text-left text-body text-ink no-underline hover:bg-harbour-soft hover:text-ink " +
  "focus-visible:bg-harbour-soft focus-visible:-outline-offset-2 disabled:text-ink-3 max-md:min-h-11";

type MenuItemProps = { children: ReactNode; className?: string } & (
  | ({ href: string } & Omit<ComponentProps<typeof Link>, "href" | "role">)
  | ({ href?: undefined } & Omit<ComponentProps<"button">, "role">)
);

/** An item of a `Menu`: a link where it has an `href`, else a button. */
export function MenuItem({ className, ...props }: MenuItemProps) {
  if (props.href !== undefined)
    return <Link role="menuitem" tabIndex={-1} className={cn(look, className)} {...props} />;
  const { href: _, ...button } = props;
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={cn(look, className)}
      {...button}
    />
  );
}
