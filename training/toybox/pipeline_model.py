"""The networks that are trained together: the denoiser and the two text encoders that it reads."""

import torch
from torch import Tensor, nn

from .models.clip_text import ClipTextEncoder
from .models.configs import CLIP_TEXT, T5_ENCODER, TRANSFORMER
from .models.flux import FluxTransformer
from .models.t5_encoder import T5Encoder
from .tokenizer import VOCABULARY


class TextConditionedDenoiser(nn.Module):
    """Children are named like the folders of the pipeline."""

    def __init__(self) -> None:
        super().__init__()
        self.transformer = FluxTransformer(TRANSFORMER)
        self.text_encoder = ClipTextEncoder({**CLIP_TEXT, "vocab_size": len(VOCABULARY)})
        self.text_encoder_2 = T5Encoder({**T5_ENCODER, "vocab_size": len(VOCABULARY)})

    def read(self, input_ids: Tensor) -> tuple[Tensor, Tensor]:
        """Token states [batch, tokens, width] and pooled text [batch, width] of padded ids [batch, tokens]."""
        return self.text_encoder_2(input_ids), self.text_encoder(input_ids)[1]

    def velocity(self, tokens: Tensor, sigma: Tensor, img_ids: Tensor, states: Tensor, pooled: Tensor) -> Tensor:
        """The predicted noise - picture, [batch, image tokens, 64], of noisy latents at noise levels sigma [batch]."""
        txt_ids = torch.zeros(states.shape[1], 3, device=states.device)
        return self.transformer(tokens, states, pooled, sigma, img_ids, txt_ids)

    def hidden_matrices(self) -> list[nn.Parameter]:
        """What Muon updates: the weight matrices inside blocks."""
        return [
            parameter
            for name, parameter in self.named_parameters()
            if parameter.ndim == 2
            and any(part in name for part in ("blocks.", ".layers.", ".block."))
            and "relative_attention_bias" not in name
        ]
