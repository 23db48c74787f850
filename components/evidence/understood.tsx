import { fileErrors } from "@/components/try/result/files-section";
import { notLookedAt } from "@/components/try/result/not-looked-at";
import { Callout } from "@/components/ui/callout";
import { Icon } from "@/components/ui/icon";
import { listed } from "./listed";
import type { ReadFiles } from "./read-files";

const NAMED_AT_MOST = 5;
const ERRORS_AT_MOST = 10;

/** What the browser understood of the files, before anything is sent: what was masked, what is in error, what is left out. */
export function Understood({ read }: { read: ReadFiles }) {
  const { collected, examined } = read;
  const { evidence, skipped, hidden } = examined;
  const errors = fileErrors(evidence);
  const asides = notLookedAt(evidence, skipped, collected);
  return (
    <div className="grid gap-3">
      {evidence.assessable ? null : (
        <Callout variant="warning" title="No file here says how a container is built or run">
          They can come beside files that do; by themselves they are refused.
        </Callout>
      )}
      {hidden.length > 0 ? (
        <Callout
          variant="warning"
          title={
            hidden.length === 1
              ? "Secrets in 1 file were masked"
              : `Secrets in ${hidden.length} files were masked`
          }
        >
          <p className="font-mono text-small wrap-anywhere">{listed(hidden, NAMED_AT_MOST)}</p>
          <p>
            Same length, no character kept; the server never sees them. A secret that was committed
            has to be replaced: taking it out of the file leaves it in the history.
          </p>
        </Callout>
      ) : null}
      {errors.length > 0 ? (
        <Callout
          variant="warning"
          title={errors.length === 1 ? "1 error in a file" : `${errors.length} errors in files`}
        >
          <ul className="grid gap-1">
            {errors.slice(0, ERRORS_AT_MOST).map(({ place, message }) => (
              <li key={place + message} className="wrap-anywhere">
                <span className="font-mono text-small">{place}</span> {message}
              </li>
            ))}
          </ul>
          {errors.length > ERRORS_AT_MOST ? (
            <p>and {errors.length - ERRORS_AT_MOST} more.</p>
          ) : null}
          <p>What can’t be read says nothing. The other files are read.</p>
        </Callout>
      ) : null}
      {asides.length > 0 ? (
        <details>
          <summary className="flex min-h-8 items-center gap-1.5 font-medium max-md:min-h-11">
            <Icon name="chevron-down" className="text-ink-3" />
            Not looked at<span className="font-normal text-ink-3">{asides.length}</span>
          </summary>
          <ul className="grid gap-1.5 pl-5.5 text-small">
            {asides.map(({ what, isPath, why }) => (
              <li key={what + why} className="wrap-anywhere">
                <span className={isPath ? "font-mono" : "font-medium"}>{what}</span>{" "}
                <span className="text-ink-2">{why}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
