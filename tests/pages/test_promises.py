"""The sentences by which the texts keep their promises, row by row of the checklist, in each language."""

from bs4 import BeautifulSoup

from tests.pages.promises import assert_promised

Pages = dict[str, BeautifulSoup]


def test_sg_02_how_signals_are_treated_is_said_conflicts_included(pages: Pages) -> None:
    assert_promised(pages, "SG-02")


def test_pp_04_the_legitimate_interests_themselves_are_named_and_weighed(pages: Pages) -> None:
    assert_promised(pages, "PP-04")


def test_pp_05_who_else_may_see_the_data_is_said(pages: Pages) -> None:
    assert_promised(pages, "PP-05")


def test_pp_06_transfers_are_told_with_their_protection_and_a_copy(pages: Pages) -> None:
    assert_promised(pages, "PP-06")


def test_pp_07_what_happens_at_the_end_of_the_retention_period_is_said(pages: Pages) -> None:
    assert_promised(pages, "PP-07")


def test_pp_08_the_rights_are_named(pages: Pages) -> None:
    assert_promised(pages, "PP-08")


def test_pp_09_consent_can_be_withdrawn_as_easily_as_it_was_given(pages: Pages) -> None:
    assert_promised(pages, "PP-09")


def test_pp_10_the_authority_is_named_with_its_address_and_that_of_the_own_member_state(pages: Pages) -> None:
    assert_promised(pages, "PP-10")


def test_pp_11_whether_data_have_to_be_given_and_what_follows_if_not_is_said(pages: Pages) -> None:
    assert_promised(pages, "PP-11")


def test_pp_12_that_no_decision_is_automated_is_said(pages: Pages) -> None:
    assert_promised(pages, "PP-12")


def test_pp_13_where_data_come_from_and_when_that_is_told_is_said(pages: Pages) -> None:
    assert_promised(pages, "PP-13")


def test_pp_14_the_right_to_object_is_told_with_direct_marketing_apart(pages: Pages) -> None:
    assert_promised(pages, "PP-14")


def test_pp_15_a_new_purpose_is_promised_beforehand(pages: Pages) -> None:
    assert_promised(pages, "PP-15")


def test_pp_17_the_arrangement_with_meta_is_told(pages: Pages) -> None:
    assert_promised(pages, "PP-17")


def test_pp_18_children_consent_from_13_on(pages: Pages) -> None:
    assert_promised(pages, "PP-18")


def test_ds_02_the_deadline_and_how_it_grows_are_said(pages: Pages) -> None:
    assert_promised(pages, "DS-02")


def test_ds_08_what_a_complaint_needs_is_said(pages: Pages) -> None:
    assert_promised(pages, "DS-08")


def test_cw_06_the_choice_counts_six_months_whichever_it_is(pages: Pages) -> None:
    assert_promised(pages, "CW-06")


def test_cw_13_what_a_withdrawal_does_towards_vendors_is_said(pages: Pages) -> None:
    assert_promised(pages, "CW-13")


def test_nl_05_clients_get_no_newsletter_unless_they_subscribe(pages: Pages) -> None:
    assert_promised(pages, "NL-05")


def test_nl_06_an_objection_ends_all_marketing(pages: Pages) -> None:
    assert_promised(pages, "NL-06")


def test_cl_11_who_is_controller_for_the_services_is_said(pages: Pages) -> None:
    assert_promised(pages, "CL-11")
