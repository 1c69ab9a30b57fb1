"""What each feature of a pair of tellings counts for, in log odds. Made by training/accounts/fit.py."""

from __future__ import annotations

from typing import Final

WEIGHTS: Final = {
    "any": -0.401,
    "condition": -0.727,
    "like source": 0.614,
    "likest": 0.258,
    "looking back, alone": 0.574,
    "looking back, crowd": 0.168,
    "no source": 0.273,
    "no sources": -0.03,
    "nobody": -0.512,
    "numbers": 1.058,
    "offer": 0.057,
    "one number": -0.335,
    "other day, alone": -1.579,
    "other day, crowd": -0.722,
    "other numbers": -0.007,
    "other source": -0.142,
    "other speaker": -1.011,
    "other stance": -0.708,
    "quoted": -0.134,
    "repeated": -1.18,
    "rivals": -0.506,
    "same day told, alone": 0.968,
    "same day told, crowd": 0.414,
    "same day, alone": 2.199,
    "same day, crowd": 0.183,
    "same report, alone": -1.41,
    "same report, crowd": -1.135,
    "same report, lead, alone": -0.529,
    "same report, lead, crowd": -1.003,
    "same source": 0.291,
    "same span, alone": 0.73,
    "same span, crowd": 1.137,
    "sentence": 0.261,
    "weeks": -0.174,
    "words, alone": 0.265,
    "words, crowd": 1.148,
}
