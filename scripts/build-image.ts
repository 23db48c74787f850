import { buildImage } from "./build/build-image";
import { runCommand } from "./explained";
import { PROJECT } from "./project";

await runCommand(() => buildImage(PROJECT));
