import { met, notMet, partly, type StoryProject, spared, unknown } from "../story";

/** A nightly job: what only servers need does not apply. Level 1. */
export const SHIPMENT_ETL: StoryProject = {
  facts: {
    name: "shipment-etl",
    description: "Copies the day's shipments into the warehouse. A CronJob, ten minutes a night.",
    environment: "staging",
    platform: "kubernetes",
    target: 2,
    tags: ["batch"],
  },
  team: "data",
  daysAgo: 166,
  by: "linh",
  sittings: [
    {
      daysAgo: 166,
      by: "linh",
      answers: {
        "CTR-1": met("`runAsNonRoot: true`; the image says `USER 65532`."),
        "IMG-2": partly("`python:slim` moves across versions.", { owner: "linh", due: -150 }),
        "PRG-1": notMet("Nobody has scanned it so far.", { owner: "linh", due: -150 }),
        "SEC-1": met("Ignore rules for `.env`, keys and `secrets/`; no secret is tracked."),
        "BLD-2": met("The build needs no secret."),
        "NET-3": spared("It only fetches and writes: nothing in it listens on a port."),
        "RUN-3": spared("A job of ten minutes: the CronJob itself reports a run that failed."),
        "RUN-4": spared("It runs once a night and ends; a failed run is started again by hand."),
        "CTR-3": partly("Memory is limited, the processor is not."),
        "BLD-1": notMet("A single stage installs gcc for one package."),
      },
    },
    {
      daysAgo: 140,
      by: "linh",
      answers: {
        "IMG-2": met("`python:3.14-slim`, with its digest."),
        "PRG-1": met("Scanned; two critical findings fixed the same day."),
      },
    },
    {
      daysAgo: 96,
      by: "linh",
      answers: {
        "CTR-3": met("Limits for both; the processor's from the slowest night."),
        "BLD-1": met("Wheels are built in a stage of their own."),
        "IMG-1": met("`python:3.14-slim`."),
        "NET-1": met("A namespace of its own that denies by default."),
      },
    },
    {
      daysAgo: 34,
      by: "linh",
      answers: {
        "CTR-2": spared(
          "One job that ends after ten minutes; it writes to an `emptyDir` and is thrown away.",
        ),
        "CTR-5": met("`allowPrivilegeEscalation: false`."),
        "SEC-2": notMet("The warehouse password stands in the CronJob's `env`.", {
          owner: "linh",
          due: -9,
        }),
        "IMG-3": partly("Once a month, when somebody thinks of it.", { owner: "linh", due: 15 }),
      },
    },
    {
      daysAgo: 7,
      by: "linh",
      answers: {
        "PRG-1": met("Report of this week, nothing critical."),
        "PRG-2": partly("Monthly; one run was missed.", { owner: "linh", due: 15 }),
        "SEC-5": unknown("Are the backups of etcd encrypted? The platform team knows."),
      },
    },
  ],
};
