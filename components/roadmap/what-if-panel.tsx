import { ladderSentence } from "@/components/load-line/legend";
import { LoadLine } from "@/components/load-line/load-line";
import { LoadLineCard } from "@/components/load-line/load-line-card";
import { loadLineOf } from "@/components/load-line/state";
import { Button } from "@/components/ui/button";
import { loadLineSentence } from "@/lib/core/model/text/en/load-line";
import type { WhatIf } from "./use-what-if";
import { whatIfSentence, whatIsLeft } from "./what-if-sentence";

/** The load line as it would stand with what is switched on; on a narrow screen a strip that stays in sight. */
export function WhatIfPanel({ whatIf, isKept = true }: { whatIf: WhatIf; isKept?: boolean }) {
  const { before, after, on, left, gone, all, switchOn } = whatIf;
  const line = loadLineOf(after);
  const sentence = loadLineSentence(after);
  const noun = before.declared !== null && before.declared >= before.target ? "proof" : "step";
  return (
    <aside
      aria-label="What if"
      className="sticky top-13 z-10 self-start max-lg:-mx-4 max-lg:border-y max-lg:border-line max-lg:bg-surface max-lg:px-4 md:max-lg:-mx-6 md:max-lg:px-6 lg:top-18 lg:rounded-sheet lg:border lg:border-line lg:bg-surface lg:p-5 lg:pr-3 print:hidden"
    >
      <div className="flex items-center gap-4 max-lg:py-1.5 lg:grid lg:gap-3">
        <LoadLine
          {...line}
          sentence={sentence}
          detail={ladderSentence(line)}
          className="max-lg:hidden"
        />
        <LoadLineCard {...line} sentence={sentence} className="h-auto w-14 lg:hidden" />
        <div className="grid min-w-0 flex-1 content-start gap-1 lg:min-h-22">
          <p role="status" className="font-semibold max-lg:text-small">
            {on.length === 0 ? `${sentence}.` : whatIfSentence(on, before, after)}
          </p>
          <p className="text-small text-ink-2 max-lg:text-meta">{whatIsLeft(after, left)}</p>
          {on.length === 0 ? (
            <p className="text-small text-ink-3 max-lg:hidden">
              Switch a step on to see where it leads.{" "}
              {isKept ? "Nothing is saved; the address keeps it." : "It stays in this tab."}
            </p>
          ) : null}
          {gone > 0 ? (
            <p className="text-small text-partly-fg">
              {gone === 1 ? "1 step of this address is" : `${gone} steps of this address are`} not
              on the roadmap any more.
            </p>
          ) : null}
        </div>
        <div className="flex gap-1 max-lg:flex-col max-lg:gap-0 lg:-ml-2">
          {all.length > 0 ? (
            <Button
              variant="quiet"
              size="sm"
              onClick={() => switchOn(all)}
              disabled={all.length === on.length && all.every((step) => on.includes(step))}
            >
              <span className="max-lg:hidden">
                {all.length === 1
                  ? `Switch the ${noun} on`
                  : `Switch all ${all.length} ${noun}s on`}
              </span>
              <span className="lg:hidden">All on</span>
            </Button>
          ) : null}
          <Button
            variant="quiet"
            size="sm"
            onClick={() => switchOn([])}
            disabled={on.length === 0 && gone === 0}
          >
            Reset
          </Button>
        </div>
      </div>
    </aside>
  );
}
