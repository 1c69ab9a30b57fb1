"""Currencies of the world: their signs, ISO 4217 codes and names, and the sum that stands beside one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stateofplay.language.numerals import SCALES, Word, is_hyphen

_ISO: Final = """
AED UAE dirhams|AFN afghanis|ALL leks|AMD drams|AOA kwanzas|ARS Argentine pesos|AUD Australian dollars|AZN manats
BAM convertible marks|BBD Barbadian dollars|BDT takas|BGN levs|BHD Bahraini dinars|BIF Burundian francs|BND Brunei dollars
BOB bolivianos|BRL reais|BSD Bahamian dollars|BTN ngultrums|BWP pulas|BYN Belarusian rubles|BZD Belize dollars
CAD Canadian dollars|CDF Congolese francs|CHF Swiss francs|CLP Chilean pesos|CNY yuan|CNH yuan|RMB yuan|COP Colombian pesos
CRC Costa Rican colons|CUP Cuban pesos|CVE escudos|CZK Czech korunas|DJF Djiboutian francs|DKK Danish kroner
DOP Dominican pesos|DZD Algerian dinars|EGP Egyptian pounds|ERN nakfas|ETB birrs|EUR euros|FJD Fijian dollars|GBP pounds
GEL laris|GHS cedis|GMD dalasis|GNF Guinean francs|GTQ quetzals|GYD Guyanese dollars|HKD Hong Kong dollars|HNL lempiras
HTG gourdes|HUF forints|IDR rupiahs|ILS shekels|NIS shekels|INR rupees|IQD Iraqi dinars|IRR Iranian rials|ISK Icelandic kronur
JMD Jamaican dollars|JOD Jordanian dinars|JPY yen|KES Kenyan shillings|KGS soms|KHR riels|KPW North Korean won|KRW won
KWD Kuwaiti dinars|KZT tenges|LAK kips|LBP Lebanese pounds|LKR Sri Lankan rupees|LRD Liberian dollars|LSL lotis
LYD Libyan dinars|MAD Moroccan dirhams|MDL Moldovan leus|MGA ariarys|MKD denars|MMK kyats|MNT tugriks|MOP patacas
MRU ouguiyas|MUR Mauritian rupees|MVR rufiyaas|MWK Malawian kwachas|MXN Mexican pesos|MYR ringgits|MZN meticals
NAD Namibian dollars|NGN nairas|NIO cordobas|NOK Norwegian kroner|NPR Nepalese rupees|NZD New Zealand dollars
OMR Omani rials|PAB balboas|PEN soles|PGK kinas|PHP Philippine pesos|PKR Pakistani rupees|PLN zlotys|PYG guaranis
QAR Qatari riyals|RON Romanian leus|RSD Serbian dinars|RUB rubles|RUR rubles|RWF Rwandan francs|SAR Saudi riyals
SCR Seychellois rupees|SDG Sudanese pounds|SEK Swedish kronor|SGD Singapore dollars|SLE leones|SOS Somali shillings
SRD Surinamese dollars|SSP South Sudanese pounds|SVC Salvadoran colons|SYP Syrian pounds|SZL emalangeni|THB bahts
TJS somonis|TMT manats|TND Tunisian dinars|TOP paangas|TRY liras|TTD Trinidad and Tobago dollars|TWD Taiwan dollars
TZS Tanzanian shillings|UAH hryvnias|UGX Ugandan shillings|USD dollars|UYU Uruguayan pesos|UZS Uzbek soms|VES bolivars
VND dongs|VUV vatus|WST talas|XAF CFA francs|XCD East Caribbean dollars|XOF CFA francs|XPF CFP francs|YER Yemeni rials
ZAR rands|ZMW Zambian kwachas|ZWL Zimbabwean dollars|BTC bitcoins|ETH ethers|DEM marks|FRF French francs|ITL Italian liras
"""
CODES: Final = {
    code.lower(): name
    for code, _, name in (entry.partition(" ") for line in _ISO.split("\n") for entry in line.split("|") if entry)
}
"""Plural names by ISO 4217 code, in small letters; with the country where several have a currency of that name."""

SYMBOLS: Final = {
    "$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "￥": "yen", "元": "yuan", "₹": "rupees", "₩": "won",
    "₽": "rubles", "₴": "hryvnias", "₪": "shekels", "₺": "liras", "₦": "nairas", "₱": "Philippine pesos", "฿": "bahts",
    "₫": "dongs", "₿": "bitcoins", "¢": "cents", "₡": "Costa Rican colons", "₲": "guaranis", "₵": "cedis", "₸": "tenges",
    "₭": "kips", "₮": "tugriks", "₾": "laris", "₼": "manats", "៛": "riels", "֏": "drams", "৳": "takas", "₨": "rupees",
}  # fmt: skip
"""Signs, before a sum or behind it."""
_DOLLARS: Final = {
    "US": "dollars", "USD": "dollars", "A": "Australian dollars", "AU": "Australian dollars", "AUD": "Australian dollars",
    "Aus": "Australian dollars", "C": "Canadian dollars", "CA": "Canadian dollars", "Can": "Canadian dollars",
    "CAD": "Canadian dollars", "Cdn": "Canadian dollars", "HK": "Hong Kong dollars", "HKD": "Hong Kong dollars",
    "NZ": "New Zealand dollars", "NZD": "New Zealand dollars", "S": "Singapore dollars", "SG": "Singapore dollars",
    "NT": "Taiwan dollars", "R": "reais", "BRL": "reais", "Mex": "Mexican pesos", "MX": "Mexican pesos", "MXN": "Mexican pesos",
    "J": "Jamaican dollars", "TT": "Trinidad and Tobago dollars", "EC": "East Caribbean dollars", "FJ": "Fijian dollars",
    "N": "Namibian dollars", "B": "Brunei dollars", "Z": "Zimbabwean dollars", "ZW": "Zimbabwean dollars",
    "CLP": "Chilean pesos", "COL": "Colombian pesos", "AR": "Argentine pesos",
}  # fmt: skip
"""What the letters before a "$" say."""
_LETTERS: Final = {
    "Rs": "rupees", "Re": "rupees", "Tk": "takas", "RM": "ringgits", "Rp": "rupiahs", "KSh": "Kenyan shillings",
    "Ksh": "Kenyan shillings", "Sh": "shillings", "USh": "Ugandan shillings", "Tsh": "Tanzanian shillings",
    "Php": "Philippine pesos",
    "PhP": "Philippine pesos", "Dh": "dirhams", "Dhs": "dirhams", "Fr": "francs", "SFr": "Swiss francs", "Sfr": "Swiss francs",
    "FFr": "French francs", "Skr": "Swedish kronor", "Nkr": "Norwegian kroner", "DKr": "Danish kroner", "Kr": "kronor",
    "GH": "cedis",
    "CFA": "CFA francs", "Zl": "zlotys", "Le": "leones", "Nu": "ngultrums", "LE": "Egyptian pounds", "DM": "marks",
    "NIS": "shekels",
    "Birr": "birrs",
}  # fmt: skip
_SINGLE: Final = {"R": "rands", "N": "nairas", "P": "Philippine pesos", "L": "lempiras", "Q": "quetzals", "K": "kinas"}
"""One letter before a sum: of money only where a scale or separator shows it ("R450 million")."""
_AFTER: Final = {"kr": "kronor", "zł": "zlotys", "Ft": "forints", "Kč": "Czech korunas", "лв": "levs"}
_NAMES: Final = {
    "dollar": "dollars", "buck": "dollars", "euro": "euros", "pound": "pounds", "quid": "pounds", "sterling": "pounds",
    "yen": "yen", "yuan": "yuan", "renminbi": "yuan", "rmb": "yuan", "ruble": "rubles", "rouble": "roubles", "rupee": "rupees",
    "franc": "francs", "peso": "pesos", "reais": "reais", "real": "reais", "rand": "rands", "hryvnia": "hryvnias",
    "hryvnya": "hryvnias", "lira": "liras", "lire": "liras", "shekel": "shekels", "dinar": "dinars", "dirham": "dirhams",
    "riyal": "riyals", "rial": "rials", "krona": "kronor", "kronor": "kronor", "krone": "kroner", "kroner": "kroner",
    "kronur": "kronur", "koruna": "korunas", "zloty": "zlotys", "zlotie": "zlotys", "baht": "bahts", "ringgit": "ringgits",
    "rupiah": "rupiahs", "cent": "cents", "pence": "pence", "penny": "pence", "pennie": "pence", "mark": "marks",
    "guilder": "guilders", "markka": "markkas", "crown": "crowns", "won": "won", "naira": "nairas", "cedi": "cedis",
    "taka": "takas", "tenge": "tenges", "forint": "forints", "leu": "leus", "lei": "leus", "lev": "levs", "leva": "levs",
    "denar": "denars", "lek": "leks", "dram": "drams", "lari": "laris", "manat": "manats", "somoni": "somonis", "kyat": "kyats",
    "kip": "kips", "dong": "dongs", "riel": "riels", "afghani": "afghanis", "birr": "birrs", "shilling": "shillings",
    "kwacha": "kwachas", "metical": "meticals", "kwanza": "kwanzas", "ariary": "ariarys", "pula": "pulas", "leone": "leones",
    "dalasi": "dalasis", "ouguiya": "ouguiyas", "escudo": "escudos", "boliviano": "bolivianos", "bolivar": "bolivars",
    "guarani": "guaranis", "quetzal": "quetzals", "lempira": "lempiras", "cordoba": "cordobas", "gourde": "gourdes",
    "balboa": "balboas", "soles": "soles", "kina": "kinas", "pataca": "patacas", "tugrik": "tugriks", "ngultrum": "ngultrums",
    "rufiyaa": "rufiyaas", "peseta": "pesetas", "drachma": "drachmas", "schilling": "schillings", "kopeck": "kopecks",
    "kopek": "kopecks", "bitcoin": "bitcoins", "satoshi": "satoshis", "ether": "ethers", "dollarydoo": "dollars",
    "eurocent": "cents",
    "kuai": "yuan", "sum": "soums", "soum": "soums", "tala": "talas", "vatu": "vatus",
}  # fmt: skip
_DOUBTFUL: Final = frozenset("won mark marks real crown crowns sum lev lek dong kip".split())
"""Names that are other words too: money only from a thousand up, or behind the name of a nation."""
_SHARED: Final = frozenset(
    "dollars pounds francs pesos rupees dinars dirhams riyals rials kronor kroner kronur shillings liras won crowns marks "
    "rubles roubles manats kwachas leus cents korunas".split()
)
"""Names that several nations' currencies bear, so that the nation is part of the unit."""
_HOME: Final = {
    "dollars": "us u.s. u.s american united states", "pounds": "british uk sterling", "won": "south korean korean",
    "rubles": "russian", "roubles": "russian", "korunas": "", "liras": "turkish", "cents": "us u.s. american euro",
}  # fmt: skip
"""Nations that go without saying."""
_NATIONS: Final = frozenset(
    "us u.s american canadian australian singapore singaporean taiwan taiwanese swiss french belgian british sterling turkish "
    "israeli chinese japanese indian russian ukrainian mexican brazilian dutch german deutsche swedish norwegian "
    "danish icelandic "
    "polish south north korean hong kong new zealand finnish czech egyptian lebanese syrian philippine argentine argentinian "
    "chilean colombian uruguayan cuban dominican pakistani nepalese nepali sri lankan mauritian kenyan tanzanian "
    "ugandan somali "
    "kuwaiti bahraini iraqi jordanian tunisian algerian libyan serbian saudi qatari yemeni omani iranian emirati uae moroccan "
    "jamaican bahamian barbadian namibian liberian zimbabwean fijian brunei zambian malawian sudanese romanian "
    "moldovan cfa cfp "
    "rwandan congolese burundian guinean belarusian azerbaijani turkmen italian irish austrian cypriot hungarian "
    "bulgarian thai "
    "vietnamese indonesian malaysian nigerian ghanaian ethiopian peruvian paraguayan bolivian venezuelan costa rican east "
    "caribbean belize guyanese trinidad tobago mongolian georgian armenian kazakh uzbek tajik kyrgyz".split()
)
_ABOUT: Final = frozenset(".") | {"U", "S", "K"}
_LARGE: Final = 1000
_WORDS: Final = frozenset("all top try cup mop sos pen lak gel bam mad nad cop ern sar pab amd mur nis mru".split())
"""Codes that are words or names too."""


