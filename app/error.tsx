"use client";

import { PageMain } from "@/components/shell/page-main";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { unknownCatalogueIn } from "@/lib/unknown-catalogue";

/** A page that failed has told no title of its own. */
const TITLE = "Not shown · Plimsoll";

export default function ErrorPage({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  const catalogue = unknownCatalogueIn(error.digest);
  if (catalogue !== null) return <UnknownCatalogue version={catalogue} />;
  return (
    <PageMain className="grid gap-6">
      <title>{TITLE}</title>
      <h1 className="text-h1">This page could not be shown</h1>
      <Callout
        variant="error"
        role="alert"
        title="Something failed on the way"
        actions={<Button onClick={retry}>Try again</Button>}
      >
        {error.digest ? (
          <p>
            The server’s log tells more under <code className="font-mono">{error.digest}</code>.
          </p>
        ) : (
          <p>It happened in this browser. Reload the page if trying again does not help.</p>
        )}
      </Callout>
    </PageMain>
  );
}

function UnknownCatalogue({ version }: { version: string }) {
  return (
    <PageMain className="grid gap-6">
      <title>{TITLE}</title>
      <h1 className="text-h1">This project cannot be shown here</h1>
      <Callout
        variant="error"
        role="alert"
        title={`It is on catalogue ${version}, which this server does not have`}
      >
        <p>
          A newer version of Plimsoll moved it there. Without that catalogue no level of it can be
          told. Nothing is lost: start the newer version again.
        </p>
      </Callout>
    </PageMain>
  );
}
