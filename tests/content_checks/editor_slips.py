"""Slips that editors make, each as it would be typed, with what is said of it.

In a page, `…` stands for the rest of a sound head; the name of the slip is the name of the page.
"""

from dataclasses import dataclass

HEAD = "Title: Prices\nSlug: {name}\nDescription: What things cost.\n"


@dataclass(frozen=True)
class PageSlip:
    """A page, what it says, and the problem: line and column, what is wrong, what to write instead."""

    name: str
    text: str
    told: str

    @property
    def file(self) -> str:
        return f"content/pages/en/{self.name}.md"

    @property
    def whole(self) -> str:
        """The text of the page with its head."""
        return self.text.replace("…", HEAD.format(name=self.name).rstrip("\n"), 1)


def in_head(name: str, text: str, told: str) -> PageSlip:
    return PageSlip(name, text, told)


def in_text(name: str, text: str, told: str) -> PageSlip:
    """Return a slip below a sound head of three lines and an empty one: the text begins in line 5."""
    return PageSlip(name, f"…\n\n{text}\n", told)


HEADS = [
    in_head(
        "key-misspelt",
        "Titel: Prices\nSlug: key-misspelt\nDescription: X.\n\nText.\n",
        '1:1: "titel" is not a key of a page\'s head, so nobody reads this. Write Title:.',
    ),
    in_head(
        "space-before-colon",
        "Title : Prices\nSlug: space-before-colon\nDescription: X.\n\nText.\n",
        "1:1: this line gives the page no title. Write Title: Prices.",
    ),
    in_head(
        "yaml-head",
        "---\nTitle: Prices\nSlug: yaml-head\nDescription: X.\n---\n\nText.\n",
        "1:1: --- stands above the head of this page. Remove it and the one below the head, and leave an "
        "empty line there.",
    ),
    in_head(
        "key-twice", "…\nTitle: Costs\n\nText.\n", '4:1: "title" stands here twice, as in line 1. Keep one of them.'
    ),
    in_head(
        "value-in-two-lines",
        "Title: P\nSlug: value-in-two-lines\nDescription: What\n    it costs.\n\nText.\n",
        '4:1: the text of "Description" goes on in this line. Write it all on the line above, however long that gets.',
    ),
    in_head(
        "quoted-title",
        'Title: "Prices"\nSlug: quoted-title\nDescription: X.\n\nText.\n',
        "1:8: the quotes around the title are read as part of it. Remove them.",
    ),
    in_head(
        "gap-in-head",
        "Title: Prices\n\nSlug: gap-in-head\nDescription: X.\n\nText.\n",
        "2:1: an empty line stands within the head. Remove it.",
    ),
    in_head("status-misspelt", "…\nStatus: Drafts\n\nText.\n", '4:9: "Drafts" is not a status of a page. Write draft.'),
    in_head(
        "date-as-spoken",
        "…\nDate: 22/11/2026\n\nText.\n",
        '4:7: "22/11/2026" is not a date. Write it as 2026-11-22, or 2026-11-22 14:30.',
    ),
    in_head(
        "slug-as-title",
        "Title: Prices\nSlug: Our Prices!\nDescription: X.\n\nText.\n",
        '2:7: slug "Our Prices!" holds more than small letters, digits and single hyphens. Write our-prices.',
    ),
    in_head(
        "slug-as-path",
        "Title: Prices\nSlug: ../../etc\nDescription: X.\n\nText.\n",
        '2:7: slug "../../etc" holds more than small letters, digits and single hyphens. Write etc.',
    ),
    in_head(
        "language-in-head",
        "…\nLang: nl\n\nText.\n",
        '4:1: "lang" is not a key of a page\'s head, so nobody reads this. Remove this line: the language of '
        "a page is the folder in which it stands.",
    ),
    in_head(
        "bold-title",
        "Title: **Prices**\nSlug: bold-title\nDescription: X.\n\nText.\n",
        "1:8: ** counts for nothing in the title, and is read as it is. Write words alone.",
    ),
    in_head("no-text", "…\n", "3:1: this page has no text. Write it below an empty line."),
    in_head(
        "address-copied",
        "…\nURL: nl/\nSave_as: nl/index.html\n\nText.\n",
        "5:10: save_as leads to nl/, and this page stands in en/. Write en/….",
    ),
    in_head(
        "address-outside",
        "…\nURL: x/\nSave_as: ../../x/index.html\n\nText.\n",
        '5:10: save_as "../../x/index.html" is not the path of a page. Write it as en/address-outside/index.html.',
    ),
    in_head(
        "sentence-swallowed",
        "…\nNote: we share your data with no one.\nIt stays with us.\n",
        '4:1: "note" is not a key of a page\'s head, so nobody reads this. Put an empty line before the text '
        "if it is part of it (known here: title, slug, description, url, save_as, status, date, modified, "
        "summary, template).",
    ),
    in_head(
        "slug-taken",
        "Title: Prices\nSlug: contact\nDescription: X.\n\nText.\n",
        '2:7: slug "contact" is that of content/pages/en/contact.md: both pages would have one address. Give '
        "this page another.",
    ),
    in_head(
        "head-zwsp-key",
        "\u200bTitle: Prices\nSlug: head-zwsp-key\nDescription: X.\n\nText.\n",
        "1:1: a character that no one sees stands here (U+200B). Remove it, or type the words anew.",
    ),
    in_head(
        "head-zwsp-title",
        "Title: \u200b\nSlug: head-zwsp-title\nDescription: X.\n\nText.\n",
        "1:8: a character that no one sees stands here (U+200B). Remove it, or type the words anew.",
    ),
    in_head(
        "head-nbsp-key",
        "Title\u00a0: Prices\nSlug: head-nbsp-key\nDescription: X.\n\nText.\n",
        "1:1: this line gives the page no title. Write Title: Prices.",
    ),
    in_head(
        "head-comment",
        "<!-- note -->\nTitle: Prices\nSlug: head-comment\nDescription: X.\n\nText.\n",
        "1:1: a note stands above the head of this page. Put it below the head.",
    ),
    in_head(
        "head-dash",
        "- Title: Prices\n- Slug: head-dash\n- Description: X.\n\nText.\n",
        "1:1: this line gives the page no title. Write Title: Prices.",
    ),
    in_head(
        "head-dateorder",
        "Title: Prices\nSlug: head-dateorder\nDescription: X.\nDate: 2026-22-11\n\nText.\n",
        '4:7: "2026-22-11" is not a date. Write it as 2026-11-22, or 2026-11-22 14:30.',
    ),
    in_head(
        "head-dateweek",
        "Title: Prices\nSlug: head-dateweek\nDescription: X.\nDate: 2026-W48-1\n\nText.\n",
        '4:7: "2026-W48-1" is not a date. Write it as 2026-11-22, or 2026-11-22 14:30.',
    ),
    in_head(
        "head-dateempty",
        "Title: Prices\nSlug: head-dateempty\nDescription: X.\nDate:\n\nText.\n",
        '4:1: "date" has no value. Write it, or remove this line.',
    ),
    in_head(
        "head-slug-emoji2",
        "Title: Prices\nSlug: party-🎉\nDescription: X.\n\nText.\n",
        '2:7: slug "party-🎉" holds more than small letters, digits and single hyphens. Write party.',
    ),
    in_head(
        "head-slug-lodz",
        "Title: Prices\nSlug: łódź\nDescription: X.\n\nText.\n",
        '2:7: slug "łódź" holds more than small letters, digits and single hyphens. Write lodz.',
    ),
    in_head(
        "head-slug-cyr",
        "Title: Prices\nSlug: контакт\nDescription: X.\n\nText.\n",
        '2:7: slug "контакт" holds more than small letters, digits and single hyphens. Write kontakt.',
    ),
    in_head(
        "head-slug-url",
        "Title: Prices\nSlug: https://privacy.codedor.example/en/prices/\nDescription: X.\n\nText.\n",
        '2:7: slug "https://privacy.codedor.example/en/prices/" holds more than small '
        "letters, digits and single hyphens. Write prices.",
    ),
    in_head(
        "head-slug-windows",
        "Title: Prices\nSlug: con\nDescription: X.\n\nText.\n",
        "2:7: Windows can keep nothing that is called con. Write con-page, or another word.",
    ),
    in_head(
        "head-slug-long",
        "Title: Prices\nSlug: " + "a" * 300 + "\nDescription: X.\n\nText.\n",
        "2:7: this slug has 300 letters, and 100 are the most. Write the two or three words that say what the page is.",
    ),
    in_head(
        "head-html-title",
        "Title: Prices &amp; costs\nSlug: head-html-title\nDescription: X.\n\nText.\n",
        "1:15: &amp; counts for nothing in the title, and is read as it is. Write words alone.",
    ),
]

