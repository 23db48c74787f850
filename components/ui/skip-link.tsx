import type { ComponentProps } from "react";
import { buttonClass } from "./button-class";

/** The first stop of the Tab key: past the bars to the page, whose `<main>` has the id `main`. */
export function SkipLink({
  href = "#main",
  children = "Skip to content",
  className,
  ...props
}: ComponentProps<"a">) {
  return (
    <a
      href={href}
      className={buttonClass(
        "primary",
        "md",
        `fixed top-2 left-4 z-50 -translate-y-16 focus:translate-y-0 print:hidden ${className ?? ""}`,
      )}
      {...props}
    >
      {children}
    </a>
  );
}
