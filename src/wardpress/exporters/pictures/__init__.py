"""Pictures made ready to embed: the bytes that an editor hands in become the `Picture` that every exporter gets."""
