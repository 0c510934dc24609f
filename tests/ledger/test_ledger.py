"""One row an observation, under the name of its series, with all that the number table says."""

from __future__ import annotations

import numpy as np

import newsstats as ns
from newsstats import schema


def test_the_ledger_has_every_column_of_numbers_and_leads_back_to_them(papers: ns.Corpus) -> None:
    ledger, numbers = papers.ledger, papers.numbers.set_index("mention_id")
    assert list(ledger) == list(schema.LEDGER)
    held = numbers.loc[ledger["mention_id"]].reset_index()
    assert ledger["text"].tolist() == held["text"].tolist()
    assert ledger["indicator"].tolist() == held["indicator"].tolist()
    for row in ledger.to_dict("records")[:40]:
        assert papers.source[row["source_start"] : row["source_end"]] == row["text"]


def test_only_what_says_something_is_an_observation(papers: ns.Corpus) -> None:
    assert set(papers.ledger["kind"]) <= {"quantity", "ordinal"}
    assert (papers.ledger["aspect"] != "").all()


def test_a_fall_is_below_zero_and_its_interval_too() -> None:
    (row,) = ns.read([{"body": "2023年，长河县粮食产量同比下降3.2%。", "date": "2024-01-10"}]).ledger.to_dict("records")
    assert (row["amount"], row["base_value"]) == (-3.2, 3.2)
    assert np.allclose((row["amount_low"], row["amount_high"]), (-3.25, -3.15))


def test_an_empty_corpus_has_an_empty_ledger() -> None:
    corpus = ns.read([{"body": "今天没有数字。"}])
    assert len(corpus.ledger) == len(corpus.series("粮食产量")) == len(corpus.indicators()) == len(corpus.contradictions()) == 0
    assert len(corpus.growths()) == len(corpus.biography()) == len(corpus.find("投资")) == 0
    assert list(corpus.indicators()) == list(schema.INDICATORS)


def test_the_place_in_front_of_a_variable_is_the_subject() -> None:
    rows = ns.read([{"body": "2020年，长河县棉花产量3万吨。", "date": "2021-02-01"}]).ledger.to_dict("records")
    assert [(row["indicator"], row["subject"], row["place"], row["frequency"]) for row in rows] == [
        ("棉花产量", "长河县", "长河县", "year")
    ]


def test_a_figure_of_a_phase_is_not_the_whole_projects(papers: ns.Corpus) -> None:
    rows = papers.ledger[papers.ledger["text"].isin(["4.5亿元", "5.1亿元"])]
    assert set(rows["series_subject"]) == {"河湾湿地公园项目一期"}


def test_a_national_papers_statistic_without_a_subject_is_the_countrys_unless_a_place_is_named() -> None:
    def subject(paper: str, title: str, body: str) -> str:
        rows = ns.read([{"title": title, "body": body, "date": "2024-08-20", "paper": paper}]).ledger
        return str(rows[rows["series_indicator"] == "全社会用电量"]["series_subject"].iloc[0])

    said = "7月份，全社会用电量9396亿千瓦时。"
    assert subject("新华社", "用电量公布", said) == "全国"
    assert subject("长河报", "用电量公布", said) == ""
    assert subject("新华社", "浙江用电量公布", said) == ""
    assert subject("新华社", "用电量公布", "记者从江苏了解到，" + said) != "全国"
