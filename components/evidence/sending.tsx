import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";

interface SendingProps {
  /** How much has left, from 0 to 1; then the server reads. */
  sent: number;
  onStop: () => void;
}

/** How far the sending has come. What the server has is not called back. */
export function Sending({ sent, onStop }: SendingProps) {
  const isThere = sent >= 1;
  return (
    <div className="grid gap-3 rounded-sheet border border-line bg-surface p-4">
      <ProgressBar percent={sent * 100} />
      <p role="status" className="text-small text-ink-2">
        {isThere
          ? "Sent. The server reads the files itself; many of them take a minute."
          : `Sending, ${Math.floor(sent * 100)}%.`}
      </p>
      {isThere ? null : (
        <div>
          <Button onClick={onStop}>Stop</Button>
        </div>
      )}
    </div>
  );
}
