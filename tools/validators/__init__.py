"""Lets others judge the site as it is published: servers, a checker of HTML, a crawler, Lighthouse, a browser."""
