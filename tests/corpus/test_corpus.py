"""A corpus: its articles, its tables, each article with its own date."""

from __future__ import annotations

import pickle
from pathlib import Path

import pandas as pd
import pytest

import newsstats as ns
from newsstats import schema

ARTICLES = Path(__file__).parents[2] / "data" / "articles" / "two-papers-2024.csv"


@pytest.fixture(scope="module")
def corpus() -> ns.Corpus:
    return ns.read(ARTICLES)


def one(key: str, body: str, **more: object) -> ns.Article:
    return ns.Article.of(key, "", body, **more)


def test_every_table_has_its_schema_and_leads_back_to_its_characters(corpus: ns.Corpus) -> None:
    for name, table in corpus.tables().items():
        wanted = getattr(schema, name.upper(), None)
        if wanted is not None and name not in ("terms", "keyness", "topics"):
            assert list(table.columns)[: len(wanted)] == list(wanted), name
        if {"source_start", "source_end"} <= set(table.columns):
            assert all(corpus.source[a:b].strip() for a, b in zip(table["source_start"], table["source_end"], strict=True)), name
    for column, name in (("text", "numbers"), ("word", "tokens"), ("name", "names"), ("text", "articles")):
        table = getattr(corpus, name)
        spans = [corpus.source[a:b] for a, b in zip(table["source_start"], table["source_end"], strict=True)]
        assert spans == table[column].tolist(), name


def test_an_article_is_read_with_its_own_date() -> None:
    corpus = ns.Corpus(
        [one("a", "11月20日开工，将于12月1日完工。", published="2024-11-29"), one("b", "11月20日开工。", published="2021-12-03")]
    )
    dates = corpus.numbers.groupby("article_id")["date"].agg(list).to_dict()
    assert dates == {"a": ["2024-11-20", "2024-12-01"], "b": ["2021-11-20"]}
    assert corpus.timeline[["article_id", "tense"]].values.tolist() == [["b", "past"], ["a", "past"], ["a", "future"]]


def test_without_a_date_nothing_is_guessed() -> None:
    assert ns.Corpus([one("a", "11月20日开工。")]).timeline["tense"].tolist() == [""]


def test_a_project_is_judged_on_the_day_of_its_article() -> None:
    body = "河湾湿地公园项目总投资7.2亿元，计划2024年3月动工，占地1.8万亩。"
    corpus = ns.Corpus([one("before", body, published="2024-01-04"), one("after", body, published="2024-06-04")])
    assert corpus.projects.set_index("article_id")["status"].to_dict() == {"before": "planned", "after": "started"}


def test_ids_are_unique() -> None:
    with pytest.raises(ValueError, match="'a'"):
        ns.Corpus([one("a", "甲。"), one("a", "乙。")])


def test_articles_are_found_by_id_position_slice_and_condition(corpus: ns.Corpus) -> None:
    assert corpus["hw06"].headline == corpus[10].headline
    assert "hw06" in corpus
    assert len(corpus[:5]) == 5
    with pytest.raises(KeyError, match="hw99"):
        corpus["hw99"]
    some = corpus.where("section == '要闻' and published >= '2024-06'")
    assert {a.section for a in some} == {"要闻"}
    assert min(a.published for a in some) >= "2024-06"
    assert [a.id for a in corpus.where("month == '2024-02'")] == [a.id for a in corpus if a.published[:7] == "2024-02"]
    with pytest.raises(ValueError, match="columns are article_id"):
        corpus.where("colour == 1")


def test_a_part_of_a_corpus_has_the_same_source(corpus: ns.Corpus) -> None:
    some = corpus.where("outlet == '北岭晚报'")
    row = some.numbers.iloc[0]
    assert some.source is corpus.source
    assert some.source[row["source_start"] : row["source_end"]] == row["text"]


def test_what_a_user_does_to_a_table_never_changes_the_next_one(corpus: ns.Corpus) -> None:
    for name in corpus.registry():
        table = getattr(corpus, name)
        before = table.copy()
        table[table.columns[0]] = table[table.columns[0]].iloc[::-1].reset_index(drop=True)
        table.iloc[:, 1] = table.iloc[::-1, 1].reset_index(drop=True)
        table["mine"] = 1
        pd.testing.assert_frame_equal(getattr(corpus, name), before)


def test_what_tables_depend_on_cannot_be_assigned(sample: ns.Issue) -> None:
    with pytest.raises(AttributeError, match=r"replace\(date=…\)"):
        sample.date = "2020-01-01"
    with pytest.raises(AttributeError, match="numbers"):
        sample.numbers = sample.tokens
    other = sample.replace(date="2020-01-01")
    assert (other.date, other.date_source, other["a01"].published) == ("2020-01-01", "given", "2020-01-01")
    assert other.timeline["tense"].value_counts().get("future", 0) > sample.timeline["tense"].value_counts().get("future", 0)
    with pytest.raises(TypeError, match="colour"):
        sample.replace(colour="red")


@pytest.mark.parametrize("by", ["article", "section", "part", "page", "outlet", "paper", "month", "year", "编号", ["outlet", "section"]])
def test_terms_are_counted_by_any_column(corpus: ns.Corpus, by: str | list[str]) -> None:
    if by == "编号":
        corpus = ns.read(pd.read_csv(ARTICLES), id="编号").replace()
        by = "kind"
    terms = corpus.terms(by=by, top=None)
    assert terms["count"].sum() == corpus.terms(by="issue", top=None)["count"].sum()