def money_before(row: Sequence[Word], first: int) -> tuple[str, int]:  # noqa: PLR0911 - one return for each form
    """The currency that stands before a number ("$", "US$", "EUR", "Rs"), and the index that it begins at; ("", first)."""
    if not first:
        return "", first
    place, before = first - 1, row[first - 1]
    if before.text == "." and before.glued and place and row[place - 1].text in {"Rs", "Tk", "Rp", "Sh"}:
        return _LETTERS[row[place - 1].text], place - 1
    if before.text in SYMBOLS:
        return _signed(row, place)
    if before.lower in CODES and before.text.isupper() and _is_code(row, first):
        return CODES[before.lower], place
    if before.text in _LETTERS and not _follows_word(row, place):
        return _LETTERS[before.text], place
    if before.text in _SINGLE and row[first].glued and not (place and row[place].glued) and _is_sum(row, first):
        return _SINGLE[before.text], place
    return "", first


def _signed(row: Sequence[Word], place: int) -> tuple[str, int]:
    """The currency of a sign and the letters right before it."""
    sign = row[place]
    if place and sign.text == "$" and row[place - 1].text in _DOLLARS and (sign.glued or len(row[place - 1].text) > 1):
        return _DOLLARS[row[place - 1].text], place - 1
    if place > 2 and sign.text == "$" and [w.text for w in row[place - 3 : place]] == ["U", ".", "S"]:
        return "dollars", place - 3
    if place and sign.glued and row[place - 1].text in {"GH", "CN", "RMB", "JP"}:
        return {"GH": "cedis", "JP": "yen"}.get(row[place - 1].text, "yuan"), place - 1
    if place and sign.text == "£" and sign.glued and row[place - 1].text in {"E", "LE", "IR", "L", "S"}:
        return {"E": "Egyptian pounds", "LE": "Egyptian pounds", "IR": "Irish pounds"}.get(
            row[place - 1].text, "pounds"
        ), place - 1
    return SYMBOLS[sign.text], place


