"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

interface SsoButtonProps {
  /** What the provider is called. */
  name: string;
  /** Where to go once signed in. */
  then: string;
}

/** Goes to the single sign-on provider. By a request and not a form: the policy lets no form lead to another site. */
export function SsoButton({ name, then }: SsoButtonProps) {
  const [isBusy, setBusy] = useState(false);
  const [isRefused, setRefused] = useState(false);

  async function go() {
    setBusy(true);
    setRefused(false);
    const address = await addressOfProvider(then).catch(() => null);
    if (address) return location.assign(address);
    setBusy(false);
    setRefused(true);
  }

  return (
    <>
      {isRefused ? (
        <Callout variant="error" title="Not signed in" role="alert">
          The server did not answer. Try again.
        </Callout>
      ) : null}
      <Button variant="secondary" busy={isBusy} onClick={go}>
        Sign in with {name}
      </Button>
    </>
  );
}

async function addressOfProvider(then: string): Promise<string | null> {
  const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
  const body = new URLSearchParams({ csrfToken, callbackUrl: then, json: "true" });
  const response = await fetch("/api/auth/signin/oidc", { method: "POST", body });
  const { url } = await response.json();
  return response.ok && typeof url === "string" ? url : null;
}
