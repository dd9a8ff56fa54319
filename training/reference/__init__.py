"""A slow, independent implementation of regional generation in PyTorch.

It exists to check the engine: the same scene plan and the same weights must give the same latents.
Nothing here is shared with the engine or with the model's training code, and nothing is fast: every
region's attention is computed on its own, over the whole image, without a single attention mask.
"""
