"use client";

import { Button } from "./button";
import { Icon } from "./icon";
import { switchTheme } from "./switch-theme";

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
