export { refusalSentence } from "@/lib/core/model/text/en/archives";
export { UploadForm } from "./upload-form";
