"""The denoiser: the FLUX transformer (double-stream, then single-stream blocks) with its published parameter names."""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .attention import Attention, Rotary, gelu_tanh, rotary_table


def layer_norm(x: Tensor) -> Tensor:
    return F.layer_norm(x, (x.shape[-1],), eps=1e-6)


class Modulation(nn.Module):
    """`parts` vectors of the block's width, made from the time and text embedding [batch, width]."""

    def __init__(self, width: int, parts: int):
        super().__init__()
        self.parts = parts
        self.linear = nn.Linear(width, parts * width)

    def forward(self, embedding: Tensor) -> tuple[Tensor, ...]:
        return self.linear(F.silu(embedding)).unsqueeze(1).chunk(self.parts, dim=-1)


class GeluProjection(nn.Module):
    def __init__(self, width: int, inner: int):
        super().__init__()
        self.proj = nn.Linear(width, inner)

    def forward(self, x: Tensor) -> Tensor:
        return gelu_tanh(self.proj(x))


class FeedForward(nn.Module):
    def __init__(self, width: int):
        super().__init__()
        # The published layout has a dropout at index 1.
        self.net = nn.ModuleList([GeluProjection(width, 4 * width), nn.Identity(), nn.Linear(4 * width, width)])

    def forward(self, x: Tensor) -> Tensor:
        return self.net[2](self.net[0](x))


class DoubleBlock(nn.Module):
    """Text and image each with their own weights, one joint attention."""

    def __init__(self, width: int, heads: int):
        super().__init__()
        self.norm1, self.norm1_context = Modulation(width, 6), Modulation(width, 6)
        self.attn = Attention(width, heads, joint=True)
        self.ff, self.ff_context = FeedForward(width), FeedForward(width)

    def forward(self, image: Tensor, text: Tensor, embedding: Tensor, rotary: Rotary) -> tuple[Tensor, Tensor]:
        shift_i, scale_i, gate_i, mlp_shift_i, mlp_scale_i, mlp_gate_i = self.norm1(embedding)
        shift_t, scale_t, gate_t, mlp_shift_t, mlp_scale_t, mlp_gate_t = self.norm1_context(embedding)
        image_out, text_out = self.attn.joint(
            layer_norm(image) * (1 + scale_i) + shift_i, layer_norm(text) * (1 + scale_t) + shift_t, rotary
        )
        image = image + gate_i * image_out
        image = image + mlp_gate_i * self.ff(layer_norm(image) * (1 + mlp_scale_i) + mlp_shift_i)
        text = text + gate_t * text_out
        text = text + mlp_gate_t * self.ff_context(layer_norm(text) * (1 + mlp_scale_t) + mlp_shift_t)
        return image, text


class SingleBlock(nn.Module):
    """Attention and feed-forward side by side on the joined stream."""

    def __init__(self, width: int, heads: int):
        super().__init__()
        self.norm = Modulation(width, 3)
        self.proj_mlp = nn.Linear(width, 4 * width)
        self.proj_out = nn.Linear(5 * width, width)
        self.attn = Attention(width, heads, joint=False)

    def forward(self, x: Tensor, embedding: Tensor, rotary: Rotary) -> Tensor:
        shift, scale, gate = self.norm(embedding)
        normed = layer_norm(x) * (1 + scale) + shift
        out = torch.cat((self.attn.single(normed, rotary), gelu_tanh(self.proj_mlp(normed))), dim=-1)
        return x + gate * self.proj_out(out)


class Embedder(nn.Module):
    def __init__(self, inputs: int, width: int):
        super().__init__()
        self.linear_1, self.linear_2 = nn.Linear(inputs, width), nn.Linear(width, width)

    def forward(self, x: Tensor) -> Tensor:
        return self.linear_2(F.silu(self.linear_1(x)))


class TimeTextEmbedding(nn.Module):
    """Time (256 sinusoids) and pooled text to one vector."""

    def __init__(self, width: int, pooled: int):
        super().__init__()
        self.timestep_embedder, self.text_embedder = Embedder(256, width), Embedder(pooled, width)

    def forward(self, timestep: Tensor, pooled: Tensor) -> Tensor:
        octaves = torch.arange(128, dtype=torch.float32, device=timestep.device) / 128
        angles = timestep.float()[:, None] * 1000 * torch.exp(-math.log(10000.0) * octaves)
        waves = torch.cat((angles.cos(), angles.sin()), dim=-1).to(pooled.dtype)
        return self.timestep_embedder(waves) + self.text_embedder(pooled)


class OutputNorm(nn.Module):
    def __init__(self, width: int):
        super().__init__()
        self.linear = nn.Linear(width, 2 * width)

    def forward(self, x: Tensor, embedding: Tensor) -> Tensor:
        scale, shift = self.linear(F.silu(embedding)).unsqueeze(1).chunk(2, dim=-1)
        return layer_norm(x) * (1 + scale) + shift


class FluxTransformer(nn.Module):
    """Predicts the velocity noise - picture of packed latents.

    hidden_states [batch, image tokens, 64], encoder_hidden_states [batch, text tokens, text width],
    pooled_projections [batch, pooled width], timestep [batch] in 0..1 (the sigma), img_ids [image tokens, 3],
    txt_ids [text tokens, 3]; returns [batch, image tokens, 64].
    """

    def __init__(self, config: dict):
        super().__init__()
        self.axes = config["axes_dims_rope"]
        heads = config["num_attention_heads"]
        width = heads * config["attention_head_dim"]
        self.x_embedder = nn.Linear(config["in_channels"], width)
        self.context_embedder = nn.Linear(config["joint_attention_dim"], width)
        self.time_text_embed = TimeTextEmbedding(width, config["pooled_projection_dim"])
        self.transformer_blocks = nn.ModuleList(DoubleBlock(width, heads) for _ in range(config["num_layers"]))
        self.single_transformer_blocks = nn.ModuleList(
            SingleBlock(width, heads) for _ in range(config["num_single_layers"])
        )
        self.norm_out = OutputNorm(width)
        self.proj_out = nn.Linear(width, config["in_channels"])
        self._initialise()

    def _initialise(self) -> None:
        """Modulations and the output start at zero, so that every block starts as the identity."""
        for module in self.modules():
            if isinstance(module, nn.Linear):
                nn.init.xavier_uniform_(module.weight)
                nn.init.zeros_(module.bias)
        for module in self.modules():
            if isinstance(module, Modulation):
                nn.init.zeros_(module.linear.weight)
        nn.init.zeros_(self.norm_out.linear.weight)
        nn.init.zeros_(self.proj_out.weight)

    def forward(
        self,
        hidden_states: Tensor,
        encoder_hidden_states: Tensor,
        pooled_projections: Tensor,
        timestep: Tensor,
        img_ids: Tensor,
        txt_ids: Tensor,
    ) -> Tensor:
        image, text = self.x_embedder(hidden_states), self.context_embedder(encoder_hidden_states)
        embedding = self.time_text_embed(timestep, pooled_projections)
        rotary = rotary_table(torch.cat((txt_ids, img_ids), dim=0), self.axes)
        for block in self.transformer_blocks:
            image, text = block(image, text, embedding, rotary)
        count = text.shape[1]
        joined = torch.cat((text, image), dim=1)
        for block in self.single_transformer_blocks:
            joined = block(joined, embedding, rotary)
        return self.proj_out(self.norm_out(joined[:, count:], embedding))
