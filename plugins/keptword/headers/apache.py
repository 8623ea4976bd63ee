"""The configuration of Apache for the site: a `.htaccess`, or the same inside its `<Directory>`."""

from ..csp import headers as policies
from .header_values import plain_value
from .response_headers import ASK_AGAIN, FOR_GOOD, NAMED_BY_CONTENT, ServedSite

FILE = "apache.conf"

_TEXT = """\
# Made by `invoke build --publish`, and anew by each: include it in the <Directory> of the site's own folder, or copy it
# there as .htaccess (AllowOverride All). Modules: a2enmod headers rewrite.
DirectoryIndex index.html
Options -Indexes -MultiViews
AddDefaultCharset utf-8
AddCharset utf-8 .css .js .json .svg .xml
AddType application/json .json

# Put the next line into the <VirtualHost>: it holds for what Apache says before it knows the folder, as to addresses
# that it cannot read.
# {closed_line}

# All that is no page is closed.
Header always set {name} "{closed_policy}"
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
RewriteCond %{{HTTP:Accept-Encoding}} {br}
RewriteCond %{{REQUEST_FILENAME}}.br -f
RewriteRule ^(.+)$ $1.br [L]
RewriteCond %{{HTTP:Accept-Encoding}} {gzip}
RewriteCond %{{REQUEST_FILENAME}}.gz -f
RewriteRule ^(.+)$ $1.gz [L]
RemoveType .br .gz
AddEncoding br .br
AddEncoding gzip .gz
Header always merge Vary Accept-Encoding
"""

_NOT_FOUND = """\
<If "%{{REQUEST_URI}} =~ m#^{pattern}/{language}/#">
    ErrorDocument 404 {path}/{language}/404.html
</If>"""


# A browser names an encoding that it does not want with a weight of nothing (RFC 9110 §12.4.2).
_WANTED = "(?:^|[,\\s]){encoding}\\s*(?:$|,|;(?!\\s*q=0(?:\\.0*)?\\s*(?:$|,)))"

# A page that is there, or the one for what is not, to which Apache turns by itself.
_IS_PAGE = "-f %{REQUEST_FILENAME} && (%{REQUEST_STATUS} -lt 400 || reqenv('REDIRECT_STATUS') == '404')"


def apache_conf(site: ServedSite) -> str:
    """Return the configuration. What is missing below the folder of a language is answered in that language."""
    return _TEXT.format(
        path=site.path,
        pattern=site.path_pattern,
        ask_again=ASK_AGAIN,
        for_good=FOR_GOOD,
        named_by_content="|".join(NAMED_BY_CONTENT),
        name=policies.NAME,
        closed_line=closed_line(site.path),
        closed_policy=_quoted(policies.NAME, policies.CLOSED),
        br=f'"{_WANTED.format(encoding="br")}"',
        gzip=f'"{_WANTED.format(encoding="gzip")}"',
        page_policy=_quoted(policies.NAME, site.policy),
        is_page=_IS_PAGE,
        headers="\n".join(f'Header always set {name} "{_quoted(name, value)}"' for name, value in site.headers),
        not_found="\n".join(
            _NOT_FOUND.format(path=site.path, pattern=site.path_pattern, language=language)
            for language in site.languages
        ),
    )


def closed_line(path: str) -> str:
    """Return the line of the `<VirtualHost>` that closes what Apache itself says of addresses of the site.

    Below a path, other sites of the host are left as they are.
    """
    line = f'Header always set {policies.NAME} "{_quoted(policies.NAME, policies.CLOSED)}"'
    pattern = path.replace(".", "\\.")
    return f'{line} "expr=%{{REQUEST_URI}} =~ m#^{pattern}(?:/|$)#"' if path else line


def _quoted(name: str, value: str) -> str:
    return plain_value(name, value).replace('"', '\\"').replace("%", "%%")
