/** The other theme, kept in this browser; the system's own choice is not kept, so that it is followed again. */
export function switchTheme() {
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