def test_a_user_s_own_column_groups() -> None:
    corpus = ns.read([{"body": "苹果丰收。苹果上市。", "地区": "东"}, {"body": "梨子丰收。", "地区": "西"}])
    terms = corpus.terms(by="地区", pos="n")
    assert set(zip(terms["地区"], terms["word"], strict=True)) >= {("东", "苹果"), ("西", "梨子")}
    assert set(corpus.topics(by="地区")["地区"]) == {"东", "西"}


def test_unknown_columns_are_named_and_never_answered_from_another_table(corpus: ns.Corpus) -> None:
    with pytest.raises(ValueError, match="group by one of article"):
        corpus.terms(by="colour")
    with pytest.raises(KeyError, match="no table 'lines'"):
        corpus.columns("lines")
    assert len(corpus.columns("tokens")["word"]) == len(corpus.tokens)


def test_where_no_section_is_printed_the_pages_or_the_whole_stand_for_it() -> None:
    pages = [one("a", "苹果丰收。", page=1, page_label="A01"), one("b", "梨子丰收。", page=2, page_label="A02")]
    assert set(ns.Corpus(pages).terms(by="section")["section"]) == {"A01", "A02"}
    whole = ns.Corpus([one("a", "苹果丰收。"), one("b", "梨子丰收。")])
    assert set(whole.terms(by="section")["section"]) == {""}
    assert set(whole.articles["section"]) == {""}


def test_sections_are_never_topics(sample: ns.Issue) -> None:
    printed = {line for line, role in zip(sample.lines["text"], sample.lines["role"], strict=True) if role == "banner"}
    assert all(not a.section or any(a.section[:4] in text for text in printed) for a in sample)
    assert "" in set(sample.articles["section"])


def test_mentions_of_two_texts_have_two_ids_and_of_one_text_the_same() -> None:
    first, second = ns.read_text("共3个。"), ns.read_text("共4个。")
    assert set(first.numbers["mention_id"]).isdisjoint(second.numbers["mention_id"])
    assert ns.number_mentions("共3个。")["mention_id"].tolist() == first.numbers["mention_id"].tolist()


def test_a_trend_counts_printed_strings_of_dated_articles(corpus: ns.Corpus) -> None:
    trend = corpus.trend(["湿地公园", "元"], by="month")
    text = {
        month: "".join(part.text + "\n" for a in corpus if a.published[:7] == month for part in a.parts) for month in set(trend["period"])
    }
    assert {
        (r.period, r.word): r.count
        for r in trend[["period", "word", "count"]].rename(columns={"count": "n"}).assign(count=trend["count"]).itertuples()
    } == {(month, word): text[month].count(word) for month in text for word in ("湿地公园", "元")}
    gap = ns.Corpus([one("a", "雨。", published="2024-01-01"), one("b", "雨。", published="2024-03-01")]).trend("雨")
    assert gap[["period", "articles"]].values.tolist() == [["2024-01", 1], ["2024-02", 0], ["2024-03", 1]]
    assert gap["per_thousand"].isna().tolist() == [False, True, False]


def test_repr_says_what_it_is_over(corpus: ns.Corpus) -> None:
    assert repr(corpus) == "<Corpus two-papers-2024.csv: 40 articles of 2 outlets, 2024-01-04 to 2024-06-28, 3,480 characters>"
    assert "湿地公园规划公布" in corpus._repr_html_()


def test_the_menu_is_what_dir_shows() -> None:
    assert dir(ns) == [
        "Archive", "Article", "Corpus", "Issue", "NewsstatsError", "charts", "number_mentions", "read", "read_issue", "read_text",
    ]  # fmt: skip
    assert {"terms", "numbers", "where", "replace"} <= set(dir(ns.read_text("今天。")))


def test_articles_travel_between_processes(corpus: ns.Corpus) -> None:
    copy = pickle.loads(pickle.dumps(list(corpus)))
    assert ns.Corpus(copy).numbers["text"].tolist() == corpus.numbers["text"].tolist()


def test_the_same_names_are_found_whatever_the_order_of_work(corpus: ns.Corpus) -> None:
    other = corpus.replace()
    names = other.names
    assert names.equals(corpus.names)
    assert (names["count"] > 0).all()


def test_numbers_of_corpora_read_together_are_those_of_each_alone() -> None:
    from newsstats.corpus.analysis import mention_together

    texts = [
        "全县粮食产量3.2万吨，同比增长5%。",
        "",
        "社会消费品零售总额（以下简称“社零”）为5亿元。社零增长3.1%。",
        "5月6日，大桥通车，全长3公里。",
    ]
    rows = [[{"title": "大桥", "body": text, "date": "2024-05-07"}] for text in texts]
    alone = [ns.read(one).numbers for one in rows]
    together = [ns.read(one) for one in rows]
    mention_together([corpus.analysis for corpus in together])
    for corpus, table in zip(together, alone, strict=True):
        pd.testing.assert_frame_equal(corpus.numbers, table)
    assert sum(map(len, alone)) > 5


def test_articles_can_be_sent_to_another_process() -> None:
    import pickle

    corpus = ns.read([{"title": "大桥", "body": "全长3公里的大桥昨天通车。", "date": "2024-05-07", "编辑": "王一"}])
    sent = pickle.loads(pickle.dumps(list(corpus)))
    assert sent == list(corpus)
    assert sent[0].parts[0].source == corpus[0].parts[0].source
