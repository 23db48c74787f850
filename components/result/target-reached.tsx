import { Callout } from "@/components/ui/callout";
import type { Level, LevelReached } from "@/lib/core/model/words";

interface TargetReachedProps {
  target: Level;
  declared: LevelReached;
  verified: LevelReached | null;
}

/** The target is reached; whether by proof or by word only makes all the difference. */
export function TargetReached({ target, declared, verified }: TargetReachedProps) {
  const beyond = declared > target ? ` The answers declare level ${declared}.` : "";
  if (verified !== null && verified >= target) {
    return (
      <Callout variant="success" title={`Target ${target} is reached and proven`}>
        Nothing stands between the project and its target.{beyond}
      </Callout>
    );
  }
  const proven =
    verified === null
      ? "Nothing is proven yet."
      : verified === 0
        ? "Level 1 is not fully proven yet."
        : `Level ${verified} is proven.`;
  return (
    <Callout title={`Target ${target} is reached by declaration only`}>
      {proven}
      {beyond} Recommended steps make it stronger, proof makes it count.
    </Callout>
  );
}
