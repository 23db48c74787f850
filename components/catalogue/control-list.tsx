import Link from "next/link";
import type { Control } from "@/lib/core/model/control";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import { controlHref } from "./control-link";

/** Controls one below the other: id, title, the question, the level that expects it. */
export function ControlList({ controls }: { controls: readonly Control[] }) {
  return (
    <ul className="border-t border-line">
      {controls.map((control) => {
        const text = CONTROL_TEXT[control.id];
        return (
          <li
            key={control.id}
            data-control={control.id}
            className="grid break-inside-avoid grid-cols-[4rem_minmax(0,1fr)] gap-x-3 gap-y-1 border-b border-line py-3 md:grid-cols-[4rem_minmax(0,1fr)_5rem]"
          >
            <span className="font-mono text-small text-ink-2">{control.id}</span>
            <div>
              <Link href={controlHref(control)} className="font-semibold">
                {text.title}
              </Link>
              <p className="max-w-[72ch] text-ink-2">{text.question}</p>
            </div>
            <span className="col-start-2 text-small text-ink-2 md:col-start-3 md:text-right">
              Level {control.expectedLevel}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
