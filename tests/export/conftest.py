"""Lets these tests import the helpers that stand beside them, and `factories`, which stands one folder up."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).resolve().parents[1])]
