"""Words to token ids, as Python for training and as the tokenizer.json of the pipeline folder.

Every word of the vocabulary is one token, everything else is <unk>, and <eos> ends the text. The file is a WordPiece
model without continuation pieces, which does just that, since not every reader of tokenizer.json knows WordLevel.
"""

import json
import re
from pathlib import Path

from .models.configs import MAX_TEXT_TOKENS
from .world.words import EOS, PAD, UNKNOWN, build_vocabulary

PAD_ID, EOS_ID, UNKNOWN_ID = 0, 1, 2

VOCABULARY = build_vocabulary()
_IDS = {word: i for i, word in enumerate(VOCABULARY)}
_PIECE = re.compile(r"<unk>|\w+|[^\w\s]")


def tokenize(text: str, limit: int = MAX_TEXT_TOKENS) -> list[int]:
    """Ids of a text, at most `limit` of them, the last one <eos>."""
    ids = [_IDS.get(piece, UNKNOWN_ID) for piece in _PIECE.findall(text.lower())]
    return [*ids[: limit - 1], EOS_ID]


def padded(texts: list[list[int]], length: int) -> list[list[int]]:
    """Token lists filled with <pad> to `length`."""
    return [ids + [PAD_ID] * (length - len(ids)) for ids in texts]


def tokenizer_json() -> dict:
    """The content of tokenizer.json (the format of Hugging Face's tokenizers library)."""
    special = [(PAD_ID, PAD), (EOS_ID, EOS), (UNKNOWN_ID, UNKNOWN)]
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            {
                "id": i,
                "content": token,
                "single_word": False,
                "lstrip": False,
                "rstrip": False,
                "normalized": False,
                "special": True,
            }
            for i, token in special
        ],
        "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [{"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": EOS, "type_id": 0}}],
            "pair": [
                {"Sequence": {"id": "A", "type_id": 0}},
                {"Sequence": {"id": "B", "type_id": 0}},
                {"SpecialToken": {"id": EOS, "type_id": 0}},
            ],
            "special_tokens": {EOS: {"id": EOS, "ids": [EOS_ID], "tokens": [EOS]}},
        },
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": False},
        "model": {
            "type": "WordPiece",
            "unk_token": UNKNOWN,
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100,
            "vocab": _IDS,
        },
    }


def tokenizer_config() -> dict:
    """The content of tokenizer_config.json."""
    return {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": MAX_TEXT_TOKENS,
        "padding_side": "right",
        "truncation_side": "right",
        "pad_token": PAD,
        "eos_token": EOS,
        "unk_token": UNKNOWN,
        "clean_up_tokenization_spaces": False,
        "model_input_names": ["input_ids", "attention_mask"],
    }


def write_tokenizer(folder: Path) -> None:
    """Write a tokenizer folder of the pipeline."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in (("tokenizer.json", tokenizer_json()), ("tokenizer_config.json", tokenizer_config())):
        (folder / name).write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
