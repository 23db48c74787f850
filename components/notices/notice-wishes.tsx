"use client";

import { useState } from "react";
import { attempt } from "@/components/projects/attempt";
import { Callout } from "@/components/ui/callout";
import { Status } from "@/components/ui/status";
import { noticeWishAction } from "@/lib/actions/notices";
import type { NoticeWish } from "@/lib/schemas/notice";
import { NOTICE_TEXTS } from "./words";

const CHANNELS = { bell: "Bell", mail: "Mail" } as const;

interface NoticeWishesProps {
  /** For each kind and channel that this server has. */
  wishes: readonly NoticeWish[];
}

/** What one wants to be told and where, kept with each tick. */
export function NoticeWishes({ wishes: rendered }: NoticeWishesProps) {
  const [wishes, setWishes] = useState(rendered);
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const channels = [...new Set(wishes.map(({ channel }) => channel))];
  const kinds = [...new Set(wishes.map(({ kind }) => kind))];

  async function set(wish: NoticeWish) {
    const put = (next: NoticeWish) =>
      setWishes((before) =>
        before.map((it) => (it.kind === next.kind && it.channel === next.channel ? next : it)),
      );
    put(wish);
    const outcome = await attempt(() => noticeWishAction(wish));
    const isRefused = "refused" in outcome;
    if (isRefused) put({ ...wish, isWanted: !wish.isWanted });
    setProblem(isRefused ? outcome.refused.message : null);
    setSaid(isRefused ? "" : "Saved");
  }

  return (
    <div className="grid gap-3">
      {problem ? (
        <Callout variant="error" role="alert" title="Your choice was not saved">
          {problem}
        </Callout>
      ) : null}
      <table className="w-full text-left">
        <thead>
          <tr className="border-b border-line text-small text-ink-2">
            <th scope="col" className="py-2 pr-3 font-medium">
              Tell me when
            </th>
            {channels.map((channel) => (
              <th key={channel} scope="col" className="w-14 py-2 text-center font-medium">
                {CHANNELS[channel]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind} className="border-b border-line align-top">
              <th scope="row" className="py-2 pr-3 font-normal">
                <span className="font-semibold">{NOTICE_TEXTS[kind].label}</span>
                <span className="block text-small text-ink-2">{NOTICE_TEXTS[kind].says}</span>
              </th>
              {channels.map((channel) => {
                const wish = wishes.find((it) => it.kind === kind && it.channel === channel);
                return (
                  <td key={channel} className="text-center">
                    {wish ? (
                      <label className="inline-grid size-10 place-items-center">
                        <input
                          type="checkbox"
                          className="size-4 accent-harbour"
                          aria-label={`${NOTICE_TEXTS[kind].label}, ${CHANNELS[channel].toLowerCase()}`}
                          checked={wish.isWanted}
                          onChange={(event) => set({ ...wish, isWanted: event.target.checked })}
                        />
                      </label>
                    ) : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <Status>{said}</Status>
    </div>
  );
}
