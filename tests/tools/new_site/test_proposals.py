from tools.new_site.proposals import proposal, sections_of_services

PAGE = """Title: Your privacy at [[company]]
Slug: privacy

We are careful.

## Who we are {#controller}

[[company]] is a Belgian agency, with clients. For all of this, [[company]] is the controller.

## Our map {#map}

It comes from elsewhere.

[[embed google-maps]]

## Together with Meta {#joint}

Both of us.

## Your rights {#rights}

You have many.
"""


def test_what_is_about_a_service_is_known_by_its_embed_or_by_its_name_in_the_heading() -> None:
    assert list(sections_of_services(PAGE, {"Meta", "Google"})) == ["map", "joint"]


def test_a_proposal_says_nothing_of_services_or_of_this_company_and_is_marked() -> None:
    assert (
        proposal(PAGE, "nl", {"map", "joint"})
        == """Title: Your privacy at [[company]]
Slug: privacy

<!-- confirm: alles op deze pagina: het is een voorstel, geschreven voor een ander bedrijf -->

We are careful.

## Who we are {#controller}

For all of this, [[company]] is the controller.

## Your rights {#rights}

You have many.
"""
    )
