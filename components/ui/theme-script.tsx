/** Sets the theme chosen before, ahead of the first paint. Its hash is part of every page's Content-Security-Policy. */
export const THEME_SCRIPT =
  "try{const t=localStorage.getItem('plimsoll-theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}";

/** Stands in the root layout's `<head>`. It carries no nonce: a hash lets it run, on static pages as on dynamic ones. */
export function ThemeScript() {
  return <script>{THEME_SCRIPT}</script>;
}
