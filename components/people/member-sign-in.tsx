"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { attempt, type Refused } from "@/components/projects/attempt";
import { RefusalNote } from "@/components/projects/refusal-note";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Status } from "@/components/ui/status";
import { offerNewPasswordAction, turnOffMembersAuthenticatorAction } from "@/lib/actions/people";
import { SecretLink } from "./secret-link";

interface MemberSignInProps {
  id: string;
  name: string;
  /** Signing in asks them for a code. */
  asksForCode: boolean;
}

/** How an owner helps a member who can't sign in. */
export function MemberSignIn({ id, name, asksForCode }: MemberSignInProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, start] = useTransition();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const [said, setSaid] = useState("");

  function makeLink() {
    setLink(null);
    start(async () => {
      const outcome = await attempt(() => offerNewPasswordAction(id));
      setRefused("refused" in outcome ? outcome.refused : null);
      if ("refused" in outcome) return;
      // After the `#`: that part of an address reaches no server and no log.
      setLink(`${location.origin}/reset-password#${outcome.token}`);
    });
  }

  function turnOff() {
    start(async () => {
      const outcome = await attempt(() => turnOffMembersAuthenticatorAction(id));
      setRefused("refused" in outcome ? outcome.refused : null);
      if ("refused" in outcome) return;
      setSaid("Turned off. The password alone signs them in.");
      router.refresh();
    });
  }

  function close() {
    setOpen(false);
    setLink(null);
    setRefused(null);
    setSaid("");
  }

  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        Sign-in<span className="sr-only"> of {name}</span>
      </Button>
      <Dialog open={isOpen} onClose={close} title={`Sign-in of ${name}`}>
        <div className="grid gap-4">
          <RefusalNote refused={refused} title="Nothing was changed" />
          <section className="grid gap-3">
            <h3 className="text-h3 text-ink">Forgotten password</h3>
            <p>
              A link with which {name} sets a new password, once, within an hour. All their sessions
              end then. Hand it to nobody else: the audit log says who made it.
            </p>
            <div role="status">
              {link ? (
                <SecretLink link={link} title={`For ${name} alone`} what="the link">
                  <p>It is shown only now. An older one opens nothing any more.</p>
                </SecretLink>
              ) : null}
            </div>
            <div>
              <Button busy={isBusy} onClick={makeLink}>
                Make a link for a new password
              </Button>
            </div>
          </section>
          <section className="grid gap-3 border-t border-line pt-4">
            <h3 className="text-h3 text-ink">Lost authenticator app</h3>
            {asksForCode ? (
              <>
                <p>
                  Without its code the password alone signs {name} in. Do it only for somebody whom
                  you have spoken to: the audit log says who did.
                </p>
                <div>
                  <Button variant="danger" busy={isBusy} onClick={turnOff}>
                    Turn the code off
                  </Button>
                </div>
              </>
            ) : (
              <p>Signing in does not ask {name} for a code.</p>
            )}
            <Status>{said}</Status>
          </section>
        </div>
      </Dialog>
    </>
  );
}
