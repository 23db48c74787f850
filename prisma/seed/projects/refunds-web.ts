import { TYPICAL_SAMPLE } from "@/lib/core/model/samples/typical";
import { met, notMet, partly, type StoryProject } from "../story";

/** Made of its repository's files, which prove level 1. */
export const REFUNDS_WEB: StoryProject = {
  facts: {
    name: "refunds-web",
    description: "Where customers ask for a refund. Made of the files in its repository.",
    environment: "staging",
    platform: "compose",
    target: 2,
    tags: ["customers"],
  },
  team: "payments",
  daysAgo: 18,
  by: "sana",
  files: TYPICAL_SAMPLE,
  sittings: [
    {
      daysAgo: 13,
      by: "sana",
      answers: {
        "CTR-3": notMet("No limits on `web` and `db`.", { owner: "sana", due: 6 }),
        "NET-1": partly("The project's default network, flat: `db` is beside `web`.", {
          owner: "sana",
          due: 6,
        }),
        "SEC-2": partly("The password comes from an ignored `.env`. It becomes a Compose secret.", {
          owner: "jonas",
          due: 13,
        }),
        "IMG-3": partly("Scanned with each build. What runs is not scanned again.", {
          owner: "jonas",
          due: 20,
        }),
        "REG-1": met("Private, in our own registry."),
      },
    },
  ],
};
