"use client";

import { Button } from "./button";
import { Icon } from "./icon";

/** The other theme, kept in this browser; the system's own choice is not kept, so that it is followed again. */
function switchTheme() {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const next = (root.dataset.theme ?? system) === "dark" ? "light" : "dark";
  const follows = next === system;
  if (follows) delete root.dataset.theme;
  else root.dataset.theme = next;
  try {
    if (follows) localStorage.removeItem("plimsoll-theme");
    else localStorage.setItem("plimsoll-theme", next);
  } catch {
    // Storage is closed: the theme holds until the page goes.
  }
}

/** Switches between day and night. */
export function ThemeToggle() {
  return (
    <Button
      variant="quiet"
      size="square"
      aria-label="Switch between light and dark"
      title="Light or dark"
      onClick={switchTheme}
    >
      <Icon name="theme" />
    </Button>
  );
}
