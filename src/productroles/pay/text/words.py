"""The words of pay texts, by what they do in a statement, in the languages that print them.

Each kind is one letter, so that a whole text becomes a short string of letters that the grammar reads:

==========  =========================================  ==========  =========================================
``n``       number                                     ``a``       period that stands alone: annually, p.a.
``c``       currency sign, code or word                ``P``       the same, only right behind a figure: pa
``k``       multiplier: k, lakh, 万                    ``u`` ``U``  unit of time: hour, hours
``b``       opens a range: between                     ``s``       unit of one letter behind a slash
``f`` ``g``  opens at the low end: from, at least      ``e`` ``/``  per
``m``       opens at the high end: up to               ``A``       a, à: to, per, and, or an article
``F`` ``H``  min and max, before or behind             ``G``       gross or net
``j`` ``J``  behind the figure: or more, or less       ``B``       component: base, OTE
``t`` ``v``  to; から (to, or from behind)             ``E`` ``V``  bonus, equity and the like; benefits
``-`` ``~`` ``W``  dash, tilde, wave dash              ``T`` ``D``  value added tax, B2B contract
``&``       and                                        ``z``       money that is no pay: revenue
``+`` ``p``  plus sign, plus word                      ``S``       salary, pay
``i``       included, excluded                         ``l`` ``q``  label of a number, thing counted
``h``       about, average                             ``y`` ``x``  payments a year, times
``d``       of, is, in                                 ``r``       paid
``M`` ``N``  minus, no plain number                    ``o``       ending of an ordinal
``X``       not                                        ``Q`` ``#``  a number that is explained, and so no pay
``?``       period that is none of ours                ``!``       letters stuck to a number
``w``       any other word
==========  =========================================  ==========  =========================================
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from productroles.pay.period import PayComponent, PayPeriod, PayTax
from productroles.pay.text.periods import YEAR, period_words
from productroles.pay.text.signs import LAKH_RUPEE, Sign, phrases, scaled_codes


class Scale:
    """A multiplier."""

    __slots__ = ("chains", "factor", "limit", "per", "sign")

    def __init__(
        self, factor: int, limit: int, *, chains: bool = False, sign: Sign | None = None, per: PayPeriod | None = None
    ) -> None:
        self.factor = Decimal(factor)
        self.limit = limit
        """What stands before it is smaller than this; "120,000k" is no figure anybody meant."""
        self.chains = chains
        """Whether a smaller one may follow, as in 1億2000万 and 2 crore 50 lakh."""
        self.sign = sign
        self.per = per


_TAX = {
    PayTax.GROSS: "gross|before tax|before taxes|pre - tax|pretax|brutto|brut|bruts|bruto|brutos|bruta|lordo|lordi|"
    "lorda|lorde|hrubého|hrubá|hrubý|hrubé|hrubeho|bruttó|brüt|bruttogehalt|bruttolohn|brutosalaris|bruttolön|"
    "bruttolønn|до вычета|brutton|bto|税前|稅前|額面|税込|세전",
    PayTax.NET: "net|nettogehalt|nettolohn|nettosalaris|nettolön|nettolønn|after tax|after taxes|post - tax|"
    "take home|take - home|netto|nets|neto|netos|neta|líquido|"
    "líquidos|líquida|liquido|liquidos|netti|netta|nette|nettes|čistého|čistá|čistý|čisté|cisteho|nettó|na rękę|"
    "на руки|in hand|in - hand|"
    "手取り|税后|稅後|到手|세후|실수령",
}
_COMPONENTS = {
    PayComponent.BASE: "base|basic|fixed salary|fixed pay|fixgehalt|"
    "grundgehalt|fixum|fixgehalts|fixe|fixes|"
    "fissa|basissalaris|grundlön|grundløn|zasadnicze|základní|"
    "基本給|基本工资|底薪|기본급",
    PayComponent.TARGET_CASH: "ote|on - target earnings|on target earnings|target cash|total target cash|"
    "target total cash|zielgehalt|zieleinkommen|total cash",
    PayComponent.TOTAL_DIRECT: "total compensation|total comp|total direct compensation|tc",
    PayComponent.TOTAL: "ctc|cost to company|total rewards|total remuneration|total package",
}
_EXTRAS = {
    "bonus": "bonus|bonuses|variable|variables|variabel|variabler|incentive|incentives|profit sharing|prämie|prämien|"
    "tantieme|boni|prime|primes|intéressement|participation|bonos|bono|incentivos|bônus|bónus|plr|premio|premi|premia|"
    "premie|prémie|odměny|bonusz|賞与|ボーナス|奖金|年终奖|獎金|상여금|상여|성과급|인센티브|"
    "performance pay|variable pay|"
    "urlaubsgeld|weihnachtsgeld|sonderzahlung|sonderzahlungen",
    "sign-on-bonus": "sign - on|sign on|signing|signing bonus|sign - on bonus|sign on bonus|retention bonus|"
    "joining bonus|relocation|relocation bonus",
    "equity": "equity|stock|stocks|stock options|rsu|rsus|options|shares|esop|esops|vsop|bspce|aktien|acciones|"
    "股票|期权|스톡옵션|ストックオプション",
    "commission": "commission|commissions|provision|provisionen|provvigioni|comisiones|comissão|comissões|prowizja|"
    "提成|佣金|"
    "provize|provisjon|tips|gratuities",
    "allowance": "allowance|allowances|stipendium|reimbursement|per diems|car allowance|手当|交通費|补贴|수당|"
    "overtime|housing|accommodation|transportation",
}
_BENEFITS = {
    "superannuation": "super|superannuation",
    "pension": "match|matching|pension|pensions|401(k)|401 (k)|403(b)|457(b)|bav|altersvorsorge|pensioen|pensjon|"
    "retirement",
    "benefits": "benefits|benefit|perks|healthcare|health insurance|insurance|medical|dental|holiday|holidays|vacation|"
    "pto|leave|company car|firmenwagen|dienstwagen|sozialleistungen|avantages|beneficios|benefícios|"
    "benefity|vakantiegeld|mutuelle|voiture|rtt|tickets restaurant|tickets resto|congés|dovolená|dovolené|五险一金|"
    "社保|urlaub|urlaubstage|福利|복리후생",
}
_VAT = "vat|mwst|ust|mehrwertsteuer|umsatzsteuer|tva|iva|btw|dph|moms|mva|gst|ht|ttc|hors taxes|hors taxe"
_SCALES = {
    Scale(1000, 10_000): "k|tsd|tausend|thousand|thousands|tys|tis|tisíc|тыс|tusen|tusind|duizend|mila|mille|ribu|rb|"
    "grand|тис|тисяч|χιλ|χιλιάδες|tūkst|tuh|tuhat|tuhatta|ezer|þús|хил|хиляди|хиљ|hiljada|tisuća|אלף|ألف|हज़ार|हजार|"
    "nghìn",
    Scale(1_000_000, 1000): "mm|mn|mio|million|millions|millionen|millones|millón|milhão|milhões|milione|milioni|mln|"
    "mil.|millón de|millones de|milhões de|млн|miljoen|miljon|miljoner|million de|millions de|juta|jt|triệu|milionu|"
    "mill|millj|milj|milljónir|εκατ|εκατομμύρια|milijon|milijona|мільйон|мільйонів|миллионов|מיליון|مليون",
    Scale(100_000, 1000, chains=True): "lakh|lakhs|lac|lacs",
    Scale(10_000_000, 1000, chains=True): "crore|crores|cr",
    Scale(100_000, 1000, sign=LAKH_RUPEE, per=YEAR): "lpa",
    Scale(100_000_000, 1000, chains=True): "億|亿|억",
    Scale(10_000, 100_000, chains=True): "万|萬|만",
    Scale(10_000_000, 10, chains=True): "千万|천만|千萬",
    Scale(1_000_000, 10, chains=True): "百万|백만|百萬",
    Scale(1000, 10, chains=True): "千|천",
}
_SYMBOLS = {
    "-": "-", "~": "~", "W": "〜", "+": "+", "/": "/", "%": "%", "(": "([{", ")": ")]}", "=": "=", ",": ",;|\n·•¦",
    ".": ".!?", ":": ":", "x": "×", "": "\"'“”„«»‹›`´*_®™",
}  # fmt: skip
_OR_MORE = (
    ("und/oder", "mehr"), ("et/ou", "plus"), ("y/o", "más"), ("y/o", "mas"), ("e/ou", "mais"), ("e/o", "più"),
    ("en/of", "meer"), ("i/lub", "więcej"), ("a/nebo", "více"), ("och/eller/og", "mer"), ("og/eller", "mere"),
    ("и/или", "более"), ("и/или", "больше"),
)  # fmt: skip
_PLAIN_KINDS = {
    "%": "percent|per cent|prozent|pct|pour cent|por ciento|por cento|per cento|procent|proc",
    "=": "equals|i.e|equivalent to|entspricht|soit",
    "x": "x|times|sur|mal|fois|veces",
    "&": "&|and|and up to|und|et|y|e|en|och|og|i|und|oraz",
    "t": "to|through|thru|till|til|until|a|tot|到|至|에서",
    "v": "から|부터|より",
    "b": "between|zwischen|entre|mellan|mellem|mellom|między|miedzy|mezi|tussen|tra|fra tra|介于",
    "f": "from|starting from|starting at|starts at|starts from|start at|as little as|from as little as|begins at|"
    "begins from|as low as|beginning at|ab|"
    "beginnend bei|startend bei|startend ab|à partir de|a partir de|à partir d'|à compter de|desde|dès|a partire da|"
    "da|dal|"
    "a partir dos|a partir del|od|vanaf|fra|från|от|від|从|從|de la|mulai|từ|από",
    "g": "not less than|no less than|no lower than|not below|not under|no menos de|pas moins de|nicht unter|"
    "nicht weniger als|non meno di|nie mniej niż|ne méně než|ikke mindre enn|inte mindre än|niet minder dan|не менее|"
    "не меньше|не менше|more than|greater than|higher than|over|above|exceeds|north of|upwards of|in excess of|"
    "exceeding|"
    "über|mehr als|oberhalb von|plus de|supérieur à|supérieure à|más de|superior a|mais de|acima de|oltre|oltre i|"
    "più di|"
    "meer dan|boven|ruim|powyżej|ponad|więcej niż|více než|nad|viac ako|över|mer än|mer enn|mere end|yli|свыше|более|"
    "больше|понад|більше|több mint|peste|πάνω από|> ≥|≥|>|> =|不低于|不少于|超过",
    "m": "up to|upto|up until|as much as|as high as|no more than|not more than|no higher than|not to exceed|"
    "not exceeding|not over|not above|no más de|pas plus de|nicht mehr als|non più di|nie więcej niż|niet meer dan|"
    "ikke mer enn|inte mer än|не более|не больше|не більше|capped at|limited to|tops out at|maxes out at|caps out at|"
    "under|below|less than|lower than|fewer than|bis|bis zu|bis maximal|unter|unterhalb von|weniger als|jusqu'à|"
    "jusqu'a|jusque|moins de|inférieur à|inférieure à|hasta|hasta los|menos de|inferior a|até|ate|abaixo de|fino a|"
    "fino ad|sino a|meno di|tot|tot en met|minder dan|onder|do|poniżej|mniej niż|až|až do|méně než|upp till|mindre än|"
    "opp til|mindre enn|inntil|op til|indtil|mindre end|jopa|до|≤|<|< =|不超过|pana la|până la|sub|sampai|hingga|"
    "tối đa|"
    "έως|μέχρι",
    "F": "min|minimum|minimal|mini|mínimo|minimo|minim|minimálně|minimaal|minimalnie|at least|as a minimum|floor of|"
    "salary floor|mindestens|mind|wenigstens|au moins|au minimum|al menos|por lo menos|como mínimo|pelo menos|"
    "no mínimo|"
    "almeno|minstens|ten minste|tenminste|co najmniej|przynajmniej|alespoň|nejméně|minst|mindst|lägst|vähintään|alkaen|"
    "cel puțin|legalább|minimum de|en az|най - малко|минимум|最低|最少|至少|최소",
    "H": "max|maximum|maximal|maxi|maxim|máximo|massimo|maksymalnie|maximaal|maximálně|tops|maks|at most|cap of|"
    "salary cap|ceiling|ceiling of|upper limit|upper limit of|höchstens|höchst|au maximum|au plus|como máximo|"
    "no máximo|hooguit|hoogstens|nejvýše|najwyżej|högst|højst|høyst|un máximo de|enintään|legfeljebb|en fazla|максимум|"
    "最高|最多|最大|최대",
    "j": "and up|and upwards|upwards|onward|onwards|aufwärts|und aufwärts|und darüber|oder darüber|und höher|"
    "en adelante|para cima|in su|in poi|e oltre|en hoger|of hoger|wzwyż|i wyżej|i powyżej|a výše|och uppåt|og opover|"
    "og oppover|以上|起|이상|"
    + "|".join(f"{join} {more}" for join in ("and", "or") for more in "more above over higher greater beyond".split())
    + "|"
    + "|".join(f"{join} {more}" for joins, more in _OR_MORE for join in joins.split("/")),
    "J": "以下|以内|まで|이하|까지|"
    + "|".join(f"{join} {less}" for join in ("and", "or") for less in "less below under lower".split())
    + "|oder weniger|ou moins|o menos|ou menos|o meno|of minder|lub mniej|nebo méně|eller mindre",
    "p": "plus|on top of|with|as well as|zzgl|zuzüglich|sowie|mit|avec|más|mas|mais|più|con|com|met|z|samt|"
    "alongside|wraz z|along",
    "S": "salary|salaries|pay|wage|wages|compensation|comp|remuneration|earnings|earn|income|package|rate|range|"
    "salary band|pay band|gehalt|gehälter|lohn|vergütung|gehaltsband|gehaltsspanne|salaire|salaires|rémunération|"
    "fourchette|salario|sueldo|retribución|salário|salarios|remuneração|stipendio|retribuzione|salaris|loon|"
    "wynagrodzenie|wynagrodzenia|płaca|stawka|widełki|mzda|mzdy|plat|lön|lønn|løn|palkka|зарплата|оклад|급여|임금|給与|"
    "給料|薪资|薪資|工资|薪水|薪酬|待遇|給与|gage|tarif|taux|earning|paying|pays|offering|offer",
    "l": "age|aged|ages|alter|edad|âge|idade|età|wiek|gpa|team of|teams of|squad of|team von|team van|teams von|"
    "équipe de|equipo de|equipa de|team di|zespół|level|lvl|grade|step|tier|group|class|band|stufe|gruppe|"
    "entgeltgruppe|entgeltstufe|eg|tvöd|no|nr|n°|#|id|ref|"
    "req|job|phase|version|top|page|section|zone|échelon|niveau|grupo|nivel|livello|schaal|trinn|coefficient|code|"
    "number|nummer|category|cat|§|series",
    "q": "experience|erfarenhet|erfaring|expérience|d'expérience|experiencia|experiência|erfahrung|berufserfahrung|"
    "doświadczenia|esperienza|ervaring|"
    "lbs|kg|km|miles|minutes|mins|minuten|users|downloads|subscribers|employees|people|staff|positions|openings|"
    "vacancies|persons|colleagues|users|countries|"
    "uhr|am|reports|times|fte|mitarbeiter|mitarbeitende|salariés|empleados|pracowników|人|名|回|歳|以上経験|개|명|位|"
    "个|"
    "teams|offices|products|engineers|customers|clients|cities|applicants|applications|connections|reviews|locations|"
    "markets|interviews|rounds|stars|awards|sites|direct reports|respondents|responses|person|personnes|personas|"
    "personen|persone|osób|osoby|"
    "lidí|personer|henkilöä|pessoas|salariées|collaborateurs|empleadas|dipendenti|colaboradores|medewerkers|"
    "collega's|anställda|ansatte|zaměstnanců|kunden|clients|standorte|developers|designers|analysts|managers|roles|"
    "pm's|pms|"
    "bn|billion|billions|mrd|mld|milliarde|milliarden|milliard|milliards|miliardo|miliardi|miliard|miliardy|miljard|"
    "bilhão|"
    "bilhões|billón|billones|trillion|млрд|miliar",
    "y": "payments|payslips|instalments|installments|gehälter|gehältern|monatsgehälter|monatsgehältern|monatsgehalt|"
    "monatslöhne|monatslohn|monatslöhnen|pagas|mensualités|mensualidades|mensilità|mensilita|salaries|"
    "薪|个月工资|个月薪资|bruttogehälter|"
    "salários|subsídios|maandsalarissen|löner|pensji|trattamenti|月薪资|bruttomonatsgehälter|gehalte",
    "z": "series a|series b|series c|series d|series e|seed round|pre - seed|backed|p & l|gmv|in sales|"
    "in annual sales|in assets|profit|profits|investors|"
    "revenue|revenues|arr|mrr|budget|funding|funded|raised|valuation|turnover|aum|loan|mortgage|discount|savings|"
    "rent|prize|umsatz|facturación|fatturato|debt|raise|increase|rise|invested|investment|cents|cent|pence|referral|"
    "rabatt|pipeline",
    "M": "minus|negative|negativ",
    "X": "not|nicht|pas|niet|nie|non|never|ikke|inte|ne|kein|keine",
    "N": "nan|inf|infinity|infinite|null|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|"
    "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|hundreds|dozen|xx|xxx|xxxx|n/a|"
    "tbd|tbc|tba|zwei|drei|"
    "vier|fünf|sechs|sieben|acht|neun|zehn|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|hundert|"
    "vingt|trente|quarante|cinquante|soixante|veinte|treinta|cuarenta|cincuenta|sesenta|"
    "一|二|三|四|五|六|七|八|九|十|百|数|数百|数千|몇|수",
    "o": "st|nd|rd|th|er|ème|eme|ère|º|ª|°|:e",
    "r": "paid|payable|payed|ausgezahlt|versé|payé|pagado|pagati|wypłacane",
    "d": "of|in|is|are|at|the|was|will|be|für|de|des|del|di|d'|um|von|van|av|af|worth|on|das|der|als|den|your|as per|"
    "equal|amounts|comes|your|our|this",
}
_APPROXIMATE = (
    "about|around|approximately|approx|roughly|circa|ca|cca|estimated|est|≈|±|etwa|rund|ungefähr|environ|alrededor de|"
    "alrededor|aproximadamente|cerca de|około|ok|zhruba|omkring|ungefär|cirka|noin|около|约|約|大约|大約|약|左右|程度|"
    "내외|정도|almost|nearly|close to"
)
_STATISTIC = "average|avg|mean|median|typical|typically|medián|durchschnitt|durchschnittlich|moyenne|promedio|평균|平均"
_INCLUDED = {
    "included": "including|incl|inkl|inklusive|inc|inclusive|compris|incluant|incluido|incluidos|inclusief|w tym|"
    "inbegriffen|includes|include|included|inclusive of|含|込み",
    "excluded": "excluding|excl|exkl|exklusive|ex|hors|exclusive of|not including|excludes|exclusief|不含|없이|without|"
    "before",
}
_PER = "per|pro|par|por|each|every|al|pr|po|na|za|alla|all'|por cada|je|毎|每"
STRICT_PER = frozenset(("per", "pro", "/", "je", "each"))
"""Words of ``per`` that must not stand behind a figure with something that is no period."""

ABBREVIATED = frozenset(
    "bzw resp evtl maks rs fr kr ca approx max min mind tys tis mio mies godz std stde mtl jährl hr hrs yr yrs mo wk "
    "zzgl inkl incl exkl "
    "excl cca st ok nr no ref avg est ann mth hod mt tydz měs mil mln mnd tsd inc ust mwst sfr ft gs p.a p.m p.h p.d "
    "p.w p.u a "
    "pr s ex bs comp cr lac sal ggf тыс руб мес млн грн zł lei ksh tsh ush php "
    "тис χιλ tūkst tuh þús хил хиљ mill millj milj εκατ".split()
)
"""Words whose full stop ends no sentence."""

MILLION = Scale(1_000_000, 1000)
LAKH = Scale(100_000, 1000)
THOUSAND = Scale(1000, 10_000)
MIL = Scale(1000, 9_999)
"""``mil``: a thousand in Spanish and Portuguese, a million in English slang."""
MIL_CURRENCIES = frozenset("EUR BRL MXN ARS CLP COP UYU DOP".split())
"""Currencies in which ``mil`` is a thousand."""


_HIDING = "je nach|according to|compared to|compared with|due to|next to|직원|회원|인원|지원|병원"
"""Phrases that mean nothing here, but hold a word that would."""
JOB = "job"
_JOBS = (
    "manager|analyst|administrator|director|lead|specialist|engineer|developer|designer|consultant|advisor|adviser|"
    "officer|controller|assistant|coordinator|owner|executive|representative|associate|architect|rep|scientist|leiter|"
    "berater|leiterin|beraterin|sachbearbeiter|responsable|directeur|gestionnaire|gerente|analista|responsabile"
)
"""Words that end a title: what stands before them says of the work and not of the figure behind."""
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sep|"
    "sept|oct|nov|dec|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|"
    "septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|"
    "noviembre|diciembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|gennaio|febbraio|"
    "aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|januari|februari|maart|mei|augustus|augusti|desember"
)
BILLIONS = frozenset(
    "b bn billion billions mrd mld milliarde milliarden milliard milliards miliardo miliardi miliard miliardy miljard "
    "bilhão bilhões billón billones trillion млрд miliar".split()
)
"""No pay is as much."""
MONTHS = frozenset(_MONTHS.split("|"))
"""Words beside which a number is a day or a year."""


def vocabulary() -> Iterable[tuple[str, str, Any]]:
    """Every phrase with its kind and what it stands for; a later one replaces an earlier one."""
    for kind, characters in _SYMBOLS.items():
        yield from ((character, kind, character) for character in characters)
    for kind, words in _PLAIN_KINDS.items():
        for phrase in words.split("|"):
            yield phrase, kind, phrase
            if phrase.startswith("and "):
                yield phrase.replace("and", "&", 1), kind, phrase
    yield from period_words()
    for kind, labels in (("G", _TAX), ("B", _COMPONENTS), ("E", _EXTRAS), ("V", _BENEFITS), ("i", _INCLUDED)):
        for label, words in labels.items():
            yield from ((phrase, kind, label) for phrase in words.split("|"))
    for scale, words in _SCALES.items():
        yield from ((phrase, "k", scale) for phrase in words.split("|"))
    yield from ((phrase, "h", "approximate") for phrase in _APPROXIMATE.split("|"))
    yield from ((phrase, "h", "pro-rata") for phrase in ("pro rata", "pro - rata", "anteilig"))
    yield from ((phrase, "h", "statistic") for phrase in _STATISTIC.split("|"))
    yield from ((job, "w", JOB) for job in _JOBS.split("|"))
    yield from ((month, "l", month) for month in MONTHS)
    yield from ((phrase, "w", phrase) for phrase in _HIDING.split("|"))
    yield "b 2 b", "D", "b2b"
    yield from ((phrase, "T", "vat") for phrase in _VAT.split("|"))
    yield from ((phrase, "e", phrase) for phrase in _PER.split("|"))
    yield from ((phrase, "c", sign) for phrase, sign in phrases())
    yield from ((word, "k", Scale(factor, 10_000, sign=sign)) for word, factor, sign in scaled_codes())
    yield from ((word, "A", word) for word in ("a", "an", "à"))
    yield "mil", "k", MIL
