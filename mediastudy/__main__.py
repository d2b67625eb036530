"""``python -m mediastudy`` is the same program as ``mediastudy``."""

from mediastudy.cli import main

if __name__ == "__main__":
    main()
