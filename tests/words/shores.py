"""`python -m tests.words.shores`: what in our Chinese was written for the other shore, by its place and with a cure.

Characters are judged by OpenCC's tables, which a development environment has and the game does not need: a character
is foreign where the table turns it into others and not into itself as well (`后` and `里` are at home on both shores).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final, NamedTuple

from game.places import checkout

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "zh-Hant": {
        "信息": "資訊",
        "質量": "品質",
        "軟件": "軟體",
        "默認": "預設",
        "視頻": "影片",
        "網絡": "網路",
        "屏幕": "螢幕",
        "文件夾": "資料夾",
        "服務器": "伺服器",
        "鼠標": "滑鼠",
        "打印": "列印",
        "對接人": "窗口",
        "復盤": "檢討",
        "甩鍋": "推卸責任",
        "投訴": "客訴",
        "定制": "客製化",
        "同步進展": "回報進度",
    },
    "zh-Hans": {
        "软体": "软件",
        "萤幕": "屏幕",
        "荧幕": "屏幕",
        "预设": "默认",
        "资料夹": "文件夹",
        "滑鼠": "鼠标",
        "网路": "网络",
        "伺服器": "服务器",
        "程式": "程序",
        "列印": "打印",
        "字元": "字符",
        "专案": "项目",
        "客诉": "投诉",
        "奥客": "难缠客户",
        "客制化": "定制",
        "资讯": "信息",
        "品质": "质量",
        "教育训练": "培训",
        "往上呈报": "上报",
    },
}
"""By language, words of the other shore and what stands for them here."""

KEPT: Final = {  # names, as their bearers write them
    "zh-Hant": ("简体中文", "挺直腰杆", "（大陆）", "新媒网跨境"),
    "zh-Hans": ("客戶至上不意味著客戶永遠是對的", "Gipi 電子報"),
}
_ALSO_TAIWANS: Final = frozenset(
    "祕癡污泄"
)  # Taiwan writes them beside the forms that OpenCC prefers
_SECOND_HALF: Final = '<a id="简体中文">'  # where README.zh.md goes over to the mainland's Chinese


class Foreign(NamedTuple):
    """A character or word of the other shore, where it stands, and what to write in its place."""

    file: Path
    line: int
    col: int
    found: str
    cure: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.col} {self.found} is of the other shore (write {self.cure})"


def shipped(root: Path) -> Iterator[tuple[Path, str]]:
    """Every file that people read in Chinese, with its language."""
    for lang in WORDS:
        yield from ((path, lang) for path in sorted((root / "content").rglob(f"*{lang}.yaml")))
        yield root / "game" / "export" / "templates" / f"{lang}.yaml", lang
        locale = root / "game" / "words" / "locale" / lang.replace("-", "_")
        yield locale / "LC_MESSAGES" / "standtall.po", lang
    yield root / "README.zh.md", "zh-Hant"


def foreign(path: Path, lang: str) -> Iterator[Foreign]:
    """What a file has of the other shore, in order."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith(_SECOND_HALF):
            lang = "zh-Hans"
            continue
        for at, found, cure in _in_line(line, lang):
            yield Foreign(path, number, at + 1, found, cure)


def _in_line(line: str, lang: str) -> Iterable[tuple[int, str, str]]:
    for name in KEPT[lang]:
        line = line.replace(name, " " * len(name))
    cures = _characters(lang)
    found = [(at, char, cures[char]) for at, char in enumerate(line) if char in cures]
    for word, cure in WORDS[lang].items():
        at = line.find(word)
        while at >= 0:
            found.append((at, word, cure))
            at = line.find(word, at + 1)
    return sorted(found)


@cache
def _characters(lang: str) -> Mapping[str, str]:
    """The characters that are foreign in a language, each with its cure."""
    if lang == "zh-Hans":
        return {c: home[0] for c, home in _table("TSCharacters").items() if c not in home}
    taiwans = {c: home[0] for c, home in _table("TWVariants").items() if c not in _ALSO_TAIWANS}
    found = dict(taiwans)
    for char, standard in _table("STCharacters").items():
        home = [taiwans.get(one, one) for one in standard]
        if char not in home:
            found[char] = home[0]
    return found


def _table(name: str) -> dict[str, list[str]]:
    """One of OpenCC's tables: a character, a tab, and what it is turned into."""
    text = (files("opencc") / "dictionary" / f"{name}.txt").read_text("utf-8")
    rows = (line.partition("\t") for line in text.splitlines())
    return {char: others.split() for char, _, others in rows if others}


def main() -> int:
    """Print what is foreign in all that is shipped, and end with 1 where there is any."""
    root = checkout()
    assert root is not None  # tests run from one
    found = [one for path, lang in shipped(root) for one in foreign(path, lang)]
    for one in found:
        print(one._replace(file=one.file.relative_to(root)))  # noqa: T201 - it is a command
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
