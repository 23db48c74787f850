import { commandEnvironment } from "./command-environment";
import { openDatabase } from "./database/open";
import { prepareSchema } from "./database/prepare";
import { runCommand } from "./explained";
import { PROJECT } from "./project";

await runCommand(async () => {
  const { ownerUrl, appUrl, close } = await openDatabase(commandEnvironment());
  try {
    const { applied } = await prepareSchema({ project: PROJECT, ownerUrl, appUrl });
    console.log(
      applied.length === 0 ? "The database is up to date." : `Applied: ${applied.join(", ")}.`,
    );
  } finally {
    await close();
  }
});
