"""Names of companies and people, many of them beyond ASCII."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

WORDS = (
    "Acme", "Alpenglow", "Åkerström", "Baltic", "Blue Harbour", "Café Lumière", "Cedar", "Delta",
    "Düsseldorfer", "Emerald", "Fjord", "Granit", "Hokkaidō", "Iberia", "Juniper", "Kraków",
    "Lakeside", "Müller", "Northwind", "Öresund", "Pérez", "Quarry", "Riviera", "São Bento",
    "Tēnā", "Umbra", "Vesuvio", "Willow", "Xanadu", "Ýmir", "Zürich", "日本橋", "Ελιά", "Заря",
)  # fmt: skip
TRADES = (
    "Advisory", "Architects", "Bakery", "Clinics", "Dental", "Design", "Energy", "Films", "Foods",
    "Freight", "Insurance", "Law", "Logistics", "Media", "Optics", "Robotics", "Schools",
    "Software", "Textiles", "Tools",
)  # fmt: skip
FORMS = ("AB", "GmbH", "Inc", "Ltd", "Oy", "S.A.", "SL", "株式会社")
FIRST_NAMES = (
    "Ada", "Anaïs", "Björn", "Chloé", "Dmitri", "Élodie", "Fatma", "Grace", "Håkon", "Inés", "João",
    "Katarzyna", "Léa", "Małgorzata", "Noor", "Olga", "Pia", "Quentin", "Rosa", "Søren", "Tove",
    "Ursula", "Víctor", "Wei", "Ximena", "Yusuf", "Zoë", "太郎", "Ирина", "Ελένη",
)  # fmt: skip
LAST_NAMES = (
    "Almeida", "Bergström", "Chen", "Dvořák", "Eriksen", "Fernández", "García", "Hansen", "Ito",
    "Jankowski", "Kaya", "Lefèvre", "Meyer", "Novák", "Ó Briain", "Peña", "Quist", "Rossi",
    "Şahin", "Tremblay", "Usman", "Vélez", "Weiß", "Yamada", "Zieliński", "山田", "Иванова",
)  # fmt: skip


@lru_cache(maxsize=256)
def ascii_name(name: str) -> str:
    """Return a name as it may stand in an address."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "".join(filter(str.isalpha, plain)).lower() or "admin"
