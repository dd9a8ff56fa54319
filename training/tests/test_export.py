import numpy as np
import onnx
import torch
from onnx.reference import ReferenceEvaluator

from toybox.export import __main__ as export
from toybox.export import configs, graphs
from toybox.models.configs import CLIP_TEXT
from toybox.models.clip_text import ClipTextEncoder
from toybox.tokenizer import VOCABULARY


def test_a_graph_reads_its_weights_from_the_safetensors_file(tmp_path):
    network = ClipTextEncoder({**CLIP_TEXT, "vocab_size": len(VOCABULARY)}).requires_grad_(False).eval()
    spec = graphs.text_spec(("last_hidden_state", "pooler_output"))
    export.write_network(tmp_path, "model", configs.CLIP_CONFIG, network, spec)

    bare = onnx.load(tmp_path / "model.onnx", load_external_data=False)
    external = [t for t in bare.graph.initializer if t.data_location == onnx.TensorProto.EXTERNAL]
    assert {entry.value for t in external for entry in t.external_data if entry.key == "location"} == {
        "model.safetensors"
    }
    assert (tmp_path / "model.onnx").stat().st_size < 100_000

    ids = torch.tensor([[3, 4, 5, 1, 0], [7, 1, 0, 0, 0]])
    wanted = network(ids)
    found = ReferenceEvaluator(str(tmp_path / "model.onnx")).run(None, {"input_ids": ids.numpy()})
    for a, b in zip(wanted, found, strict=True):
        assert np.abs(a.numpy() - b).max() < 1e-4
