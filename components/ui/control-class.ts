/** The look that text inputs, text areas and selects share. 16 px on a phone, or iOS zooms in on focus. */
export const controlClass =
  "block w-full min-h-8 rounded-control border border-line-control bg-surface px-2.5 py-1 text-body text-ink " +
  "hover:border-ink-2 focus-visible:rounded-control focus-visible:-outline-offset-1 " +
  "aria-invalid:border-notmet-fg aria-invalid:border-l-3 " +
  "disabled:border-line-2 disabled:bg-sunken disabled:text-ink-3 disabled:cursor-not-allowed " +
  "max-md:min-h-10 max-md:text-read";
