"""Whose figure a row of the ledger is."""

from __future__ import annotations

import newsstats as ns


def test_the_sum_of_many_projects_is_not_that_of_the_one_that_is_named_before() -> None:
    text = "青石空天产业化基地等546个总投资约9500亿元的重大项目开工建设。"
    [row] = ns.read([{"title": "开工", "body": text, "date": "2024-05-06"}]).ledger.query("base_unit == 'CNY'").to_dict("records")
    assert "基地" not in row["series_subject"]
    one = ns.read([{"title": "开工", "body": "青石空天产业化基地总投资95亿元。", "date": "2024-05-06"}]).ledger
    assert one["series_subject"].tolist() == ["青石空天产业化基地"]


def test_how_long_a_variable_held_is_not_how_much_it_is() -> None:
    ledger = ns.read([{"title": "丰收", "body": "全县粮食产量连续10年稳定在5亿斤以上。", "date": "2024-05-06"}]).ledger
    assert not ledger.query("dimension == 'duration'")["sure"].any()
