import { buttonClass } from "./button-class";

/** The first stop of the Tab key: past the bars to the page. The page's `<main>` has the id `main`. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className={buttonClass(
        "primary",
        "md",
        "fixed top-2 left-4 z-50 -translate-y-16 focus:translate-y-0",
      )}
    >
      Skip to content
    </a>
  );
}
