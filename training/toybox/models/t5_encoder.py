"""The T5 encoder (v1.1: gated GELU, no biases, relative positions); its states are the text that the denoiser reads."""

import math

import torch
from torch import Tensor, nn

from .attention import RMSNorm, gelu_tanh


def relative_buckets(tokens: int, buckets: int, max_distance: int, device: torch.device) -> Tensor:
    """Bucket of every (query, key) pair, [tokens, tokens]: exact up to a quarter of the buckets, then logarithmic.

    Bidirectional buckets of the T5 paper (arXiv 1910.10683, section 2.1).
    """
    order = torch.arange(tokens, device=device)
    offset = order[None, :] - order[:, None]
    half = buckets // 2
    exact = half // 2
    distance = offset.abs()
    ratio = torch.log(distance.clamp(min=1).float() / exact) / math.log(max_distance / exact)
    far = (exact + (ratio * (half - exact)).to(torch.long)).clamp(max=half - 1)
    return (offset > 0).to(torch.long) * half + torch.where(distance < exact, distance, far)


class SelfAttention(nn.Module):
    def __init__(self, config: dict, has_bias: bool):
        super().__init__()
        self.heads = config["num_heads"]
        width, inner = config["d_model"], config["num_heads"] * config["d_kv"]
        self.q, self.k, self.v = (nn.Linear(width, inner, bias=False) for _ in range(3))
        self.o = nn.Linear(inner, width, bias=False)
        if has_bias:
            self.relative_attention_bias = nn.Embedding(config["relative_attention_num_buckets"], self.heads)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        q, k, v = (p(x).unflatten(-1, (self.heads, -1)).transpose(1, 2) for p in (self.q, self.k, self.v))
        # T5 folds the usual 1 / sqrt(d) into its weights.
        scores = q @ k.transpose(-1, -2) + bias
        return self.o((scores.softmax(dim=-1) @ v).transpose(1, 2).flatten(2))


class AttentionLayer(nn.Module):
    def __init__(self, config: dict, has_bias: bool):
        super().__init__()
        self.SelfAttention = SelfAttention(config, has_bias)
        self.layer_norm = RMSNorm(config["d_model"], config["layer_norm_epsilon"])

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        return x + self.SelfAttention(self.layer_norm(x), bias)


class GatedGelu(nn.Module):
    def __init__(self, width: int, inner: int):
        super().__init__()
        self.wi_0, self.wi_1 = nn.Linear(width, inner, bias=False), nn.Linear(width, inner, bias=False)
        self.wo = nn.Linear(inner, width, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        return self.wo(gelu_tanh(self.wi_0(x)) * self.wi_1(x))


class FeedForwardLayer(nn.Module):
    def __init__(self, config: dict):
        super().__init__()
        self.DenseReluDense = GatedGelu(config["d_model"], config["d_ff"])
        self.layer_norm = RMSNorm(config["d_model"], config["layer_norm_epsilon"])

    def forward(self, x: Tensor) -> Tensor:
        return x + self.DenseReluDense(self.layer_norm(x))


class Block(nn.Module):
    def __init__(self, config: dict, has_bias: bool):
        super().__init__()
        self.layer = nn.ModuleList([AttentionLayer(config, has_bias), FeedForwardLayer(config)])

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        return self.layer[1](self.layer[0](x, bias))


class Stack(nn.Module):
    def __init__(self, config: dict):
        super().__init__()
        self.block = nn.ModuleList(Block(config, has_bias=i == 0) for i in range(config["num_layers"]))
        self.final_layer_norm = RMSNorm(config["d_model"], config["layer_norm_epsilon"])


class T5Encoder(nn.Module):
    """input_ids [batch, tokens] to last_hidden_state [batch, tokens, width].

    Padding is not masked, as FLUX pipelines do not mask it: training shows the network every amount of padding.
    """

    def __init__(self, config: dict):
        super().__init__()
        self.buckets = config["relative_attention_num_buckets"]
        self.max_distance = config["relative_attention_max_distance"]
        self.shared = nn.Embedding(config["vocab_size"], config["d_model"])
        self.encoder = Stack(config)
        self._initialise(config)

    def _initialise(self, config: dict) -> None:
        """The variances of T5's own initialisation; the vocabulary's is smaller."""
        width = config["d_model"]
        for name, parameter in self.named_parameters():
            if name == "shared.weight":
                nn.init.normal_(parameter, std=0.5)
            elif name.endswith("SelfAttention.q.weight"):
                nn.init.normal_(parameter, std=(width * config["d_kv"]) ** -0.5)
            elif name.endswith("relative_attention_bias.weight"):
                nn.init.normal_(parameter, std=0.3)
            elif parameter.ndim == 2:
                nn.init.normal_(parameter, std=parameter.shape[1] ** -0.5)

    def forward(self, input_ids: Tensor) -> Tensor:
        x = self.shared(input_ids)
        first = self.encoder.block[0].layer[0].SelfAttention
        buckets = relative_buckets(input_ids.shape[1], self.buckets, self.max_distance, x.device)
        bias = first.relative_attention_bias(buckets).permute(2, 0, 1)
        for block in self.encoder.block:
            x = block(x, bias)
        return self.encoder.final_layer_norm(x)
