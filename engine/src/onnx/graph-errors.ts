/** The errors that reading a model's files can end in: each names the file and what to do about it. */

import { EngineError } from "../errors.ts";

const GET_AGAIN = "Download or export the model again.";

export function graphMissing(file: string): EngineError {
  return new EngineError({
    code: "model-file-missing",
    message: `The model's file ${file} does not exist or cannot be read.`,
    subject: file,
    fix: "Check the model folder's path, and download the folder again if the file is really missing.",
  });
}

export function graphDamaged(file: string, reason: string, cause?: unknown): EngineError {
  return new EngineError({
    code: "graph-damaged",
    message: `${file} is not a complete ONNX graph: ${reason}.`,
    subject: file,
    fix: GET_AGAIN,
    cause,
  });
}

export function graphNotDownloaded(file: string): EngineError {
  return new EngineError({
    code: "graph-not-downloaded",
    message: `${file} is a Git LFS pointer, not the file itself.`,
    subject: file,
    fix: "Run `git lfs pull` in the model's repository, or download the file.",
  });
}

export function graphTooLarge(file: string, mebibytes: number): EngineError {
  return new EngineError({
    code: "graph-too-large",
    message: `${file} holds more than ${mebibytes} MiB besides its raw weights.`,
    subject: file,
    fix: "Export the model with its weights as raw or external data.",
  });
}

export function weightsMissing(file: string, graph: string): EngineError {
  return new EngineError({
    code: "weights-missing",
    message: `${graph} keeps weights in ${file}, which does not exist or cannot be read.`,
    subject: file,
    fix: "Download that file into the same folder as the graph, under the name that the graph uses.",
  });
}

export function weightsTooShort(file: string, tensor: string, needed: number, size: number): EngineError {
  return new EngineError({
    code: "weights-too-short",
    message: `${file} has ${size} bytes, but the weight ${tensor} reaches to byte ${needed}.`,
    subject: file,
    fix: "The file was cut off or belongs to another model: download it again.",
  });
}

export function weightsOutsideFolder(location: string, graph: string): EngineError {
  return new EngineError({
    code: "weights-outside-folder",
    message: `${graph} refers to weights at ${JSON.stringify(location)}, which lies outside the graph's own folder.`,
    subject: graph,
    fix: "Do not use this graph unless you trust it; put the weights file itself (not a link) into the graph's folder.",
  });
}
