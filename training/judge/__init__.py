"""The judge of the benchmarks: a small classifier that names the kind, colour and texture of a drawn object."""
