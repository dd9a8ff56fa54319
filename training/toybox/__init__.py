"""The recipe of the bundled model: a procedural world, a FLUX-architecture denoiser, its training and export."""
