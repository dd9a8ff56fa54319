"""The CLIP text encoder: a causal transformer whose state at the end-of-sequence token is the pooled text vector."""

import torch
from torch import Tensor, nn

from .attention import attend


class Embeddings(nn.Module):
    def __init__(self, vocabulary: int, width: int, positions: int):
        super().__init__()
        self.token_embedding = nn.Embedding(vocabulary, width)
        self.position_embedding = nn.Embedding(positions, width)
        nn.init.normal_(self.token_embedding.weight, std=0.5)
        nn.init.normal_(self.position_embedding.weight, std=0.3)

    def forward(self, input_ids: Tensor) -> Tensor:
        positions = torch.arange(input_ids.shape[1], device=input_ids.device)
        return self.token_embedding(input_ids) + self.position_embedding(positions)


class SelfAttention(nn.Module):
    def __init__(self, width: int, heads: int):
        super().__init__()
        self.heads = heads
        self.q_proj, self.k_proj, self.v_proj, self.out_proj = (nn.Linear(width, width) for _ in range(4))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        q, k, v = (
            project(x).unflatten(-1, (self.heads, -1)).transpose(1, 2)
            for project in (self.q_proj, self.k_proj, self.v_proj)
        )
        return self.out_proj(attend(q, k, v, mask))


class QuickGeluMLP(nn.Module):
    def __init__(self, width: int, inner: int):
        super().__init__()
        self.fc1, self.fc2 = nn.Linear(width, inner), nn.Linear(inner, width)

    def forward(self, x: Tensor) -> Tensor:
        inner = self.fc1(x)
        return self.fc2(inner * torch.sigmoid(1.702 * inner))


class Layer(nn.Module):
    def __init__(self, config: dict):
        super().__init__()
        width, eps = config["hidden_size"], config["layer_norm_eps"]
        self.self_attn = SelfAttention(width, config["num_attention_heads"])
        self.layer_norm1 = nn.LayerNorm(width, eps=eps)
        self.mlp = QuickGeluMLP(width, config["intermediate_size"])
        self.layer_norm2 = nn.LayerNorm(width, eps=eps)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        x = x + self.self_attn(self.layer_norm1(x), mask)
        return x + self.mlp(self.layer_norm2(x))


class Layers(nn.Module):
    def __init__(self, config: dict):
        super().__init__()
        self.layers = nn.ModuleList(Layer(config) for _ in range(config["num_hidden_layers"]))


class TextModel(nn.Module):
    def __init__(self, config: dict):
        super().__init__()
        width = config["hidden_size"]
        self.embeddings = Embeddings(config["vocab_size"], width, config["max_position_embeddings"])
        self.encoder = Layers(config)
        self.final_layer_norm = nn.LayerNorm(width, eps=config["layer_norm_eps"])


class ClipTextEncoder(nn.Module):
    """input_ids [batch, tokens] to (last_hidden_state [batch, tokens, width], pooler_output [batch, width])."""

    def __init__(self, config: dict):
        super().__init__()
        self.eos = config["eos_token_id"]
        self.text_model = TextModel(config)

    def forward(self, input_ids: Tensor) -> tuple[Tensor, Tensor]:
        x = self.text_model.embeddings(input_ids)
        order = torch.arange(input_ids.shape[1], device=x.device)
        # Finite, so that the mask survives half precision.
        mask = (order[None, :] > order[:, None]).to(x.dtype) * -1e4
        for layer in self.text_model.encoder.layers:
            x = layer(x, mask)
        x = self.text_model.final_layer_norm(x)
        first_eos = (input_ids == self.eos).to(torch.int32).argmax(dim=-1)
        pooled = x.gather(1, first_eos[:, None, None].expand(-1, 1, x.shape[-1])).squeeze(1)
        return x, pooled
