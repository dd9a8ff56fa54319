"""The sizes of the networks, as the config.json files of the pipeline folder state them."""

TEXT_WIDTH = 128
MAX_TEXT_TOKENS = 64
LATENT_CHANNELS = 16

TRANSFORMER = {
    "patch_size": 1,
    "in_channels": 64,
    "out_channels": None,
    "num_layers": 2,
    "num_single_layers": 4,
    "attention_head_dim": 32,
    "num_attention_heads": 6,
    "joint_attention_dim": TEXT_WIDTH,
    "pooled_projection_dim": TEXT_WIDTH,
    "guidance_embeds": False,
    "axes_dims_rope": [4, 14, 14],
}

CLIP_TEXT = {
    "hidden_size": TEXT_WIDTH,
    "projection_dim": TEXT_WIDTH,
    "intermediate_size": 4 * TEXT_WIDTH,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "max_position_embeddings": MAX_TEXT_TOKENS,
    "hidden_act": "quick_gelu",
    "layer_norm_eps": 1e-5,
    "pad_token_id": 0,
    "bos_token_id": None,
    "eos_token_id": 1,
}

T5_ENCODER = {
    "d_model": TEXT_WIDTH,
    "d_kv": 32,
    "d_ff": 384,
    "num_layers": 3,
    "num_heads": 4,
    "relative_attention_num_buckets": 32,
    "relative_attention_max_distance": 64,
    "feed_forward_proj": "gated-gelu",
    "layer_norm_epsilon": 1e-6,
    "dropout_rate": 0.0,
    "pad_token_id": 0,
    "eos_token_id": 1,
}

AUTOENCODER = {
    "in_channels": 3,
    "out_channels": 3,
    "latent_channels": LATENT_CHANNELS,
    "block_out_channels": [12, 16, 24, 48, 96],
    "layers_per_block": 1,
    "norm_num_groups": 2,
    "mid_block_add_attention": False,
    "use_quant_conv": False,
    "use_post_quant_conv": False,
    "act_fn": "silu",
    "scaling_factor": 1.0,
    "shift_factor": 0.0,
    "force_upcast": False,
}