def _is_code(row: Sequence[Word], first: int) -> bool:
    """Whether capitals before a number are a currency's code, and no word ("ALL 5") or other code ("COP28")."""
    code = row[first - 1].lower
    if code in _WORDS:
        return _is_sum(row, first) and code != "cup"
    return not row[first].glued or _is_sum(row, first) or (row[first].text.isdigit() and len(row[first].text) > 2)


def _follows_word(row: Sequence[Word], place: int) -> bool:
    """Whether the letters are the end of a longer word or name."""
    return row[place].glued and place > 0 and row[place - 1].is_alpha


def _is_sum(row: Sequence[Word], first: int) -> bool:
    """Whether a number is written as sums are: with a separator or a scale."""
    after = row[first + 1].lower if first + 1 < len(row) else ""
    return "," in row[first].text or after in SCALES or after in {"bn", "mn", "m", "tn"}


def money_at(row: Sequence[Word], at: int, value: float) -> tuple[str, int] | None:  # noqa: PLR0911 - one return for each form
    """The currency that follows a sum: (unit, index behind)."""
    step = at
    if step < len(row) and is_hyphen(row[step]) and row[step].glued:
        step += 1
    begin = step
    while step < min(len(row), begin + 5) and (row[step].lower in _NATIONS or (row[step].text in _ABOUT and step >= begin)):
        step += 1
    if step >= len(row):
        return None
    word, text = row[step].base, row[step].text
    if text in SYMBOLS:
        opens = step + 1 < len(row) and row[step + 1].glued and row[step + 1].is_digits
        return None if opens else (SYMBOLS[text], step + 1)
    if word in CODES and text.isupper():
        return CODES[word], step + 1
    if text in _AFTER and (row[step].glued or text != "Ft"):
        return _AFTER[text], step + 1
    name = _NAMES.get(word) or _NAMES.get(word.removesuffix("s"))
    if name is not None and text[0].isupper() and step == begin and step + 1 < len(row) and row[step + 1].text[0].isupper():
        return None
    if name is None or (word in _DOUBTFUL and value < _LARGE and step == begin):
        return None
    return _of_nation(name, row[begin:step]), step + 1 + (
        name == "pounds" and step + 1 < len(row) and row[step + 1].lower == "sterling"
    )


def _of_nation(name: str, nation: Sequence[Word]) -> str:
    """The name with the nation where that is needed to know the currency."""
    if name not in _SHARED or not nation:
        return name
    said = " ".join(word.text for word in nation if word.text != ".")
    return name if said.lower().replace("u s", "us") in _HOME.get(name, "").split() or said.lower() in {
        "united states", "south korean"} else f"{said} {name}"  # fmt: skip


_ALL: Final = (
    frozenset(CODES.values()) | frozenset(SYMBOLS.values()) | frozenset(_NAMES.values()) | frozenset(_DOLLARS.values())
)
_BASES: Final = frozenset(name.split()[-1] for name in _ALL)


def is_money(unit: str) -> bool:
    """Whether a unit without its rate is a currency ("dollars", "Swiss francs")."""
    return unit in _ALL or (" " in unit and unit.rsplit(" ", 1)[1] in _BASES and unit.split(" ", 1)[0].lower() in _NATIONS)
