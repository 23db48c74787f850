import { CATALOGUE_VERSION } from "@/lib/core/model/version";

/** The end of the front page. Its links are whole navigations: the page is sealed. */
export function Footer() {
  return (
    <footer className="flex flex-wrap items-baseline gap-x-6 gap-y-2 border-t border-line-2 pt-4 text-small text-ink-2">
      <span>Plimsoll {process.env.NEXT_PUBLIC_VERSION}</span>
      <a href="/catalogue">Catalogue {CATALOGUE_VERSION}</a>
      <a href="/catalogue/five-steps">Secure a container in five steps</a>
      <a href="/sign-in">Sign in</a>
      <span className="md:ml-auto">
        The name is the load line on a ship’s hull: a mark everybody can see.
      </span>
    </footer>
  );
}
