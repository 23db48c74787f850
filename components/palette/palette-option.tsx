import { cn } from "@/lib/utils";
import type { Entry } from "./entries";

interface PaletteOptionProps {
  id: string;
  entry: Entry;
  isActive: boolean;
  onChoose: () => void;
}

/** One find. The field above has the focus and the keys. */
export function PaletteOption({ id, entry, isActive, onChoose }: PaletteOptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field acts on Enter
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      // The focus stays in the field.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
      className={cn(
        "flex min-h-9 cursor-pointer items-center gap-2 rounded-control border-l-3 px-2 text-ink hover:bg-harbour-soft max-md:min-h-11",
        isActive ? "border-harbour bg-harbour-soft" : "border-transparent",
      )}
    >
      {entry.id ? (
        <span className="w-16 shrink-0 font-mono text-small text-ink-2">{entry.id}</span>
      ) : null}
      <span className="min-w-0 flex-1 truncate">{entry.label}</span>
      {entry.hint ? (
        <span className="max-w-[40%] shrink-0 truncate text-small text-ink-2">{entry.hint}</span>
      ) : null}
    </div>
  );
}
