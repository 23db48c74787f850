import { attempt } from "@/components/projects/attempt";
import { leftWords } from "@/components/review/words";
import type { AnswerRecord } from "@/components/saving/draft";
import { acceptProposalsAction } from "@/lib/actions/review";
import type { AcceptInput } from "@/lib/schemas/review";

/** Takes what files propose for one question. Returns the answer as it is now, or why it is not. */
export async function takeProposal(
  projectId: string,
  seen: AcceptInput["controls"][number],
): Promise<{ readonly records: readonly AnswerRecord[]; readonly problem: string | null }> {
  const outcome = await attempt(() => acceptProposalsAction({ projectId, controls: [seen] }));
  if ("refused" in outcome) return { records: [], problem: outcome.refused.message };
  return { records: outcome.accepted, problem: leftWords(outcome.left) };
}
