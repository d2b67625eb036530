"""training: the scripts that make the files of `mediastudy/weights` again; nothing here is needed to annotate."""
