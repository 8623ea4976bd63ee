"""The services to which a form can be posted, and the field names of each, as data.

No vendor code runs on a page; a form only posts to the vendor. Each entry names the page that documents its
fields, and the day on which a stored copy of it was read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class FormKind(StrEnum):
    """The forms of the site; `unsubscribe` is the newsletter's other half."""

    CONTACT = "contact"
    RIGHTS = "rights"
    NEWSLETTER = "newsletter"
    UNSUBSCRIBE = "unsubscribe"


class Scripts(StrEnum):
    """Whether a script of another site may read the endpoint's answer (CORS); only then can a page show the result."""

    ANSWERED = "answered"
    IF_DECLARED = "if declared"
    NOT_ANSWERED = "not answered"


_MESSAGES = (FormKind.CONTACT, FormKind.RIGHTS, FormKind.UNSUBSCRIBE)


@dataclass(frozen=True)
class Adapter:
    """The field names of one vendor. Fields in braces are filled in: `{key}`, `{address}`, `{thanks}`, `{language}`.

    `asks` are the keys of the setting. A field that has no name does not exist there. A honeypot is a field that
    people leave empty; one without a name is looked at by the browser alone.
    """

    forms: tuple[FormKind, ...]
    asks: tuple[str, ...]
    action: str
    scripts: Scripts
    honeypot: str = ""
    is_honeypot_ticked: bool = False
    email: str = "email"
    subject: str = ""
    redirect: str = ""
    fixed: tuple[tuple[str, str], ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    is_own_host: bool = False


ADAPTERS: Mapping[str, Adapter] = {
    # Any server that takes a form as browsers send it.
    "plain": Adapter(
        forms=_MESSAGES,
        asks=("address",),
        action="{address}",
        scripts=Scripts.IF_DECLARED,
        honeypot="website",
        subject="subject",
        redirect="redirect",
        fixed=(("form", "{form}"), ("language", "{language}")),
    ),
    # help.formspree.io: "Honeypot spam filtering", "Special Fields", "Submit forms with JavaScript"; `_next` and
    # `_subject` from the README of formspree/formspree. Read 2026-11-22.
    "formspree": Adapter(
        forms=_MESSAGES,
        asks=("key",),
        action="https://formspree.io/f/{key}",
        scripts=Scripts.ANSWERED,
        honeypot="_gotcha",
        subject="_subject",
        redirect="_next",
    ),
    # docs.netlify.com: "Forms setup", "Spam filters". Read 2026-11-22. The page to which it is posted is the one that
    # visitors see afterwards.
    "netlify": Adapter(
        forms=_MESSAGES,
        asks=(),
        action="{thanks}",
        scripts=Scripts.ANSWERED,
        honeypot="bot-field",
        subject="subject",
        fixed=(("form-name", "{form}"),),
        attributes=(("name", "{form}"), ("data-netlify", "true"), ("netlify-honeypot", "bot-field")),
        is_own_host=True,
    ),
    # docs.web3forms.com: "API Reference", "Honeypot", "Custom Redirection". Read 2026-11-22.
    "web3forms": Adapter(
        forms=_MESSAGES,
        asks=("key",),
        action="https://api.web3forms.com/submit",
        scripts=Scripts.ANSWERED,
        honeypot="botcheck",
        is_honeypot_ticked=True,
        subject="subject",
        redirect="redirect",
        fixed=(("access_key", "{key}"),),
    ),
    # docs.usebasin.com: "Spam Filtering", "Using AJAX"; the honeypot's name from published forms. The page for
    # afterwards is set there, in the form's own settings. Read 2026-11-22.
    "basin": Adapter(
        forms=_MESSAGES,
        asks=("key",),
        action="https://usebasin.com/f/{key}",
        scripts=Scripts.ANSWERED,
        honeypot="_gotcha",
    ),
    # knadh/listmonk, static/public/templates/subscription-form.html. Read 2026-11-22.
    "listmonk": Adapter(
        forms=(FormKind.NEWSLETTER,),
        asks=("address", "key"),
        action="{address}/subscription/form",
        scripts=Scripts.NOT_ANSWERED,
        honeypot="nonce",
        fixed=(("l", "{key}"),),
    ),
    # The "simple HTML" that Brevo gives for a form, as found in published pages. Read 2026-11-22.
    "brevo": Adapter(
        forms=(FormKind.NEWSLETTER,),
        asks=("address",),
        action="{address}",
        scripts=Scripts.NOT_ANSWERED,
        honeypot="email_address_check",
        email="EMAIL",
        fixed=(("locale", "{language}"), ("html_type", "simple")),
    ),
    # The "embedded form" that Mailchimp gives, as found in published pages; its numbers u and id stand in the address,
    # that of /subscribe/post or of /unsubscribe/post. Read 2026-11-22.
    "mailchimp": Adapter(
        forms=(FormKind.NEWSLETTER, FormKind.UNSUBSCRIBE),
        asks=("address",),
        action="{address}",
        scripts=Scripts.NOT_ANSWERED,
        honeypot="b_{u}_{id}",
        email="EMAIL",
    ),
    # The "form" that Buttondown gives to embed, as found in published pages; it has no honeypot. Read 2026-11-22.
    "buttondown": Adapter(
        forms=(FormKind.NEWSLETTER,),
        asks=("key",),
        action="https://buttondown.com/api/emails/embed-subscribe/{key}",
        scripts=Scripts.NOT_ANSWERED,
        fixed=(("embed", "1"),),
    ),
}
