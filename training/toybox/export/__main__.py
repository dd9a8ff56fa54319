"""Write the pipeline folder from checkpoints.

    python -m toybox.export --denoiser runs/denoiser.pt --decoder runs/decoder.pt --encoder runs/encoder.pt \\
        --out ../models/toybox

The folder's README.md is written by hand and left alone.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from safetensors.numpy import save_file
from torch import nn

from .. import checkpoints
from ..models.autoencoder import Decoder, Encoder
from ..models.configs import AUTOENCODER
from ..pipeline_model import TextConditionedDenoiser
from ..tokenizer import write_tokenizer
from . import configs, graphs
from .external_weights import refer_to_file, strip_traces


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--denoiser", type=Path, required=True)
    parser.add_argument("--decoder", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--shift", type=float, default=2.0, help="the scheduler's shift")
    parser.add_argument("--guidance", type=float, default=4.5, help="the default guidance")
    parser.add_argument("--bind", type=int, default=12, help="the default number of hard-binding steps, of 20")
    parser.add_argument("--refine", type=float, default=0.5, help="the default strength of soft refinement")
    return parser.parse_args()


def half_weights(module: nn.Module, prefix: str = "") -> dict[str, np.ndarray]:
    """A network's weights in half precision; the network itself is rounded to them."""
    rounded = {name: tensor.half() for name, tensor in module.state_dict().items()}
    module.load_state_dict({name: tensor.float() for name, tensor in rounded.items()})
    return {prefix + name: tensor.contiguous().numpy() for name, tensor in rounded.items()}


def write_json(path: Path, content: dict) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def write_network(folder: Path, name: str, config: dict, network: nn.Module, spec: graphs.GraphSpec) -> None:
    """A folder of one network: config.json, weights, and a graph that refers to the weights."""
    write_json(folder / "config.json", config)
    weights = half_weights(network)
    file = folder / f"{name}.safetensors"
    save_file(weights, file, metadata={"format": "pt"})
    model = graphs.to_onnx(network, spec)
    strip_traces(model)
    refer_to_file(model, weights, file)
    onnx.save(model, folder / "model.onnx")


def write_autoencoder(out: Path, encoder: Encoder, decoder: Decoder) -> None:
    """The autoencoder whole, and each half once more beside its graph: external data must not leave a graph's folder."""
    weights = half_weights(encoder, "encoder.") | half_weights(decoder, "decoder.")
    write_json(out / "vae/config.json", configs.VAE_CONFIG)
    save_file(weights, out / "vae/diffusion_pytorch_model.safetensors", metadata={"format": "pt"})
    name = "diffusion_pytorch_model"
    write_network(out / "vae_decoder", name, configs.VAE_CONFIG, decoder, graphs.decoder_spec())
    write_network(out / "vae_encoder", name, configs.VAE_CONFIG, encoder, graphs.encoder_spec())


def main() -> None:
    options = arguments()
    torch.manual_seed(0)
    model, encoder, decoder = TextConditionedDenoiser(), Encoder(AUTOENCODER), Decoder(AUTOENCODER)
    for network, path in ((model, options.denoiser), (encoder, options.encoder), (decoder, options.decoder)):
        network.load_state_dict(checkpoints.load(path)["model"])
        network.requires_grad_(False).eval()
    out: Path = options.out
    write_json(out / "model_index.json", configs.MODEL_INDEX)
    write_json(out / "ragl.json", configs.ragl_config(options.guidance, options.bind, options.refine))
    write_json(out / "scheduler/scheduler_config.json", configs.scheduler_config(options.shift))
    for folder in ("tokenizer", "tokenizer_2"):
        write_tokenizer(out / folder)
    write_network(
        out / "transformer",
        "diffusion_pytorch_model",
        configs.TRANSFORMER_CONFIG,
        model.transformer,
        graphs.transformer_spec(),
    )
    clip = graphs.text_spec(("last_hidden_state", "pooler_output"))
    write_network(out / "text_encoder", "model", configs.CLIP_CONFIG, model.text_encoder, clip)
    t5 = graphs.text_spec(("last_hidden_state",))
    write_network(out / "text_encoder_2", "model", configs.T5_CONFIG, model.text_encoder_2, t5)
    write_autoencoder(out, encoder, decoder)


if __name__ == "__main__":
    main()
