/**
 * How our server marks a page's scripts, in the place of ` async=""`, which is as long: a browser neither loads nor runs
 * what has a type that it doesn't know.
 */
export const LATE_MARK = ' type="l"';

/**
 * Starts the marked scripts when the page has been drawn once: before, they would take line and processor from what
 * people see first. A page in the background is not drawn, so its scripts start at once. Its hash is part of every page's
 * Content-Security-Policy, as the theme script's is.
 */
export const LATE_SCRIPT =
  "addEventListener('DOMContentLoaded',()=>{const start=()=>{for(const late of document.querySelectorAll('script[type=l]')){const script=document.createElement('script');script.async=true;script.nonce=late.nonce;script.src=late.getAttribute('src');late.replaceWith(script)}};if(document.hidden)start();else requestAnimationFrame(()=>setTimeout(start))})";
