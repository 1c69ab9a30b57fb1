"""What a peer reads: texts as a JSON list on standard input, quantities and seconds of processor time on standard output.

    quantity_peers.py quantulum3|recognizers

Runs in an interpreter that has the peer and not stateofplay. A currency, percent, measure or age of Recognizers-Text
takes the place of the plain number inside it.
"""

from __future__ import annotations

import json
import logging
import sys
import time
import warnings

FOUND = "start end value unit bound".split()


def quantulum3(texts: list[str]) -> list[list[list[object]]]:
    """Quantities by quantulum3's rules."""
    from quantulum3 import parser  # noqa: PLC0415 - only in its own interpreter

    logging.disable(logging.CRITICAL)
    read = []
    for text in texts:
        try:
            found = parser.parse(text)
        except Exception:  # noqa: BLE001 - a text that it cannot read is one in which it finds nothing
            found = []
        read.append([[*one.span, one.value, one.unit.name, ""] for one in found])
    return read


def recognizers(texts: list[str]) -> list[list[list[object]]]:
    """Quantities by Recognizers-Text."""
    import emoji  # noqa: PLC0415 - only in its own interpreter

    emoji.UNICODE_EMOJI = getattr(emoji, "EMOJI_DATA", {})  # a name that its newer versions have dropped
    from recognizers_number import recognize_number, recognize_percentage  # noqa: PLC0415
    from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension  # noqa: PLC0415

    read = []
    for text in texts:
        found: list[list[object]] = []
        for recognize in (recognize_currency, recognize_percentage, recognize_dimension, recognize_age, recognize_number):
            for one in recognize(text, "en-us"):
                value = str((one.resolution or {}).get("value"))
                if any(one.start < end and start < one.end + 1 for start, end, *_ in found):  # type: ignore[operator]
                    continue
                try:
                    number = float(value.rstrip("%"))
                except ValueError:
                    continue
                unit = "percent" if value.endswith("%") else (one.resolution or {}).get("unit", "")
                found.append([one.start, one.end + 1, number, unit, ""])
        read.append(sorted(found, key=lambda row: row[0]))
    return read


def main() -> None:
    """Read, and say how long it took once the peer has warmed up."""
    warnings.simplefilter("ignore")
    texts = json.load(sys.stdin)
    work = {"quantulum3": quantulum3, "recognizers": recognizers}[sys.argv[1]]
    work(texts[:1])
    before = time.process_time()
    read = work(texts)
    json.dump({"read": read, "seconds": time.process_time() - before}, sys.stdout)


if __name__ == "__main__":
    main()
