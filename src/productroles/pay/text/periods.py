"""The words for periods of pay, in the languages that print them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from productroles.pay.period import PayPeriod, PayTax


class Period:
    """A unit of time, and what else the same word may hold: pay (Stundenlohn), and the tax side (RAL)."""

    __slots__ = ("is_pay", "per", "tax")

    def __init__(self, per: PayPeriod, tax: PayTax | None = None, *, is_pay: bool = False) -> None:
        self.per = per
        self.tax = tax
        self.is_pay = is_pay


HOUR, DAY, WEEK = PayPeriod.HOUR, PayPeriod.DAY, PayPeriod.WEEK
FORTNIGHT, HALF_MONTH = PayPeriod.FORTNIGHT, PayPeriod.HALF_MONTH
MONTH, YEAR = PayPeriod.MONTH, PayPeriod.YEAR

_UNITS = {
    YEAR: "year|yr|annum|jahr|année|annee|ano|año|anno|jaar|jr|rok|roku|år|vuosi|год|yıl|an nou|év|tahun|năm|godina|"
    "godinu|έτος|χρόνο|година|שנה|سنة|वर्ष|साल|ปี|年|연|년",
    MONTH: "month|mo|mth|mnth|monat|mois|mes|mês|mese|maand|mnd|mt|miesiąc|miesiac|mies|mc|msc|měsíc|mesic|měs|mån|"
    "månad|måned|mdr|md|kuukausi|месяц|мес|ay|lună|luna|hó|hónap|міс|місяць|bulan|mesiac|tháng|mjesec|mesec|μήνα|"
    "месец|חודש|شهر|माह|महीना|เดือน|月|월|个月|ヶ月|か月",
    WEEK: "week|wk|woche|semaine|semana|settimana|tydzień|tydzien|tydz|týden|vecka|uge|uke|viikko|неделя|minggu|周|"
    "週|주",
    DAY: "day|tag|jour|día|dia|giorno|dag|dzień|dzien|päivä|dygn|gün|nap|hari|ngày|ημέρα|ден|יום|يوم|दिन|วัน|天|日|일",
    HOUR: "hour|hr|stunde|std|stde|heure|hora|ora|uur|godzina|godzinę|godz|hodina|hodinu|hod|timme|tim|tunti|час|ч|"
    "saat|"
    "oră|óra|jam|giờ|ώρα|שעה|ساعة|घंटा|ชั่วโมง|小时|小時|时间|時間|时|時|시간",
    FORTNIGHT: "fortnight|two weeks|other week",
    HALF_MONTH: "half month|half - month|quincena|quinzena",
}
_PLURALS = {
    YEAR: "years|yrs|års|jahre|jahren|ans|années|anos|años|anni|jaren|lata|lat|let|roky|лет|года",
    MONTH: "months|mths|monate|monaten|meses|mesi|maanden|miesiące|miesięcy|měsíců|månader|måneder",
    WEEK: "weeks|wks|wochen|semaines|semanas|settimane|weken|tygodni|týdnů|veckor|uger|uker",
    DAY: "days|tage|tagen|jours|días|dias|giorni|dagen|dni|dní|dny|dnů|dagar|dagars|dage|dager|arbeitstage|"
    "vakantiedagen|verlofdagen|semesterdagar|"
    "feriedage|feriedager|workdays",
    HOUR: "hours|hrs|stunden|wochenstunden|heures|horas|ore|uren|godzin|hodin|timmar|timer",
}
_ADVERBS = {
    YEAR: "annually|annual|yearly|p.a|p/a|p . a|p.y|annualised|annualized|jährlich|jährliches|jährliche|jährlichen|"
    "jährlicher|jährlichem|jährl|"
    "p.j|p/j|im jahr|par an|/ an|l'an|annuel|annuels|annuellement|anualmente|annualmente|på årsbasis|auf jahresbasis|"
    "annuelle|"
    "annuelles|l'année|à l'année|chaque année|op jaarbasis|anual|anuais|anuales|al año|por año|ao ano|por ano|annuo|"
    "annui|annua|annue|annuale|annuali|"
    "all'anno|l'anno|jaarlijks|rocznie|roczne|roczny|na rok|ročně|rocne|roční|za rok|årligen|"
    "årlig|årligt|om året|i året|vuodessa|éves|évente|évi|pe an|"
    "yıllık|в год|на рік|на рiк|годовых|年間|年收入|年收|每年|연간|年额|年額",
    MONTH: "monthly|pcm|p.m|p.c.m|p . m|per calendar month|monatlich|monatliches|monatliche|monatlichen|monatlicher|"
    "monatlichem|mtl|im monat|"
    "mensuel|mensuels|mensuellement|mensualmente|mensalmente|mensilmente|mensuelle|mensuelles|par mois|mensual|"
    "mensuales|al mes|por mes|"
    "mensal|mensais|ao mês|por mês|mensile|mensili|al mese|maandelijks|p/m|miesięcznie|"
    "miesięczne|miesieczne|miesięczny|miesiecznie|na miesiąc|měsíčně|mesicne|měsíční|za měsíc|månadsvis|"
    "månedlig|månedligt|i månaden|i måneden|om måneden|kuukaudessa|/ kk|havi|havonta|"
    "pe lună|lunar|aylık|в месяц|в мес|ежемесячно|chaque mois|mesačne|mesačná|mỗi tháng|월 급여|月入|/ m - c|"
    "на місяць|每月|每个月|月额|月額",
    WEEK: "weekly|p.w|p/w|p . w|wöchentlich|die woche|par semaine|hebdomadaire|semanalmente|semanal|semanales|semanais|"
    "settimanali|por semana|a la semana|settimanale|"
    "alla settimana|tygodniowo|týdně|i veckan|i uken|om ugen|每周|每週",
    DAY: "daily|per diem|p.d|p/d|p . d|täglich|am tag|tagesgage|par jour|journalier|journalière|"
    "diario|diaria|diarios|diários|diárias|al día|por día|diária|por dia|giornaliero|giornaliera|al giorno|dziennie|"
    "dniówka|dzienna|/ den|в день|하루|za dzień|denně|za den|om dagen|per dygn|每天|日額",
    HOUR: "hourly|p.h|p/h|p . h|stündlich|die stunde|in der stunde|de l'heure|par heure|l'heure|horaire|"
    "taux horaire|por hora|la hora|à hora|all'ora|orario|oraria|l'ora|p.u|p/u|za godzinę|"
    "na godzinę|godzinowo|godzinowa|godzinowe|시간당|za hodinu|hodinově|i timmen|per time|pr time|/ time|i timen|"
    "tunnissa|óránként|pe oră|saatlik|в час|на годину|"
    "每小时|每小時|"
    "/ an hour",
    FORTNIGHT: "fortnightly|biweekly|bi - weekly|every two weeks|every 2 weeks|every other week|per two weeks|"
    "zweiwöchentlich|alle zwei wochen",
    HALF_MONTH: "semimonthly|semi - monthly|twice a month|twice monthly|twice per month|half - monthly|quincenal|"
    "quincenales|"
    "quinzenal|quinzenais",
}
_COMPOUNDS = (
    "jahres:year|monats:month|wochen:week|tages:day|stunden:hour + gehalt|lohn|salär|entgelt|einkommen|vergütung|"
    "honorar|"
    "verdienst|satz|fixum|fixgehalt|grundgehalt|festgehalt|zielgehalt|zieleinkommen",
    "jaar:year|maand:month|week:week|dag:day|uur:hour + salaris|loon|inkomen|tarief",
    "års:year|månads:month|måneds:month|vecko:week|uge:week|uke:week|dags:day|tim:hour|time:hour + lön|lønn|løn|"
    "inkomst",
    "vuosi:year|kuukausi:month|viikko:week|päivä:day|tunti:hour + palkka|ansio",
)
"""What words are made of such as Jahresgehalt, Bruttojahresgehalt, jaarsalaris and timlön: a period, and pay."""
_BEHIND = {YEAR: "pa|ann", MONTH: "pm", WEEK: "pw", DAY: "pd", HOUR: "ph"}
_TAX_FIRST = (("brutto", PayTax.GROSS), ("bruto", PayTax.GROSS), ("netto", PayTax.NET))
_PAY_OF = {
    Period(YEAR, is_pay=True): "年収|年俸|年薪|연봉",
    Period(MONTH, is_pay=True): "月給|月収|月薪|월급|월급여",
    Period(WEEK, is_pay=True): "周薪|週薪|週給|주급",
    Period(DAY, is_pay=True): "tjm|day rate|daily rate|per day rate|a day rate|日薪|日給|일급",
    Period(HOUR, is_pay=True): "hourly rate|hourly wage|时薪|時薪|時給|時間給|시급",
    Period(YEAR, PayTax.GROSS, is_pay=True): "jahresbrutto|jahresbruttogehalt|jahresbruttolohn|ral",
    Period(YEAR, PayTax.NET, is_pay=True): "jahresnetto|jahresnettogehalt",
    Period(MONTH, PayTax.GROSS, is_pay=True): "monatsbrutto|monatsbruttogehalt|monatsbruttolohn|額面月収",
    Period(MONTH, PayTax.NET, is_pay=True): "monatsnetto|monatsnettogehalt",
}
_ODD_PERIODS = (
    "bimonthly|bi - monthly|quarterly|per quarter|a quarter|/ quarter|semiannual|semiannually|semi - annual|"
    "semi - annually|biannual|bi - annual|biannually|biennial|half - yearly|half yearly|halbjährlich|vierteljährlich|"
    "/ год|pro quartal|trimestriel|trimestral|semestral|semestriel|per semester|trimestrale|kwartalnie|čtvrtletně|"
    "毎四半期|"
    "季度"
)
UNITS_OF_ONE_LETTER = {"h": HOUR, "u": HOUR, "d": DAY, "w": WEEK, "m": MONTH, "y": YEAR}


def _compounds() -> Iterable[tuple[str, str, Period]]:
    for language in _COMPOUNDS:
        periods, pays = (part.split("|") for part in language.split(" + "))
        for beginning, per in (period.split(":") for period in periods):
            for word in (beginning + pay for pay in pays):
                yield word, "a", Period(PayPeriod(per), is_pay=True)
                yield from ((first + word, "a", Period(PayPeriod(per), tax, is_pay=True)) for first, tax in _TAX_FIRST)


def period_words() -> Iterable[tuple[str, str, Any]]:
    """Every phrase that states a period, with its kind and the period."""
    for kind, table in (("u", _UNITS), ("U", _PLURALS), ("a", _ADVERBS), ("P", _BEHIND)):
        for per, words in table.items():
            yield from ((phrase, kind, Period(per)) for phrase in words.split("|"))
    yield from _compounds()
    for period, words in _PAY_OF.items():
        yield from ((phrase, "a", period) for phrase in words.split("|"))
    yield from ((phrase, "?", phrase) for phrase in _ODD_PERIODS.split("|"))
