"use client";

import { PageMain } from "@/components/shell/page-main";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

export default function ErrorPage({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <PageMain className="grid gap-6">
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
