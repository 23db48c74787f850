/**
 * Sets the theme chosen before, ahead of the first paint. Its hash is part of every page's Content-Security-Policy, so
 * it stands apart from the component: our server reads it without React.
 */
export const THEME_SCRIPT =
  "try{const t=localStorage.getItem('plimsoll-theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}";
