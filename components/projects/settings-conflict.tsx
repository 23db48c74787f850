import { Button } from "@/components/ui/button";
import type { SettingDifference } from "./settings-differences";

interface SettingsConflictProps {
  differences: readonly SettingDifference[];
  onTake: () => void;
}

/** What somebody else has set meanwhile, beside what is typed in the form. */
export function SettingsConflict({ differences, onTake }: SettingsConflictProps) {
  return (
    <section
      aria-labelledby="theirs-title"
      className="grid gap-3 rounded-sheet border border-line-2 p-4"
    >
      <h2 id="theirs-title" className="text-h3">
        As it is now
      </h2>
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
        {differences.map(({ label, theirs }) => (
          <div key={label} className="contents">
            <dt className="text-ink-2">{label}</dt>
            <dd className="whitespace-pre-wrap break-words">{theirs}</dd>
          </div>
        ))}
      </dl>
      <div>
        <Button onClick={onTake}>Take theirs</Button>
      </div>
      <p className="text-ink-2">“Save changes” replaces this by what you typed.</p>
    </section>
  );
}
