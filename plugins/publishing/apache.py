"""The configuration of Apache for the site: a `.htaccess`, or the same inside its `<Directory>`."""

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

{headers}
Header always set Cache-Control "{ask_again}"
<If "%{{REQUEST_URI}} =~ m#^{path}/(?:{named_by_content})/#">
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

_NOT_FOUND = """\
<If "%{{REQUEST_URI}} =~ m#^{path}/{language}/#">
    ErrorDocument 404 {path}/{language}/404.html
</If>"""


def apache_conf(site: ServedSite) -> str:
    """Return the configuration. What is missing below the folder of a language is answered in that language."""
    return _TEXT.format(
        path=site.path,
        ask_again=ASK_AGAIN,
        for_good=FOR_GOOD,
        named_by_content="|".join(NAMED_BY_CONTENT),
        headers="\n".join(f'Header always set {name} "{_quoted(value)}"' for name, value in site.headers),
        not_found="\n".join(_NOT_FOUND.format(path=site.path, language=language) for language in site.languages),
    )


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
