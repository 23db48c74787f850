import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ProgressBar } from "@/components/ui/progress-bar";

interface ReadingProps {
  name: string;
  progress: { readonly read: number; readonly total: number } | null;
  isBroken: boolean;
  onStop: () => void;
}

/** How far the reading of what was dropped has come. */
export function Reading({ name, progress, isBroken, onStop }: ReadingProps) {
  if (isBroken) {
    return (
      <Callout
        role="alert"
        variant="error"
        title="The engine did not load"
        actions={<Button onClick={() => window.location.reload()}>Reload the page</Button>}
      >
        {name} was not read, and nothing of it has left this browser.
      </Callout>
    );
  }
  const { read, total } = progress ?? { read: 0, total: 0 };
  const percent = total === 0 ? 0 : (read / total) * 100;
  return (
    <div className="grid max-w-150 gap-3 rounded-sheet border border-line bg-surface p-6">
      <h2 className="text-h2 wrap-anywhere">Reading {name}</h2>
      <ProgressBar percent={percent} />
      <p role="status" className="text-small text-ink-2">
        {total === 0 ? "Listing the files." : `${read} of ${total} files.`}
      </p>
      <div>
        <Button onClick={onStop}>Stop</Button>
      </div>
    </div>
  );
}
