import type { Expiry } from "@/lib/core/history/expiry";
import type { Forecast } from "@/lib/core/history/forecast";
import { expirySentence, expiryText, forecastText } from "@/lib/core/model/text/en/history";
import type { LevelReached } from "@/lib/core/model/words";
import { formatDay } from "@/lib/utils";

const SHOWN = 4;

interface OutlookProps {
  expected: Forecast;
  verified: LevelReached | null;
  expiries: readonly Expiry[];
}

/** What is to come: the target at the pace so far, and what is lost where nobody does anything. */
export function Outlook({ expected, verified, expiries }: OutlookProps) {
  const { loud, quiet } = forecastText(expected);
  const more = expiries.length - SHOWN;
  return (
    <div className="mt-8 grid gap-x-10 gap-y-6 md:grid-cols-2">
      <section aria-labelledby="forecast" className="border-t border-line-2 pt-4">
        <h2 id="forecast" className="text-h3">
          Forecast
        </h2>
        <p className="mt-0.5 mb-1.5 text-h2">{loud}</p>
        <p className="max-w-measure text-pretty text-ink-2">{quiet}</p>
      </section>
      <section aria-labelledby="stale" className="border-t border-line-2 pt-4">
        <h2 id="stale" className="text-h3">
          Goes stale without work
        </h2>
        <p className="mt-0.5 mb-1.5 text-h2">{expiryText(verified, expiries)}</p>
        {expiries.length > 0 ? (
          <dl className="grid max-w-measure gap-x-4 gap-y-1 text-ink-2 sm:grid-cols-[auto_minmax(0,1fr)]">
            {expiries.slice(0, SHOWN).map((expiry) => (
              <div key={expiry.day} className="contents">
                <dt className="font-medium whitespace-nowrap text-ink">
                  <time dateTime={expiry.day}>{formatDay(expiry.day)}</time>
                </dt>
                <dd className="text-pretty max-sm:mb-1">{expirySentence(expiry)}</dd>
              </div>
            ))}
          </dl>
        ) : null}
        {more > 0 ? (
          <p className="mt-1 text-ink-3">And {more === 1 ? "1 day" : `${more} days`} later.</p>
        ) : null}
      </section>
    </div>
  );
}
