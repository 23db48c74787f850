"use client";

import { useEffect, useState } from "react";

/** Moves the secret after the `#` of the address, which no server log sees, into the form, and out of the history. */
export function TokenFromAddress() {
  const [token, setToken] = useState("");
  useEffect(() => {
    const secret = location.hash.slice(1);
    if (!secret) return;
    setToken(secret);
    history.replaceState(history.state, "", location.pathname);
  }, []);
  return <input type="hidden" name="token" value={token} />;
}
