from toybox.models.configs import MAX_TEXT_TOKENS
from toybox.tokenizer import EOS_ID, UNKNOWN_ID, VOCABULARY, tokenize, tokenizer_json


def test_words_and_punctuation_are_tokens_and_the_rest_is_unknown():
    ids = tokenize("A Red boat, zebra.")
    assert [VOCABULARY[i] for i in ids] == ["a", "red", "boat", ",", "<unk>", ".", "<eos>"]


def test_long_texts_keep_their_end_token():
    ids = tokenize("red " * 100)
    assert len(ids) == MAX_TEXT_TOKENS
    assert ids[-1] == EOS_ID


def test_the_file_has_the_same_ids():
    vocabulary = tokenizer_json()["model"]["vocab"]
    assert [vocabulary[word] for word in VOCABULARY] == list(range(len(VOCABULARY)))
    assert vocabulary["<unk>"] == UNKNOWN_ID
