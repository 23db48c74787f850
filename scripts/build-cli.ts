import { buildCli } from "./build/build-cli";
import { runCommand } from "./explained";
import { PROJECT } from "./project";

await runCommand(() => buildCli(PROJECT));
