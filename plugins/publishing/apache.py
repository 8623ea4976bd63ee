"""The configuration of Apache for the site: a `.htaccess`, or the same inside its `<Directory>`."""

from plugins.consent import headers as policies
from plugins.publishing.header_values import plain_value
from plugins.publishing.headers import ASK_AGAIN, FOR_GOOD, NAMED_BY_CONTENT, ServedSite

FILE = "apache.conf"

_TEXT = """\
# Made by `invoke build --publish`, and anew by each: include it in the <Directory> of the site, or copy it there as
# .htaccess (AllowOverride All). Modules: a2enmod headers rewrite.
DirectoryIndex index.html
Options -Indexes -MultiViews
AddDefaultCharset utf-8
AddCharset utf-8 .css .js .json .svg .xml
AddType application/json .json

# All that is no page is closed.{of_the_host}
{closed_line}
<FilesMatch "\\.html(?:\\.br|\\.gz)?$">
    Header always set {name} "{page_policy}" "expr={is_page}"
</FilesMatch>
{headers}
Header always set Cache-Control "{ask_again}"
<If "%{{REQUEST_URI}} =~ m#^{pattern}/(?:{named_by_content})/#">
    Header always set Cache-Control "{for_good}" "expr=%{{REQUEST_STATUS}} < 400"
</If>

ErrorDocument 404 {path}/404.html
{not_found}

RewriteEngine On
RewriteRule ^(?:_|(?:.*/)?\\.(?!well-known/)) - [R=404,L]
RewriteCond %{{HTTP:Accept-Encoding}} \\bbr\\b
RewriteCond %{{REQUEST_FILENAME}}.br -f
RewriteRule ^(.+)$ $1.br [L]
RewriteCond %{{HTTP:Accept-Encoding}} \\bgzip\\b
RewriteCond %{{REQUEST_FILENAME}}.gz -f
RewriteRule ^(.+)$ $1.gz [L]
RemoveType .br .gz
AddEncoding br .br
AddEncoding gzip .gz
Header always merge Vary Accept-Encoding
"""

# Other sites of the host are left as they are.
_OF_THE_HOST = """\
 Put the next line into the <VirtualHost> too: there it also holds for what Apache says
# before it knows the folder, as to requests that are too long."""

_NOT_FOUND = """\
<If "%{{REQUEST_URI}} =~ m#^{pattern}/{language}/#">
    ErrorDocument 404 {path}/{language}/404.html
</If>"""


# A page that is there, or the one for what is not, to which Apache turns by itself.
_IS_PAGE = "-f %{REQUEST_FILENAME} && (%{REQUEST_STATUS} -lt 400 || reqenv('REDIRECT_STATUS') == '404')"


def apache_conf(site: ServedSite) -> str:
    """Return the configuration. What is missing below the folder of a language is answered in that language."""
    return _TEXT.format(
        path=site.path,
        pattern=site.path_pattern,
        of_the_host="" if site.path else _OF_THE_HOST,
        ask_again=ASK_AGAIN,
        for_good=FOR_GOOD,
        named_by_content="|".join(NAMED_BY_CONTENT),
        name=policies.NAME,
        closed_line=closed_line(),
        page_policy=_quoted(policies.NAME, site.policy),
        is_page=_IS_PAGE,
        headers="\n".join(f'Header always set {name} "{_quoted(name, value)}"' for name, value in site.headers),
        not_found="\n".join(
            _NOT_FOUND.format(path=site.path, pattern=site.path_pattern, language=language)
            for language in site.languages
        ),
    )


def closed_line() -> str:
    """Return the line that closes what no other line opens; it belongs into the `<VirtualHost>` as well."""
    return f'Header always set {policies.NAME} "{_quoted(policies.NAME, policies.CLOSED)}"'


def _quoted(name: str, value: str) -> str:
    return plain_value(name, value).replace('"', '\\"').replace("%", "%%")
