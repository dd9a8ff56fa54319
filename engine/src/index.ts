/** The engine as a library, for tools that render in their own process; applications start it as a process (client.ts). */

export { EngineError } from "./errors.ts";
export { ENGINE_VERSION, RenderEngine, type InMemoryParams, type RenderHooks } from "./render-engine.ts";
export type { FluxLatents, FluxRender } from "./pipelines/flux.ts";
export type { RgbImage } from "./images/rgb-image.ts";
export { encodePng } from "./images/png-encoder.ts";
