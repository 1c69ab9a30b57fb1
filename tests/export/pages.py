"""A page as a browser would make it, for the tests of the briefing."""

import re
from html.parser import HTMLParser

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """What a browser would make of a page: elements, ids, links, headings, text; open tags must match close tags."""

    def __init__(self, html):
        super().__init__()
        self.stack, self.tags, self.ids, self.links, self.headings, self.words, self.cells = [], [], [], [], [], [], []
        self.feed(html)
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag, attrs):
        """Note an element and its attributes."""
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.links += [attributes["href"]] if "href" in attributes else []
        self.headings += [int(tag[1])] if re.fullmatch(r"h\d", tag) else []
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag):
        """The tag that closes is the one that was opened last."""
        assert self.stack.pop() == tag
        self.words += [" "] if tag in {"td", "th", "li", "p"} else []

    def handle_data(self, data):
        """Note the words that a person sees."""
        if self.stack and self.stack[-1] != "style":
            self.words.append(data)

    @property
    def text(self):
        """The words of the page, with single spaces."""
        return " ".join("".join(self.words).split())
