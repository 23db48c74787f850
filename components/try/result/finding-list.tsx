import { useId } from "react";
import { AnswerGlyph } from "@/components/answers/answer-glyph";
import { BASIS_WORDS, OUTCOME_WORDS } from "@/components/evidence/outcomes";
import { Icon } from "@/components/ui/icon";
import type { Finding } from "@/lib/core/evidence/finish";
import { controlById } from "@/lib/core/model/controls";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import { answerTexts } from "@/lib/core/model/text/en/catalogue";
import type { ControlId } from "@/lib/core/model/words";
import { cn } from "@/lib/utils";
import type { ControlGroup, ControlView } from "./control-groups";
import type { Place } from "./source-view";

interface FindingListProps {
  groups: readonly ControlGroup[];
  picked: ControlId | null;
  onPick: (control: ControlId | null) => void;
  onGo: (place: Place) => void;
}

/** The controls that files speak of, in groups; one opens on its findings and shows its lines. */
export function FindingList({ groups, picked, onPick, onGo }: FindingListProps) {
  const firsts = firstOfArea(groups);
  return (
    <div className="grid content-start gap-5">
      {groups.map(({ id, title, controls, isQuiet }) => {
        const rows = { controls, firsts, picked, onPick, onGo };
        return isQuiet ? (
          <details key={id} open={controls.some(({ control }) => control === picked)}>
            <summary className="mb-2 flex min-h-8 items-center justify-between rounded-control text-body font-semibold max-md:min-h-11">
              <span className="flex items-center gap-1.5">
                <Icon name="chevron-down" className="text-ink-3" />
                {title}
              </span>
              <span className="font-normal text-ink-3">{controls.length}</span>
            </summary>
            <Rows {...rows} />
          </details>
        ) : (
          <section key={id} aria-label={title}>
            <h3 className="mb-2 flex items-baseline justify-between text-body font-semibold">
              {title} <span className="font-normal text-ink-3">{controls.length}</span>
            </h3>
            <Rows {...rows} />
          </section>
        );
      })}
    </div>
  );
}

type RowsProps = Omit<FindingListProps, "groups"> & {
  controls: readonly ControlView[];
  firsts: ReadonlyMap<ControlId, string>;
};

function Rows({ controls, firsts, picked, onPick, onGo }: RowsProps) {
  return (
    <ul className="overflow-hidden rounded-sheet border border-line bg-surface">
      {controls.map((view) => (
        <ControlRow
          key={view.control}
          view={view}
          anchor={firsts.get(view.control)}
          isOpen={view.control === picked}
          onPick={onPick}
          onGo={onGo}
        />
      ))}
    </ul>
  );
}

/** The row at which a part of the terminal lands. */
function firstOfArea(groups: readonly ControlGroup[]): ReadonlyMap<ControlId, string> {
  const areas = new Set<string>();
  const firsts = new Map<ControlId, string>();
  for (const { control } of groups.flatMap(({ controls }) => controls)) {
    const { group } = controlById(control);
    if (!areas.has(group)) firsts.set(control, `area-${group}`);
    areas.add(group);
  }
  return firsts;
}

interface ControlRowProps {
  view: ControlView;
  anchor: string | undefined;
  isOpen: boolean;
  onPick: FindingListProps["onPick"];
  onGo: FindingListProps["onGo"];
}

function ControlRow({ view, anchor, isOpen, onPick, onGo }: ControlRowProps) {
  const { control, answer, good, all, findings, isBlocking } = view;
  const id = useId();
  return (
    <li
      id={anchor}
      className={cn(
        "border-b border-l-3 border-line last:border-b-0",
        isBlocking ? "border-l-signal" : "border-l-transparent",
      )}
    >
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => onPick(isOpen ? null : control)}
        className={cn(
          "grid min-h-10 w-full grid-cols-[1rem_minmax(0,1fr)_auto] items-start gap-x-2.5 py-2 pr-3 pl-2.5 text-left hover:bg-harbour-soft focus-visible:-outline-offset-2 max-md:min-h-11",
          isOpen && "bg-harbour-soft",
        )}
      >
        <AnswerGlyph
          answer={answer ?? "unknown"}
          label={answer ? answerTexts[answer].label : "Cannot tell"}
          className="mt-0.75"
        />
        <span className="min-w-0">
          <span className="mr-1.5 font-mono text-meta text-ink-3">{control}</span>
          <span className="font-medium">{CONTROL_TEXT[control].title}</span>
        </span>
        <span className="text-small whitespace-nowrap text-ink-2">
          {answer === "not_applicable" ? null : `${good} of ${all}`}
          {answer === "not_applicable" ? null : <span className="sr-only"> in place</span>}
        </span>
      </button>
      <div id={id} hidden={!isOpen} className="border-t border-line bg-surface">
        {isOpen ? (
          <ul className="grid gap-2.5 py-2.5 pr-3 pl-9 text-small">
            {findings.map((finding) => (
              <FindingRow key={finding.id} finding={finding} onGo={onGo} />
            ))}
          </ul>
        ) : null}
      </div>
    </li>
  );
}

function FindingRow({ finding, onGo }: { finding: Finding; onGo: FindingListProps["onGo"] }) {
  const { subject, sentence, file, line, outcome, basis, places } = finding;
  return (
    <li className="min-w-0">
      <p className="wrap-anywhere">
        <span className="font-medium">{subject}</span> {sentence}
      </p>
      <p className="flex flex-wrap items-baseline gap-x-2 text-meta text-ink-3">
        <PlaceButton place={{ file, line }} onGo={onGo} />
        <span>
          {OUTCOME_WORDS[outcome]}, {BASIS_WORDS[basis]}
        </span>
      </p>
      {places.map((place) => (
        <p
          key={`${place.file}:${place.line}${place.why}`}
          className="flex flex-wrap items-baseline gap-x-2 text-meta text-ink-2"
        >
          <PlaceButton place={place} onGo={onGo} />
          <span className="wrap-anywhere">{place.why}</span>
        </p>
      ))}
    </li>
  );
}

/** A file and a line that lead to the source. */
function PlaceButton({ place, onGo }: { place: Place; onGo: FindingListProps["onGo"] }) {
  return (
    <button
      type="button"
      onClick={() => onGo(place)}
      className="rounded-mark text-left font-mono text-meta wrap-anywhere text-harbour underline decoration-harbour-line underline-offset-[0.2em] hover:text-harbour-hover hover:decoration-current max-md:min-h-8"
    >
      {place.file}:{place.line}
    </button>
  );
}
