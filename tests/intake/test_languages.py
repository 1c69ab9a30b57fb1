"""A report that is plainly in another language is set aside and said to be; English is never taken for another one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay import pipeline
from stateofplay.errors import InputError, ReportError
from stateofplay.intake import load, read_file
from stateofplay.intake.languages import guess
from stateofplay.model import Codebook, Context, Issue, Level, Party, Reader

ROOT = Path(__file__).resolve().parents[2]
PASSAGES = sorted((ROOT / "training" / "corpus").glob("**/passages.txt"))
ODD = [*"de la un е ש 你 か 한 ᏣᎳ the ß İ ﬀ".split(), "\ud800"]
SAMPLES = {
    "German": (
        "Die Gewerkschaft hat am Montag erklärt, dass sie das Angebot der Hafenverwaltung nicht annehmen "
        "werde. Die Gespräche sollen am Donnerstag fortgesetzt werden, sagte eine Sprecherin nach der "
        "Sitzung. Strittig ist noch immer, wie viel die Schiffe für den Strom am Kai bezahlen und wer die "
        "neuen Kräne bedient. Die Verwaltung will sich mit einem Vermittler beraten, bevor sie wieder an den "
        "Tisch kommt."
    ),
    "French": (
        "Le syndicat a déclaré lundi qu'il n'accepterait pas l'offre de la direction du port. Les discussions "
        "doivent reprendre jeudi, selon une porte-parole qui s'est exprimée après la séance. Il reste à "
        "décider combien les navires paieront pour le courant à quai et qui conduira les nouvelles grues. La "
        "direction veut consulter un médiateur avant de revenir à la table des négociations."
    ),
    "Spanish": (
        "El sindicato dijo el lunes que no aceptará la oferta de la dirección del puerto. Las conversaciones "
        "seguirán el jueves, según una portavoz que habló después de la reunión. Todavía no está claro cuánto "
        "pagarán los barcos por la corriente en el muelle ni quién manejará las nuevas grúas. La dirección "
        "quiere hablar con un mediador antes de volver a la mesa."
    ),
    "Italian": (
        "Il sindacato ha detto lunedì che non accetterà l'offerta della direzione del porto. I colloqui "
        "riprenderanno giovedì, secondo una portavoce che ha parlato dopo la riunione. Non è ancora chiaro "
        "quanto pagheranno le navi per la corrente al molo e chi guiderà le nuove gru. La direzione vuole "
        "sentire un mediatore prima di tornare al tavolo."
    ),
    "Portuguese": (
        "O sindicato disse na segunda-feira que não vai aceitar a oferta da direção do porto. As conversas "
        "continuam na quinta-feira, segundo uma porta-voz que falou depois da reunião. Ainda não está claro "
        "quanto os navios vão pagar pela corrente no cais e quem vai operar os novos guindastes. A direção "
        "quer ouvir um mediador antes de voltar à mesa."
    ),
    "Dutch": (
        "De vakbond zei maandag dat zij het aanbod van het havenbestuur niet zal aannemen. De gesprekken gaan "
        "donderdag verder, volgens een woordvoerster die na de vergadering sprak. Het is nog niet duidelijk "
        "hoeveel de schepen voor de stroom aan de kade betalen en wie de nieuwe kranen bedient. Het bestuur "
        "wil eerst met een bemiddelaar praten voordat het weer aan tafel komt."
    ),
    "Polish": (
        "Związek powiedział w poniedziałek, że nie przyjmie oferty zarządu portu. Rozmowy będą kontynuowane w "
        "czwartek, jak powiedziała rzeczniczka po posiedzeniu. Nadal nie jest jasne, ile statki zapłacą za "
        "prąd przy nabrzeżu i kto będzie obsługiwał nowe dźwigi. Zarząd chce porozmawiać z mediatorem, zanim "
        "wróci do stołu, a związek czeka na odpowiedź i nie wyklucza, że do strajku dojdzie już w sobotę."
    ),
    "Russian": (
        "Профсоюз заявил в понедельник, что не примет предложение управления порта. Переговоры продолжатся в "
        "четверг, сообщила представительница после заседания. Пока неясно, сколько суда будут платить за ток "
        "у причала и кто будет управлять новыми кранами. Управление хочет посоветоваться с посредником, "
        "прежде чем вернуться за стол, а профсоюз ждёт ответа и не исключает, что забастовка начнётся уже в "
        "субботу."
    ),
    "Ukrainian": (
        "Профспілка заявила в понеділок, що не прийме пропозицію управління порту. Переговори триватимуть у "
        "четвер, повідомила речниця після засідання. Поки що неясно, скільки судна платитимуть за струм біля "
        "причалу і хто керуватиме новими кранами. Управління хоче порадитися з посередником, перш ніж "
        "повернутися за стіл, а профспілка чекає на відповідь і не виключає, що страйк почнеться вже в "
        "суботу."
    ),
    "Turkish": (
        "Sendika pazartesi günü liman yönetiminin teklifini kabul etmeyeceğini açıkladı. Görüşmeler perşembe "
        "günü devam edecek, toplantıdan sonra konuşan bir sözcü bunu söyledi. Gemilerin rıhtımdaki elektrik "
        "için ne kadar ödeyeceği ve yeni vinçleri kimin kullanacağı henüz belli değil. Yönetim masaya "
        "dönmeden önce bir arabulucu ile konuşmak istiyor, sendika ise bir cevap bekliyor ve bu hafta sonu "
        "için grev kararı da olabilir."
    ),
    "Arabic": (
        "قالت النقابة يوم الاثنين إنها لن تقبل عرض إدارة الميناء. وستستمر المحادثات يوم الخميس بحسب متحدثة "
        "تحدثت بعد الجلسة. ولا يزال من غير الواضح كم ستدفع السفن مقابل التيار عند الرصيف ومن سيشغل الرافعات "
        "الجديدة. وتريد الإدارة أن تتشاور مع وسيط قبل أن تعود إلى الطاولة، أما النقابة فتنتظر الرد ولا تستبعد "
        "أن يبدأ الإضراب يوم السبت المقبل."
    ),
    "Chinese": (
        "工会星期一表示,不会接受港口管理方的提议。一位发言人在会后说,谈判将于星期四继续。目前还不清楚船只在码头用电要"
        "付多少钱,也不清楚由谁来操作新的起重机。管理方希望在回到谈判桌之前先与调解人商量,工会则在等待答复,并且不排除"
        "在星期六开始罢工的可能。"
    ),
    "Japanese": (
        "組合は月曜日、港湾当局の提案を受け入れないと述べた。協議は木曜日に再開される予定だと、会合の後に報道官が語った"
        "。岸壁での電気代として船がいくら払うのか、また新しいクレーンを誰が動かすのかはまだ決まっていない。当局は席に戻"
        "る前に仲介者と相談したいとしている。"
    ),
    "Korean": (
        "노조는 월요일에 항만 당국의 제안을 받아들이지 않겠다고 밝혔다. 회의가 끝난 뒤 "
        "대변인은 협상이 목요일에 계속될 것이라고 말했다. 배가 부두에서 쓰는 전기에 얼마를 낼지, "
        "새 크레인을 누가 움직일지는 아직 정해지지 않았다. "
        "당국은 협상장으로 돌아가기 전에 중재자와 상의하기를 원하고 있다. "
        "노조는 답을 기다리고 있으며 토요일에 파업을 시작할 가능성도 "
        "배제하지 않고 있다고 했다."
    ),
}
ENGLISH = (
    "The union said on Monday that it would not accept the offer of the port's management. Talks go on on Thursday, "
    "according to a spokeswoman who spoke after the session. It is still open how much ships will pay for power at the quay "
    "and who will run the new cranes. The management wants to ask a mediator before it comes back to the table."
)
COUNTRIES = (
    "ARGENTINA, for the AFRICAN GROUP, with BRAZIL, CÔTE D'IVOIRE, EL SALVADOR, LA RÉUNION, LOS ÁNGELES, SÃO TOMÉ E PRÍNCIPE, "
    "DE BEERS, Société Générale de Surveillance, Partido de los Trabajadores, Bundesverband der Deutschen Industrie, "
    "Confédération Générale du Travail, Comisiones Obreras, Unión General de Trabajadores, Die Linke, Rassemblement National, "
    "Partij van de Arbeid, Prawo i Sprawiedliwość, Cumhuriyet Halk Partisi, Movimento dos Trabalhadores Rurais Sem Terra, "
    "opposed the text. COLOMBIA, ECUADOR, PERÚ and ESPAÑA preferred option two. "
)


@pytest.mark.parametrize("language", SAMPLES)
def test_each_language_is_known(language):
    """A report of about sixty words is told to be in its language."""
    assert guess(SAMPLES[language]) == language


@pytest.mark.parametrize("language", SAMPLES)
def test_a_foreign_quotation_leaves_a_report_english(language):
    """A report that quotes as much in another language as it says in English is read."""
    assert guess(ENGLISH + ' "' + SAMPLES[language] + '" ' + ENGLISH) == "English"
    assert guess(ENGLISH + ' "' + SAMPLES[language] + '"') == "English"


@pytest.mark.parametrize(
    "text",
    [
        "",
        ENGLISH,
        ENGLISH.upper(),
        COUNTRIES,
        COUNTRIES * 10,
        " ".join(SAMPLES["German"].split()[:39]),
        " ".join(SAMPLES["Russian"].split()[:39]),
        SAMPLES["Chinese"][:70],
        "1 2 3 " * 100,
        "wheat barley steel copper cotton coffee sugar rubber timber wool leather paper glass cement coal gas oil tin " * 5,
    ],
)
def test_what_is_not_plainly_foreign_is_english(text):
    """Short texts, lists of names, capitals and numbers are left to be read."""
    assert guess(text) == "English"


def test_a_script_that_is_not_known_is_named():
    """A language without a profile of its own is named by its script."""
    assert guess("ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ " * 40) == "another script (cherokee)"


@given(st.text(max_size=400) | st.lists(st.sampled_from(ODD)).map(" ".join))
def test_no_text_is_too_odd(text):
    """Any text has a guess, and it is a word or more."""
    assert guess(text)


@given(st.integers(0, 12), st.sampled_from(sorted(SAMPLES)))
def test_more_english_never_makes_it_foreign(times, language):
    """What is read goes on being read when English is added."""
    before = guess(SAMPLES[language] + " " + " ".join([ENGLISH] * times))
    after = guess(SAMPLES[language] + " " + " ".join([ENGLISH] * (times + 1)))
    assert after == "English" or before != "English"


@pytest.fixture
def folder(tmp_path):
    """A German report beside an English one."""
    (tmp_path / "de.txt").write_text("published: 2031-03-04\n\n" + SAMPLES["German"], encoding="utf-8")
    (tmp_path / "en.txt").write_text("published: 2031-03-05\n\n" + ENGLISH, encoding="utf-8")
    return tmp_path


def test_a_foreign_report_is_set_aside_and_the_others_are_read(folder):
    """The notice names the file, the language and what to do."""
    notices = []
    assert [report.id for report in load([folder], Context(notify=notices.append))] == ["en"]
    (notice,) = notices
    assert notice.level is Level.ERROR
    assert notice.place.file.endswith("de.txt")
    assert notice.problem == "the report seems to be in German; only English is read"
    assert "translate it" in notice.remedy


def test_a_header_may_say_that_it_is_english(folder):
    """A line `language: English` has the last word, alone above the text or with others."""
    for above in ("language: English\n\n", "outlet: Wire\nlang: en-GB\n\n", "---\ntitle: T\nlanguage: en\n---\n"):
        (folder / "de.txt").write_text(above + SAMPLES["German"], encoding="utf-8")
        assert read_file(folder / "de.txt").text == SAMPLES["German"]
    (folder / "de.txt").write_text("language: de\noutlet: Wire\n\n" + SAMPLES["German"], encoding="utf-8")
    with pytest.raises(ReportError, match="in German"):
        read_file(folder / "de.txt")


def test_pages_and_what_is_set_aside_in_them(tmp_path):
    """A page is judged by its article."""
    page = "<html><body><article>" + f"<p>{SAMPLES['French']}</p>" * 4 + "</article></body></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    with pytest.raises(ReportError, match="in French"):
        read_file(tmp_path / "page.html")


def test_nothing_but_foreign_reports_is_an_error(folder):
    """When no report is left, reading says so, with the language of the first."""
    (folder / "en.txt").unlink()
    book = Codebook("", (Party("union", "Union"),), (Issue("power", "Power", "The port pays for power"),))
    with pytest.raises(InputError, match="in German"):
        pipeline.read([folder], book, Context(reader=Reader.RULES))


def test_annotate_says_the_same(folder):
    """One file alone is refused with the same words."""
    with pytest.raises(ReportError, match="seems to be in German; only English is read"):
        pipeline.annotate(folder / "de.txt", Context(reader=Reader.RULES))


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "gold").glob("*/reports/*")), ids=lambda path: path.stem)
def test_no_report_of_the_gold_sets_is_set_aside(path):
    """English reports of every register are read."""
    assert read_file(path).text


@pytest.mark.parametrize("path", PASSAGES, ids=lambda path: path.parent.name)
def test_no_passage_of_the_training_corpus_is_taken_for_foreign(path):
    """Neither are the passages of the corpus, one by one and together."""
    text = path.read_text(encoding="utf-8")
    assert guess(text) == "English"
    assert {guess(part) for part in text.split("\n\n")} == {"English"}
