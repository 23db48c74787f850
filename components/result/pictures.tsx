import { ladderSentence, legendOf } from "@/components/load-line/legend";
import { LoadLine } from "@/components/load-line/load-line";
import type { LoadLineState } from "@/components/load-line/state";
import type { AreaView } from "@/components/terminal/area-view";
import { Terminal } from "@/components/terminal/terminal";

interface PicturesProps {
  line: LoadLineState;
  /** The load line in a sentence. */
  sentence: string;
  areas: readonly AreaView[];
}

/** The load line and the terminal side by side: how far, and where. The areas in words stand below. */
export function Pictures({ line, sentence, areas }: PicturesProps) {
  return (
    <div className="grid overflow-hidden rounded-sheet border border-line bg-surface max-md:-mx-4 max-md:rounded-none max-md:border-x-0 lg:grid-cols-[18.5rem_minmax(0,1fr)] print:grid-cols-[15.5rem_minmax(0,1fr)] print:break-inside-avoid">
      <div className="flex flex-wrap items-center gap-x-8 gap-y-4 border-line p-4 max-lg:justify-center max-lg:border-b sm:p-6 lg:flex-col lg:flex-nowrap lg:items-start lg:justify-center lg:border-r lg:pr-0 print:flex-col print:flex-nowrap print:items-start print:gap-y-2 print:border-r print:border-b-0 print:p-3 print:pr-0">
        <LoadLine
          {...line}
          sentence={sentence}
          detail={ladderSentence(line)}
          className="print:h-64 print:w-auto"
        />
        <ul className="max-w-62 max-sm:w-62 text-meta text-ink-2">
          {legendOf(line).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </div>
      <div className="flex flex-col justify-end pt-2 lg:pt-6">
        <Terminal areas={areas} />
      </div>
    </div>
  );
}
