import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { GivenAnswer } from "@/lib/core/evidence/settings/types";
import { keepFiles } from "../kept-files";
import type { MaskedFile } from "../worker/protocol";

interface KeepSectionProps {
  name: string;
  complete: boolean;
  /** Answers given on the page. */
  given: readonly GivenAnswer[];
  /** The files with their secrets masked. */
  masked: () => Promise<readonly MaskedFile[]>;
  onAgain: () => void;
}

/** The way on: the masked files stay in the browser until somebody who is signed in sends them. */
export function KeepSection({ name, complete, given, masked, onAgain }: KeepSectionProps) {
  const [state, setState] = useState<"idle" | "busy" | "refused">("idle");

  async function keep() {
    setState("busy");
    try {
      await keepFiles({
        name,
        complete,
        files: await masked(),
        answers: given.map(({ control, answer, reason }) => ({
          control,
          answer,
          reason: reason ?? "",
        })),
        at: Date.now(),
      });
      // A whole navigation: this page may open no connection, the next one asks who is signed in.
      window.location.assign("/keep");
    } catch {
      setState("refused");
    }
  }

  return (
    <section
      aria-labelledby="keep"
      className="grid items-center gap-x-8 gap-y-4 border-t-2 border-ink pt-6 lg:grid-cols-[minmax(0,1fr)_auto]"
    >
      <div>
        <h2 id="keep" className="text-h2">
          Files carry you to level 2. Beyond that it takes people and a signature.
        </h2>
        <p className="mt-1 max-w-measure text-ink-2">
          As a project the open questions go to your team. The files stay in this browser, every
          secret masked; the next page lists them and sends them only when you say so. The server
          then reads them itself.
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          size="lg"
          busy={state === "busy"}
          onClick={() => {
            void keep();
          }}
        >
          Keep this as a project
        </Button>
        <Button variant="quiet" size="lg" onClick={onAgain}>
          Assess other files
        </Button>
      </div>
      {state === "refused" ? (
        <Callout
          role="alert"
          variant="error"
          title="This browser keeps nothing here"
          className="lg:col-span-2"
        >
          Private windows and full disks refuse it. Nothing was sent, and the result is still here.
        </Callout>
      ) : null}
    </section>
  );
}
