"""The config.json files of the pipeline folder."""

from ..models.configs import AUTOENCODER, CLIP_TEXT, T5_ENCODER, TRANSFORMER
from ..tokenizer import VOCABULARY

DIFFUSERS = "0.30.0"
"""The oldest version of diffusers with the FLUX classes that the files name."""

MODEL_INDEX = {
    "_class_name": "FluxPipeline",
    "_diffusers_version": DIFFUSERS,
    "scheduler": ["diffusers", "FlowMatchEulerDiscreteScheduler"],
    "text_encoder": ["transformers", "CLIPTextModel"],
    "text_encoder_2": ["transformers", "T5EncoderModel"],
    "tokenizer": ["transformers", "PreTrainedTokenizerFast"],
    "tokenizer_2": ["transformers", "PreTrainedTokenizerFast"],
    "transformer": ["diffusers", "FluxTransformer2DModel"],
    "vae": ["diffusers", "AutoencoderKL"],
}

TRANSFORMER_CONFIG = {"_class_name": "FluxTransformer2DModel", "_diffusers_version": DIFFUSERS, **TRANSFORMER}

CLIP_CONFIG = {
    "architectures": ["CLIPTextModel"],
    "model_type": "clip_text_model",
    "torch_dtype": "float16",
    "attention_dropout": 0.0,
    "vocab_size": len(VOCABULARY),
    **CLIP_TEXT,
}

T5_CONFIG = {
    "architectures": ["T5EncoderModel"],
    "model_type": "t5",
    "torch_dtype": "float16",
    "is_encoder_decoder": True,
    "tie_word_embeddings": False,
    "use_cache": False,
    "num_decoder_layers": T5_ENCODER["num_layers"],
    "decoder_start_token_id": 0,
    "vocab_size": len(VOCABULARY),
    **T5_ENCODER,
}

VAE_CONFIG = {
    "_class_name": "AutoencoderKL",
    "_diffusers_version": DIFFUSERS,
    "down_block_types": ["DownEncoderBlock2D"] * len(AUTOENCODER["block_out_channels"]),
    "up_block_types": ["UpDecoderBlock2D"] * len(AUTOENCODER["block_out_channels"]),
    "sample_size": 512,
    **AUTOENCODER,
}


def scheduler_config(shift: float) -> dict:
    return {
        "_class_name": "FlowMatchEulerDiscreteScheduler",
        "_diffusers_version": DIFFUSERS,
        "num_train_timesteps": 1000,
        "shift": shift,
        "use_dynamic_shifting": False,
        "base_shift": 0.5,
        "max_shift": 1.15,
        "base_image_seq_len": 256,
        "max_image_seq_len": 4096,
    }


def ragl_config(guidance: float, bind: int, refine: float) -> dict:
    """What the language's tools want to know: trained canvases (pixels), the smallest box, the defaults.

    `bind` is the number of hard-binding steps of 20.
    """
    return {
        "canvas": {"grid": 32, "minSide": 128, "maxSide": 768, "maxArea": 768 * 512},
        "minRegion": 128,
        "defaults": {"steps": 20, "guidance": guidance, "bind": bind, "refine": refine},
    }
