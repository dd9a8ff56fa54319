"""The networks of the pipeline, with the parameter names of their published architectures."""
