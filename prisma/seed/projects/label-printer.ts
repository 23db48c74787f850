import { met, notMet, partly, type StoryProject, spared, unknown } from "../story";

/** Skipped basics: parts of level 2 stand while the first of level 1 is refuted. */
export const LABEL_PRINTER: StoryProject = {
  facts: {
    name: "label-printer",
    description: "Prints labels in the warehouse: one container on each packing table's computer.",
    environment: "staging",
    platform: "docker",
    target: 2,
    tags: ["warehouse"],
  },
  team: "platform",
  daysAgo: 198,
  by: "emre",
  sittings: [
    {
      daysAgo: 198,
      by: "emre",
      answers: {
        "CTR-1": notMet("Runs as root, since the USB printer's device belongs to root.", {
          owner: { name: "Warehouse IT" },
          due: -120,
        }),
        "IMG-2": met("`label-printer:2.4.1`, in the start script."),
        "PRG-1": partly("Scanned; one critical finding in the printer driver has no answer yet."),
        "SEC-1": met("Nothing secret in the repository; the ignore rules cover what is usual."),
        "BLD-2": met("The build needs no secret."),
        "NET-1": spared(
          "A single container without tiers, on a network of its own, not the host's.",
        ),
        "NET-3": met("Port 9100 is bound to 127.0.0.1."),
        "RUN-4": met("`--restart unless-stopped`."),
      },
    },
    {
      daysAgo: 117,
      by: "emre",
      answers: {
        "CTR-3": met("`--memory 256m --cpus 0.5`."),
        "SEC-2": spared("It knows no password and no key: labels come in, the printer is local."),
        "RUN-1": met("The `local` driver."),
        "CTR-4": notMet("`--privileged`, for the same device.", {
          owner: { name: "Warehouse IT" },
          due: -3,
        }),
      },
    },
    {
      daysAgo: 23,
      by: "emre",
      answers: {
        "PRG-1": met("The driver is updated; the new report has nothing critical."),
        "CTR-1": notMet(
          "Still root. A udev rule and a group for the device are written, not rolled out.",
          {
            due: -3,
          },
        ),
        "IMG-4": notMet("The driver needs Debian 11, which gets no updates any more.", {
          owner: "emre",
          due: 80,
        }),
        "RUN-2": unknown("Who notices when a table's computer stops printing?"),
      },
    },
  ],
};
