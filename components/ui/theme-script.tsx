import { THEME_SCRIPT } from "./theme-source";

/** Stands in the root layout's `<head>`. It carries no nonce: a hash lets it run, on static pages as on dynamic ones. */
export function ThemeScript() {
  return <script>{THEME_SCRIPT}</script>;
}
