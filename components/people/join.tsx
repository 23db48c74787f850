"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import { AccountForm } from "@/components/account/account-form";
import { attempt } from "@/components/projects/attempt";
import { Callout } from "@/components/ui/callout";
import {
  joinAsNewAction,
  joinSignedInAction,
  joinWithPasswordAction,
  readOfferAction,
} from "@/lib/actions/people";
import { aRole, roleWords } from "./role-words";

interface JoinProps {
  /** Who is signed in, if anybody is. */
  account: { readonly name: string; readonly email: string } | null;
}

type Opened =
  | { readonly secret: string; readonly offer: Awaited<ReturnType<typeof read>> }
  | "reading"
  | "no secret";

/** Opens the invitation whose secret stands after the `#` of the address, which no server log sees. */
export function Join({ account }: JoinProps) {
  const [opened, setOpened] = useState<Opened>("reading");
  useEffect(() => {
    let isStale = false;
    async function open() {
      const secret = location.hash.slice(1);
      if (!secret) {
        setOpened((before) => (before === "reading" ? "no secret" : before));
        return;
      }
      const offer = await read(secret);
      if (isStale) return;
      // Out of the history, unless a reload is to try it again.
      if (!("refused" in offer)) history.replaceState(history.state, "", location.pathname);
      setOpened({ secret, offer });
    }
    void open();
    addEventListener("hashchange", open);
    return () => {
      isStale = true;
      removeEventListener("hashchange", open);
    };
  }, []);

  if (opened === "reading") return <p role="status">Opening it…</p>;
  if (opened === "no secret") {
    return (
      <Callout variant="error" title="The link is not whole" role="alert">
        Open it again as it was sent, with all that stands after the #.
      </Callout>
    );
  }
  const { secret, offer } = opened;
  if ("refused" in offer) {
    return (
      <Callout variant="error" title="This invitation does not open" role="alert">
        {offer.refused.message}
      </Callout>
    );
  }
  const { organisation, role, team, isMember } = offer;
  if (isMember) {
    return (
      <p role="status">
        You are a member of {organisation} already. <Link href="/projects">Go to the projects</Link>
      </p>
    );
  }
  const token = <input type="hidden" name="token" value={secret} />;
  return (
    <>
      <p role="status" className="text-ink-2">
        To <strong className="text-ink">{organisation}</strong>, as {aRole(role)}
        {team ? ` in the team ${team}` : ""}. {roleWords[role]}
      </p>
      {account ? (
        <AccountForm
          action={joinSignedInAction}
          verb={`Join as ${account.name}`}
          refused="You have not joined"
          fields={[]}
        >
          {token}
          <p className="text-ink-2">You are signed in with {account.email}.</p>
        </AccountForm>
      ) : (
        <>
          <AccountForm
            key={`new ${secret}`}
            action={joinAsNewAction}
            verb="Make the account and join"
            refused="You have not joined"
            fields={[
              { name: "name", label: "Your name", autoComplete: "name" },
              { name: "email", label: "Email", type: "email", autoComplete: "username" },
              {
                name: "password",
                label: "Password",
                type: "password",
                autoComplete: "new-password",
                hint: "12 characters or more, any kind.",
              },
            ]}
          >
            {token}
          </AccountForm>
          <KnownAccount key={`known ${secret}`} secret={secret} />
        </>
      )}
    </>
  );
}

function KnownAccount({ secret }: { secret: string }) {
  return (
    <details className="border-t border-line pt-4">
      <summary className="cursor-pointer font-medium">I have an account</summary>
      <div className="pt-4">
        <AccountForm
          action={joinWithPasswordAction}
          verb="Join with this account"
          refused="You have not joined"
          variant="secondary"
          idPrefix="known-"
          fields={[
            { name: "email", label: "Email", type: "email", autoComplete: "username" },
            {
              name: "password",
              label: "Password",
              type: "password",
              autoComplete: "current-password",
            },
          ]}
        >
          <input type="hidden" name="token" value={secret} />
        </AccountForm>
      </div>
    </details>
  );
}

function read(secret: string) {
  return attempt(() => readOfferAction(secret));
}
