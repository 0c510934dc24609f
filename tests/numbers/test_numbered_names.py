"""Numerals that begin a name or a word and count nothing, each beside one that counts."""

from __future__ import annotations

import pytest

import newsstats as ns


def read(text: str) -> list[tuple[str, str]]:
    rows = ns.number_mentions(text, date="2024-09-15", observe=False)
    return [(str(row["text"]), str(row["kind"])) for row in rows.to_dict("records")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("二十国集团峰会开幕。", [("二十国集团", "phrase")]),
        ("他重申77国集团的立场。", [("77国集团", "phrase")]),
        ("大会有二十国代表参加。", [("二十国", "quantity")]),
        ("越共十四大成功举行。", [("十四大", "phrase")]),
        ("建成十四大工程。", [("十四大", "quantity")]),
        ("在中共十三届一中全会上当选。", [("十三届一中全会", "phrase")]),
        ("县政协十四届二次会议开幕。", [("十四届二次会议", "phrase")]),
        ("十届县委三次全会召开。", [("十届", "ordinal"), ("三次全会", "phrase")]),
        ("浙江三门核电开工。", [("三门", "phrase")]),
        ("学校开设三门新课。", [("三门", "quantity")]),
        ("2025大运河文化节启动。", [("2025", "date")]),
        ("共有100大品牌。", [("100大", "quantity")]),
        ("就业由7.9万大幅下降。", [("7.9万", "quantity")]),
        ("红云03星入轨。", [("03", "phrase")]),
        ("这是唯一陆路通道。", []),
        ("张陆圆满完成任务。", []),
        ("新机Mate 30系列上市。", [("30", "phrase")]),
        ("改用JScript 5.8版本。", [("5.8", "phrase")]),
        ("制造业PMI 50.3。", [("50.3", "quantity")]),
        ("2019 IFA开幕。", [("2019", "date")]),
        ("采用855平台。", [("855", "phrase")]),
        ("住房120平。", [("120平", "quantity")]),
        ("果树93(01)班毕业。", [("93(01)班", "phrase")]),
        ("公司（09690.HK）上市。", [("09690.HK", "phrase")]),
        ("在零重力下飞行。", []),
        ("女队晋级四分之一决赛。", [("四分之一", "phrase")]),
        ("男队止步1/8决赛。", [("1/8", "phrase")]),
        ("费用占四分之一。", [("四分之一", "quantity")]),
        ("据德国电视二台报道。", [("二台", "phrase")]),
        ("车间有二台电机。", [("二台", "quantity")]),
        ("影棚实现8K高帧率制作。", [("8K", "phrase")]),
        ("24日以来连降大雨。", [("24日", "date")]),
    ],
)
def test_a_numeral_in_a_name_counts_nothing(text: str, wanted: list[tuple[str, str]]) -> None:
    assert read(text) == wanted


@pytest.mark.parametrize(
    ("text", "figure", "modifier"),
    [
        ("两国宣布过一轮减产。", "一轮", ""),
        ("再过十天就能收割。", "十天", ""),
        ("水稻收割过七成。", "过七成", "over"),
        ("产值过百亿元。", "过百亿元", "over"),
        ("在五条内河通航。", "五条", ""),
        ("在三天内完工。", "三天内", "under"),
    ],
)
def test_a_verb_and_a_word_beside_a_figure_are_no_modifiers(text: str, figure: str, modifier: str) -> None:
    (row,) = ns.number_mentions(text, observe=False).to_dict("records")
    assert (row["text"], row["modifier"]) == (figure, modifier)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("等3人均被处分。", "3人"),
        ("展出38个人形机器人。", "38个"),
        ("来了38个人。", "38个人"),
        ("派出103支队伍。", "103支"),
        ("建成8个村级站点。", "8个"),
        ("安置几十万回迁群众。", "几十万"),
        ("开展活动950余场次。", "950余场次"),
        ("电池装车91吉瓦时。", "91吉瓦时"),
        ("连续五年每年拨款。", "五年"),
        ("培育5个以上千亿级产业。", "5个以上"),
        ("走访数十家上下游企业。", "数十家"),
        ("应用13项内镜技术。", "13项"),
        ("进入第二阶段。", "第二阶段"),
        ("第78集团军抵达。", "第78集团军"),
        ("还剩8分多钟。", "8分多钟"),
        ("身高1米75。", "1米75"),
    ],
)
def test_a_unit_is_not_cut_out_of_the_next_word(text: str, figure: str) -> None:
    assert figure in [shown for shown, _ in read(text)]


def test_each_one_is_no_quantity() -> None:
    assert read("把每一分钱用好。") == [("一分钱", "indefinite")]


@pytest.mark.parametrize("text", ["县委员会第三次会议召开。", "第一批项目落地。"])
def test_what_is_numbered_is_no_place_in_an_order(text: str) -> None:
    assert not ns.number_mentions(text)["aspect"].any()
