"use client";

import { useState, useTransition } from "react";
import { attempt, type Refused } from "@/components/projects/attempt";
import { RefusalNote } from "@/components/projects/refusal-note";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { offerNewPasswordAction } from "@/lib/actions/people";
import { SecretLink } from "./secret-link";

interface MemberSignInProps {
  id: string;
  name: string;
}

/** How an owner helps a member who can't sign in. */
export function MemberSignIn({ id, name }: MemberSignInProps) {
  const [isOpen, setOpen] = useState(false);
  const [isBusy, start] = useTransition();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [link, setLink] = useState<string | null>(null);

  function makeLink() {
    setLink(null);
    start(async () => {
      const outcome = await attempt(() => offerNewPasswordAction(id));
      setRefused("refused" in outcome ? outcome.refused : null);
      // After the `#`: that part of an address reaches no server and no log.
      if (!("refused" in outcome)) setLink(`${location.origin}/reset-password#${outcome.token}`);
    });
  }

  function close() {
    setOpen(false);
    setLink(null);
    setRefused(null);
  }

  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        Sign-in<span className="sr-only"> of {name}</span>
      </Button>
      <Dialog open={isOpen} onClose={close} title={`Sign-in of ${name}`}>
        <div className="grid gap-4">
          <RefusalNote refused={refused} title="No link was made" />
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
        </div>
      </Dialog>
    </>
  );
}
