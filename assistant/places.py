"""A name in, whether it is a place or a nationality out, by a list of the best known."""

from __future__ import annotations

from assistant.words import fold, stem

_COUNTRIES = """
afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan
bahamas bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia botswana
brazil brunei bulgaria burkina burundi cambodia cameroon canada chad chile china colombia congo
croatia cuba cyprus denmark djibouti ecuador egypt eritrea estonia eswatini ethiopia fiji
finland france gabon gambia georgia germany ghana greece grenada guatemala guinea guyana haiti
honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan
kazakhstan kenya kiribati kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya
liechtenstein lithuania luxembourg madagascar malawi malaysia maldives mali malta mauritania
mauritius mexico micronesia moldova monaco mongolia montenegro morocco mozambique myanmar
namibia nauru nepal netherlands nicaragua niger nigeria norway oman pakistan palau palestine
panama paraguay peru philippines poland portugal qatar romania russia rwanda samoa senegal
serbia seychelles singapore slovakia slovenia somalia spain sudan suriname sweden switzerland
syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey turkmenistan tuvalu uganda
ukraine uruguay uzbekistan vanuatu venezuela vietnam yemen zambia zimbabwe britain england
scotland wales america us usa uk uae eu europe asia africa antarctica oceania arctic
"""
_CITIES = """
ankara istanbul moscow tripoli berlin london paris rome madrid lisbon vienna prague warsaw
budapest athens kyiv kiev minsk brussels amsterdam hague geneva zurich bern oslo stockholm
copenhagen helsinki dublin edinburgh glasgow manchester washington york chicago boston texas
california florida ontario toronto montreal ottawa vancouver mexico havana bogota lima santiago
caracas brasilia rio cairo tunis algiers rabat khartoum nairobi lagos abuja accra dakar kinshasa
luanda johannesburg pretoria cape damascus aleppo idlib beirut amman jerusalem gaza baghdad
basra tehran riyadh jeddah doha dubai abu kabul islamabad karachi lahore delhi mumbai kolkata
dhaka colombo kathmandu bangkok hanoi manila jakarta kuala seoul pyongyang tokyo osaka beijing
shanghai hong taipei sydney melbourne canberra perth brisbane auckland wellington tasmania sochi
benghazi sarajevo belgrade zagreb bucharest sofia
"""
_COUNTRY_NAMES = frozenset(_COUNTRIES.split())
_NATION_STEMS = frozenset(stem(word) for word in _COUNTRIES.split())
_PLACES = frozenset(_COUNTRIES.split()) | frozenset(_CITIES.split())
_KIND_WORDS = """
city town village province region state county river sea island islands mountain mountains
street square valley bay coast gulf peninsula desert lake ocean airport
"""
_KINDS = frozenset(_KIND_WORDS.split())


def is_place(name: str) -> bool:
    """Whether a name is a country, a well-known city, or says itself that it is a place."""
    words = [fold(word) for word in name.split()]
    return bool(words) and (
        words[-1] in _PLACES or words[-1] in _KINDS or (len(words) <= 2 and words[0] in _PLACES)
    )


def is_city(name: str) -> bool:
    """Whether a name is that of a well-known city."""
    words = [fold(word) for word in name.split()]
    return bool(words) and words[-1] in _PLACES and words[-1] not in _COUNTRY_NAMES


def is_country(name: str) -> bool:
    """Whether a name is that of a country or continent, or ends with one.

    "Levico, Italy" is no country: the town comes first.
    """
    words = [fold(word) for word in name.split()]
    return bool(words) and words[-1] in _COUNTRY_NAMES and "," not in name


def is_nation(stem: str) -> bool:
    """Whether a comparable form (`words.stem`) stands for a nation."""
    return stem in _NATION_STEMS


def is_nationality(name: str) -> bool:
    """Whether a name is an adjective of nationality, such as `Libyan` or `Turkish`."""
    word = fold(name).removesuffix("s")
    by_ending = len(word) > 5 and word.endswith(("ish", "ese", "ian", "yan"))
    # "Cheese" and "paediatrician" end alike and have no capital.
    return " " not in name and (word in _ADJECTIVES or (by_ending and name[:1].isupper()))


_ADJECTIVE_WORDS = """
american german french dutch greek russian iraqi israeli pakistani saudi swiss african european
mexican cuban korean moroccan kurdish afghan arab czech thai western eastern
"""
_ADJECTIVES = frozenset(_ADJECTIVE_WORDS.split())
