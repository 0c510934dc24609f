

def test_a_phase_that_begins_later_starts_neither_the_project_nor_another_phase() -> None:
    text = "青石物流园项目总投资7亿元，分两期建设，一期投资3亿元，2025年4月开工，二期投资4亿元。"
    projects = ns.read([{"title": "青石", "body": text, "date": "2024-11-29"}]).projects
    assert dict(zip(projects["label"], projects["status"], strict=True)) == {"": "", "一期": "planned", "二期": ""}
