"""Bytes -> Report and Codebook: one file per format; nothing above this room opens an input file."""

from stateofplay.intake.codebook import read_codebook
from stateofplay.intake.codebook import warnings as codebook_warnings
from stateofplay.intake.collect import collect
from stateofplay.intake.decisions import read_decisions
from stateofplay.intake.load import load, read_file
from stateofplay.intake.published import parse as parse_published

__all__ = ["codebook_warnings", "collect", "load", "parse_published", "read_codebook", "read_decisions", "read_file"]
