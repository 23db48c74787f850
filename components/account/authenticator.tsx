"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Status } from "@/components/ui/status";
import {
  beginAuthenticatorAction,
  confirmAuthenticatorAction,
  type Enrolment,
  newRecoveryCodesAction,
  turnOffAuthenticatorAction,
} from "@/lib/actions/authenticator";
import { ProofForm } from "./proof-form";
import { RecoveryCodes } from "./recovery-codes";

interface AuthenticatorProps {
  isOn: boolean;
  recoveryCodesLeft: number;
}

/** Has signing in ask for the code of an app, or no longer. */
export function Authenticator({ isOn, recoveryCodesLeft }: AuthenticatorProps) {
  const router = useRouter();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [said, setSaid] = useState("");

  function showCodes(made: { readonly recoveryCodes: readonly string[] }) {
    setEnrolment(null);
    setCodes(made.recoveryCodes);
    setSaid("");
  }

  function show() {
    if (codes) {
      const onKept = () => {
        setCodes(null);
        router.refresh();
      };
      return <RecoveryCodes codes={codes} onKept={onKept} />;
    }
    if (enrolment) return <Enrol enrolment={enrolment} onDone={showCodes} />;
    if (!isOn) {
      return (
        <>
          <p className="text-ink-2">
            Signing in then asks for your password and for six digits that an app on your phone
            shows, a new number every half minute.
          </p>
          <ProofForm
            id="begin"
            asks={["password"]}
            verb="Set up an app"
            refused="Nothing was set up"
            variant="secondary"
            action={beginAuthenticatorAction}
            onDone={setEnrolment}
          />
        </>
      );
    }
    return (
      <TurnedOn
        left={recoveryCodesLeft}
        onCodes={showCodes}
        onOff={() => {
          setSaid("Your password alone signs you in now.");
          router.refresh();
        }}
      />
    );
  }

  return (
    <>
      {show()}
      <Status>{said}</Status>
    </>
  );
}

interface EnrolProps {
  enrolment: Enrolment;
  onDone: (made: { readonly recoveryCodes: readonly string[] }) => void;
}

function Enrol({ enrolment: { secret, picture }, onDone }: EnrolProps) {
  const { size, path } = picture;
  return (
    <>
      <ol className="grid list-decimal gap-3 pl-5">
        <li>
          Scan this with your authenticator app, or type the key into it.
          {/* Dark on light by night, too: cameras read nothing else. */}
          <svg
            role="img"
            aria-label="QR code with the key"
            viewBox={`0 0 ${size} ${size}`}
            shapeRendering="crispEdges"
            className="mt-3 w-52 max-w-full rounded-control border border-line"
          >
            <rect width={size} height={size} fill="#fff" />
            <path d={path} fill="#000" />
          </svg>
          <p className="mt-3 font-mono wrap-anywhere">{secret}</p>
          <CopyButton text={secret.replaceAll(" ", "")} what="the key" label="Copy the key" />
        </li>
        <li>Type the code that it shows.</li>
      </ol>
      <ProofForm
        id="confirm"
        asks={["code"]}
        codeHint="Six digits. Sessions in other browsers end."
        verb="Turn on"
        refused="Not turned on"
        action={confirmAuthenticatorAction}
        onDone={onDone}
      />
    </>
  );
}

interface TurnedOnProps {
  left: number;
  onCodes: EnrolProps["onDone"];
  onOff: () => void;
}

function TurnedOn({ left, onCodes, onOff }: TurnedOnProps) {
  return (
    <>
      <p className="text-ink-2">
        On: signing in asks for a code.{" "}
        {left === 0
          ? "No recovery code is left: make new ones."
          : `${left} recovery ${left === 1 ? "code is" : "codes are"} left.`}
      </p>
      <details className="border-t border-line pt-4">
        <summary className="cursor-pointer font-medium">Make new recovery codes</summary>
        <div className="grid gap-4 pt-4">
          <p className="text-ink-2">The old ones work no longer.</p>
          <ProofForm
            id="new"
            asks={["code"]}
            codeHint="Of your app, or a recovery code."
            verb="Make new ones"
            refused="No new ones were made"
            variant="secondary"
            action={newRecoveryCodesAction}
            onDone={onCodes}
          />
        </div>
      </details>
      <details className="border-t border-line pt-4">
        <summary className="cursor-pointer font-medium">Turn off</summary>
        <div className="grid gap-4 pt-4">
          <p className="text-ink-2">
            For another phone, too: turn it off here, then set the other one up.
          </p>
          <ProofForm
            id="off"
            asks={["password", "code"]}
            codeHint="Of your app, or a recovery code."
            verb="Turn off"
            refused="Not turned off"
            variant="danger"
            action={turnOffAuthenticatorAction}
            onDone={onOff}
          />
        </div>
      </details>
    </>
  );
}
