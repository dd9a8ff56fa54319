"""Writing the pipeline folder: configs, half-precision weights, and ONNX graphs that refer to them."""