TEXTS = [
    in_text(
        "list-after-text",
        "We keep:\n- your name\n- your address",
        "6:1: this list follows a text without an empty line, so it is no list. Put an empty line above it.",
    ),
    in_text("bullets-pasted", "•\tyour name\n•\tyour address", "5:1: • begins no item of a list. Write - and a space."),
    in_text("dashes-as-list", "– your name\n– your address", "5:1: – begins no item of a list. Write - and a space."),
    in_text("numbers-with-brackets", "1) Call us\n2) Write to us", '5:1: 1) begins no item of a list. Write "1.".'),
    in_text(
        "two-spaces",
        "- Data\n  - your name\n- Rights",
        "6:3: 2 spaces do not put this item below the one above it. Begin it with four spaces.",
    ),
    in_text(
        "bold-with-space",
        "This is **important ** to us.",
        '5:9: this is no bold text: "**important ** to us.". Write **words**, without spaces inside.',
    ),
    in_text(
        "bold-open",
        "This is **important to us.",
        '5:9: this is no bold text: "**important to us.". Write **words**, without spaces inside.',
    ),
    in_text(
        "link-with-space",
        "See [us] (https://example.com/) now.",
        "5:5: a space parts the words of this link from its target. Write [us](https://example.com/).",
    ),
    in_text(
        "link-turned",
        "See (us)[https://example.com/] now.",
        "5:5: the brackets of this link are the wrong way round. Write [us](https://example.com/).",
    ),
    in_text(
        "link-open",
        "See [us]({filename}contact.md now.",
        '5:8: this is no link: "]({filename}contact.md no". Write [words](target), with both brackets closed.',
    ),
    in_text(
        "link-to-nothing", "See [us]() now.", "5:10: this link leads nowhere. Write its target between the brackets."
    ),
    in_text(
        "link-without-words",
        "See [](https://example.com/) now.",
        "5:5: this link has no words that can be clicked. Write between the brackets where it leads.",
    ),
    in_text(
        "filename-misspelt",
        "See [us]({file}contact.md) now.",
        "5:10: {file} is not known in a link. Write {filename}contact.md.",
    ),
    in_text(
        "filename-forgotten",
        "See [us](contact.md) now.",
        "5:10: contact.md is the name of a text and not its address. Write {filename}contact.md.",
    ),
    in_text(
        "www",
        "See [them](www.example.com) now.",
        "5:12: www.example.com leads to a page of this site. Write https://www.example.com.",
    ),
    in_text(
        "email",
        "Write to [us](hello@example.com) now.",
        "5:15: hello@example.com leads to a page of this site. Write mailto:hello@example.com.",
    ),
    in_text(
        "scheme-broken",
        "See [them](https//example.com/) now.",
        "5:12: https// begins no address. Write https://example.com/.",
    ),
    in_text(
        "own-machine",
        "See [us](http://127.0.0.1:8000/en/contact/) now.",
        "5:10: http://127.0.0.1:8000 is your own machine. Write the link without it: /en/contact/.",
    ),
    in_text(
        "own-disk",
        "![Us](C:\\Users\\An\\us.png)",
        "5:7: C:\\Users\\An\\us.png stands on your own disk. Put the file into the site, and write "
        "{static}/… with its path.",
    ),
    in_text(
        "reference-missing", "See [us][contact] now.", '5:8: this is no link: "][contact] now.". Write [words](target).'
    ),
    in_text(
        "title-again", "# Prices\n\nText.", "5:1: a page has one first heading, which is its title. Write ## Prices."
    ),
    in_text(
        "sentence-underlined",
        "That is all.\n---\nMore.",
        "6:1: --- makes a heading of the line above it. Put an empty line above it.",
    ),
    in_text(
        "id-twice",
        "## One {#same}\n\nText.\n\n## Two {#same}\n\nText.",
        "9:9: #same is the id of line 5 already. Give this heading another.",
    ),
    in_text(
        "id-open",
        "## One {#one\n\nText.",
        '5:8: this gives nothing an id or a class: "{#one". Write {#id} last on its heading.',
    ),
    in_text(
        "merge-conflict",
        "<<<<<<< HEAD\nText.\n=======\nOther.\n>>>>>>> main",
        "5:1: <<<<<<< is where two versions of this text were to be merged. Keep one of the two, and remove "
        "the lines with these signs.",
    ),
    in_text("saved-twice", "A cafÃ© and a â€œquoteâ€\x9d.", '5:6: "Ã©" was once saved in a wrong encoding. Write "é".'),
    in_text("letter-lost", "A caf\ufffd.", "5:6: a letter was lost here: �. Type it anew."),
    in_text(
        "null-bytes",
        "Text.\x00\x00\x00",
        "5:6: a character that no one sees stands here (U+0000). Remove it, or restore the file from a copy.",
    ),
    in_text(
        "word-symbol",
        "\uf0b7 your name",
        "5:1: a symbol of a word processor stands here (U+F0B7). Write - and a space for an item of a list.",
    ),
    in_text(
        "struck-out", "Costs ~~10~~ 12 euro.", '5:7: ~~ strikes nothing out: "~~10~~ 12 euro.". Write <del>words</del>.'
    ),
    in_text(
        "footnote",
        "As the law says[^1].",
        '5:16: there are no footnotes: "[^1].". Write the note into the text, in brackets.',
    ),
    in_text(
        "boxes",
        "- [ ] your name\n- [x] your address",
        '5:3: there are no boxes to tick: "[ ] your name". Write - and a space alone.',
    ),
    in_text("entity-twice", "10&amp;nbsp;euro", "5:8: visitors read &nbsp; as it is. Write a space."),
    in_text(
        "spaces-before-text",
        "    We keep your name as long as we need it.",
        "5:1: the spaces in front make code of this. Remove them.",
    ),
    in_text(
        "code-never-closed",
        "```\nText of the page goes on.",
        '5:1: these signs begin or end no code: "``` Text of the page goes". Begin each line of code with four spaces.',
    ),
    in_text("break-closed", "Street</br>Town", "5:7: </br> closes nothing. Write <br>."),
    in_text(
        "eaten",
        "Dear <first name>, welcome.",
        "5:6: <first> is no HTML, so that nobody sees it. Write &lt; in place of the < if it is to be read.",
    ),
    in_text(
        "quote-open",
        'See <a href="/en/contact/>us</a> now.',
        '5:5: <a has no > that ends it, or a quote too few. Write each attribute as name="value", and > behind.',
    ),
    in_text("closes-itself", "<div/>\n\nText.", "5:1: <div/> is not closed by its /. Write <div></div>."),
    in_text(
        "tag-open",
        "<details>\n<summary>More</summary>\n\nText.",
        "5:1: <details> is never closed. Write </details> where it ends.",
    ),
    in_text(
        "tags-crossed",
        "This <b>is <i>not</b> right</i>.",
        "5:12: <i> is not closed before </b>. Write </i> where it ends.",
    ),
    in_text(
        "mail-merge",
        "Dear {{ first_name }}, welcome.",
        '5:6: this is filled in nowhere: "{{ first_name }}, welcome". Write the words themselves, or a '
        "placeholder: [[…]].",
    ),
    in_text(
        "mark-misspelt",
        "Text. <!-- confrim: the price -->",
        "5:7: this note is not known as an open point. Write <!-- confirm: … -->, with a colon and in small letters.",
    ),
    in_text(
        "note-open",
        "Text.\n\n<!-- confirm: the price\n\nMore.",
        "7:1: this note is never closed, so that visitors read it. End it with -->.",
    ),
    in_text(
        "note-with-dash",
        "Text.\n\n<!– confirm: the price –>\n\nMore.",
        "7:1: <!– begins no note, so that visitors read it. Write <!--.",
    ),
    in_text(
        "note-swallows",
        "Text. <!-- a note ->\n\nLost.\n\n<!-- another -->",
        "5:7: this note is not closed before the next one. End it with -->.",
    ),
    in_text(
        "markdown-in-html",
        "<div>\nThis is **important**: see [us]({filename}contact.md).\n</div>",
        '6:9: this is no bold text: "**important**: see [us]({". Write **words**, without spaces inside.',
    ),
    in_text(
        "table-without-line",
        "| Item | Price |\n| one | 10 |",
        "6:1: this table has no line below its heading. Write | --- | --- | below the first row.",
    ),
    in_text(
        "table-cell-too-few",
        "| Item | Price |\n| --- | --- |\n| one |",
        "7:1: this row has 1 cell, and the heading of its table 2. Write | for each cell, also for an empty one.",
    ),
    in_text(
        "table-cell-too-many",
        "| Item | Price |\n| --- | --- |\n| one | 10 | lost |",
        "7:1: this row has 3 cells, and the heading of its table 2. Write \\| for a | within a cell, or give "
        "the heading as many cells.",
    ),
    in_text(
        "table-after-text",
        "Prices:\n| Item | Price |\n| --- | --- |\n| one | 10 |",
        "6:1: this table follows a text without an empty line, so it is no table. Put an empty line above it.",
    ),
    in_text(
        "table-with-gap",
        "| Item | Price |\n| --- | --- |\n| one | 10 |\n\n| two | 20 |",
        "9:1: an empty line parts this row from its table. Remove the empty line.",
    ),
    in_text(
        "table-with-dashes",
        "| Item | Price |\n| — | — |\n| one | 10 |",
        "6:1: the line below the heading of this table is not of hyphens. Write | --- | --- |.",
    ),
    in_text("single-brackets", "[contact-form]", "5:1: [contact-form] is not a placeholder. Write [[contact-form]]."),
    in_text("name-nearly", "[contactform]", "5:1: [contactform] is not a placeholder. Write [[contact-form]]."),
    in_text(
        "curly-brackets",
        "{{cookie-list}}",
        "5:1: {{cookie-list}} is not a placeholder. Write [[cookie-list]].",
    ),
    in_text(
        "escaped-brackets",
        "\\[\\[cookie-list\\]\\]",
        "5:1: \\[\\[cookie-list\\]\\] is not a placeholder. Write [[cookie-list]].",
    ),
    in_text(
        "placeholder-in-details",
        "<details>\n<summary>A</summary>\n\n[[embed youtube]]\n\n</details>",
        "8:1: [[embed youtube]] stands within HTML, where placeholders are not filled in. Put it above or "
        "below all of that HTML.",
    ),
    in_text(
        "from-word",
        '<p class="MsoNormal" style="mso-bidi: x">Text<o:p></o:p></p>',
        "5:11: MsoNormal comes from a word processor. Paste the text without its formatting (Ctrl+Shift+V), "
        "and mark it up in Markdown.",
    ),
    in_text(
        "from-word-comment",
        "<!--[if gte mso 9]><xml></xml><![endif]-->\n\nText.",
        "5:1: <!--[if comes from a word processor. Paste the text without its formatting (Ctrl+Shift+V), and "
        "mark it up in Markdown.",
    ),
    in_text(
        "data-picture",
        "![A dot](data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP)",
        "5:10: the site's own policy blocks a picture that holds its data itself. Put it into a file, and name that.",
    ),
    in_text(
        "style-in-text",
        '<p style="color: red">Text.</p>',
        '5:4: the site\'s own policy blocks style in a text. Remove it, and write class="…" with a class of the theme.',
    ),
    in_text(
        "note-as-reference",
        "[Note]: we keep your data.\n\nText.",
        "5:1: [Note]: begins the target of a link that does not exist, so nobody reads this line. Write "
        "Note: without the square brackets.",
    ),
    in_text(
        "braces-in-heading",
        "## Prices {2026}\n\nText.",
        "5:11: {2026} is not read as part of this heading. Write (2026), or {#id} for an id.",
    ),
    in_text(
        "year-begins-list",
        "2026. It was a good year.",
        "5:1: 2026. begins a list here. Write 2026\\. if it is the beginning of a sentence.",
    ),
    in_text(
        "instruction",
        "<?php echo 1; ?>\n\nText.",
        "5:1: <? begins no HTML of a page, so that nobody sees it. Remove it, or write &lt; in place of the <.",
    ),
    in_text(
        "indented-table",
        "Text.\n\n    | Item | Price |\n    | --- | --- |\n    | one | 10 |",
        "7:5: spaces before this table make it code. Let each of its lines begin with |.",
    ),
    in_text(
        "zwsp-in-word",
        "Our cook\u200bies.",
        "5:9: a character that no one sees stands here (U+200B). Remove it, or type the words anew.",
    ),
    in_text(
        "nbhyphen-placeholder",
        "[[cookie\u2011list]]",
        "5:1: [[cookie\u2011list]] is not a placeholder. Write [[cookie-list]].",
    ),
    in_text(
        "cyrillic-placeholder", "[[соokie-list]]", "5:1: [[соokie-list]] is not a placeholder. Write [[cookie-list]]."
    ),
    in_text(
        "placeholder-tab",
        "\t[[cookie-list]]",
        "5:2: the spaces in front of [[cookie-list]] make code of it. Remove them.",
    ),
    in_text(
        "placeholder-4sp",
        "    [[cookie-list]]",
        "5:5: the spaces in front of [[cookie-list]] make code of it. Remove them.",
    ),
    in_text("embed-eq", "[[embed=youtube]]", "5:1: [[embed=youtube]] is not a placeholder. Write [[embed youtube]]."),
    in_text("toc", "[TOC]\n\n## One\n\nText.", "5:1: [TOC] is not a placeholder. Write [[table-of-contents]]."),
    in_text("toc2", "[[toc]]\n\n## One\n\nText.", "5:1: [[toc]] is not a placeholder. Write [[table-of-contents]]."),
    in_text(
        "wiki-link",
        "See [[Contact|our contact page]].",
        "5:5: [[Contact|our contact page]] is not a placeholder. Write [[contact-form]].",
    ),
    in_text(
        "smart-quote-embed",
        "[[embed “youtube”]]",
        '5:1: [[embed]] knows no "“youtube”", so nothing is shown there. Write [[embed youtube]], or remove the line.',
    ),
    in_text(
        "heading-unicode-hash",
        "＃＃ Prices\n\nText.",
        '5:1: this is no heading: "＃＃ Prices". Write # as it stands on a Western keyboard.',
    ),
    in_text(
        "heading-7",
        "####### Prices\n\nText.",
        '5:7: this is no heading: "# Prices". Begin the line with the #, outside of any HTML.',
    ),
    in_text("list-nbsp", "-\u00a0one\n-\u00a0two", "5:1: - begins no item of a list. Write - and a space."),
    in_text("list-star-nospace", "*one\n*two", "5:1: * begins no item of a list. Write * and a space."),
    in_text("list-hyphen-nospace", "-one\n-two", "5:1: - begins no item of a list. Write - and a space."),
    in_text("numbered-nospace", "1.one\n2.two", "5:1: 1. begins no item of a list. Write 1. and a space."),
    in_text(
        "lettered-list", "a) one\nb) two\nc) three", "5:1: a) begins no item of a list. Write 1. or -, and a space."
    ),
    in_text(
        "fence-python",
        "```python\nprint(1)\n```",
        "5:1: this begins no block of code. Begin each line of code with four spaces, and "
        "remove the lines of backticks.",
    ),
    in_text(
        "fullwidth-link",
        "［us］（https://example.com/）",
        '5:1: this is no link: "［us］（https://example.com/". Write [words](target), with '
        "brackets of a Western keyboard.",
    ),
    in_text(
        "link-zwsp",
        "See [us](https://codedor\u200b.example/).",
        "5:25: a character that no one sees stands here (U+200B). Remove it, or type the words anew.",
    ),
    in_text(
        "link-smart-title",
        "See [us](https://codedor.example/ “Our site”).",
        '5:35: curly quotes give this link no title, and become part of its target. Write straight ones: "…".',
    ),
    in_text(
        "link-space-file",
        "See [us]({filename}our contact.md).",
        "5:10: this link leads to content/pages/en/our contact.md, which is not there. The "
        "nearest is content/pages/en/contact.md.",
    ),
    in_text(
        "img-space",
        "![A house]({static}/images/our house.png)",
        "5:12: this link leads to content/images/our house.png, which is not there. Let it lead to a file that exists.",
    ),
    in_text(
        "wordpress",
        '[caption id="attachment_1" align="alignnone" width="300"]A house[/caption]',
        '5:1: this is no markup of this site: "[caption id="attachment_1". Write it in '
        "Markdown, or as a placeholder: [[…]].",
    ),
    in_text(
        "shortcode2",
        "[youtube]abcdefghijk[/youtube]",
        '5:21: this is no markup of this site: "[/youtube]". Write it in Markdown, or as a placeholder: [[…]].',
    ),
    in_text(
        "bbcode",
        "[b]Important[/b] and [url=https://codedor.example/]us[/url]",
        '5:13: this is no markup of this site: "[/b] and [url=https://cod". Write it in '
        "Markdown, or as a placeholder: [[…]].",
    ),
    in_text(
        "markdown-hl", "This is ==important==.", '5:9: this is not highlighted: "==important==.". Write **words**.'
    ),
    in_text("underline", "This is ++important++.", '5:9: this is not underlined: "++important++.". Write **words**.'),
    in_text("superscript", "m^2^ and H~2~O", '5:2: this is no superscript: "^2^ and H~2~O". Write <sup>2</sup>.'),
    in_text(
        "admonition",
        "!!! note\n    Text of the note.",
        '5:1: this is no box of its own: "!!! note Text of the". Write its words as a text.',
    ),
    in_text(
        "admonition-gh",
        "> [!NOTE]\n> Text of the note.",
        '5:3: this is no box of its own: "[!NOTE] Text of the note.". Write its words as a text.',
    ),
    in_text(
        "abbr",
        "*[HTML]: Hyper Text Markup Language\n\nHTML is.",
        '5:1: this is no abbreviation: "*[HTML]: Hyper Text Marku". Write <abbr title="what it means">ABC</abbr>.',
    ),
    in_text(
        "emoji-code",
        "Well done :smile: now.",
        '5:11: this is no emoji: ":smile: now.". Write the emoji itself, or words.',
    ),
    in_text(
        "hidden-rtl",
        "Text \u202eesrever\u202c now.",
        "5:6: a character that no one sees stands here (U+202E). Remove it, or type the words anew.",
    ),
    in_text("trailing-backslash", "One\\\ntwo.", '5:4: this ends no line: "\\ two.". Write <br> in its place.'),
    in_text(
        "smart-attr-class",
        "<p class=”lead”>Text.</p>",
        "5:4: curly quotes stand around the value of class, and become part of it. Write "
        'class="…", with straight ones.',
    ),
    in_text(
        "table-fullwidth",
        "｜ Item ｜ Price ｜\n｜ --- ｜ --- ｜\n｜ one ｜ 10 ｜",
        "5:1: this is no table: ｜ parts no cells. Write | between the cells, and | --- | --- | below the first row.",
    ),
    in_text(
        "table-tabs",
        "Item\tPrice\none\t10\ntwo\t20",
        "5:1: this is no table: a tab parts no cells. Write | between the cells, and | --- | "
        "--- | below the first row.",
    ),
    in_text(
        "deflist-space", "Term\n:Definition", '6:1: this is no definition: ":Definition". Write a space behind the :.'
    ),
    in_text(
        "head-tag",
        "<html><head><title>X</title></head><body><p>Text</p></body></html>",
        "5:1: <html> is of the whole page, which the theme writes. Remove it, and keep what is to be read.",
    ),
    in_text("only-br", "<br>", "5:1: this page shows nothing. Write its text."),
    in_text("only-comment", "<!-- to come -->", "5:1: this page shows nothing. Write its text."),
]
