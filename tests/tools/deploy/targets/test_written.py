"""What may be written as a target: each plain form, and nothing that a program could read otherwise."""

import subprocess
from pathlib import Path

import pytest

from tools.deploy.targets.errors import PublishError
from tools.deploy.targets.written import Branch, Bucket, Folder, Rsync, Target, read_target


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("folder:/srv/www/my site", Folder(Path("/srv/www/my site"))),
        ("folder:public", Folder(Path("public"))),
        ("rsync:deploy@www.example.com:/srv/www/privacy", Rsync("deploy@www.example.com:/srv/www/privacy")),
        ("rsync:web1:~/www/", Rsync("web1:~/www/")),
        ("rsync:[::1]:/srv", Rsync("[::1]:/srv")),
        ("git:origin#gh-pages", Branch("origin", "gh-pages")),
        ("github-pages", Branch("origin", "gh-pages")),
        ("git:https://git.example/team/site.git#pages/live", Branch("https://git.example/team/site.git", "pages/live")),
        ("git:ssh://git@git.example:2222/site.git#p", Branch("ssh://git@git.example:2222/site.git", "p")),
        ("git:git@git.example:team/site.git#p", Branch("git@git.example:team/site.git", "p")),
        ("git:../site.git#p", Branch("../site.git", "p")),
        ("git:/srv/git/site.git#p", Branch("/srv/git/site.git", "p")),
        ("s3:privacy-site", Bucket("privacy-site")),
        ("s3:privacy.site/2026/nl", Bucket("privacy.site/2026/nl")),
    ],
)
def test_plain_targets_are_read(written: str, read: Target) -> None:
    assert read_target(written) == read


ABUSES = [
    "folder:-rf",
    "folder:~/www",
    "folder: /srv",
    "folder:/srv/www\n",
    "folder:/srv\x00/www",
    "rsync:--rsh=touch ran:/x",
    "rsync:-e sh:/x",
    "rsync:host::module/x",
    "rsync:rsync://host/module",
    "rsync:/srv/www",
    "rsync:host:",
    "rsync:host:-x",
    "rsync:host:/srv/$(touch ran)",
    "rsync:host:/srv/`x`;y",
    "rsync:-oProxyCommand=x@host:/srv",
    "rsync:a@-oProxyCommand=x:/srv",
    "rsync:host:/srv\n--delete",
    "git:--upload-pack=touch ran;#pages",
    "git:-c#pages",
    "git:ext::sh -c touch% ran#pages",
    "git:fd::17#pages",
    "git:http://git.example/x#pages",
    "git:git://git.example/x#pages",
    "git:ftp://git.example/x#pages",
    "git:ssh://-oProxyCommand=x/y#pages",
    "git:-oProxyCommand=x:y#pages",
    "git:origin main#pages",
    "git:origin#--force",
    "git:origin#-f",
    "git:origin#a b",
    "git:origin#a..b",
    "git:origin#a:b",
    "git:origin#refs/heads/x",
    "git:origin#@{-1}",
    "git:origin#HEAD",
    "s3:--config=x",
    "s3:-bucket",
    "s3:bucket/../other",
    "s3:bucket/-x",
    "s3:bucket:other",
    "s3:bucket\n",
    "s3::local:/etc",
]


@pytest.mark.parametrize("written", ABUSES)
def test_what_could_be_read_as_an_option_a_command_or_another_transport_is_refused(written: str) -> None:
    with pytest.raises(PublishError):
        read_target(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("/srv/www/site", "folder:/srv/www/site"),
        ("Folder: /srv/www", "folder:/srv/www"),
        ("deploy@www.example.com:/srv/www", "rsync:deploy@www.example.com:/srv/www"),
        ("s3://bucket/folder", "s3:bucket/folder"),
        ("S3:bucket", "s3:bucket"),
        ("git:origin", "github-pages"),
        ("git:pages", "git:origin#pages"),
        ("git:https://git.example/x.git", "git:https://git.example/x.git#gh-pages"),
        ("gh-pages", "github-pages"),
        ("github", "github-pages"),
    ],
)
def test_what_was_likely_meant_is_said(written: str, meant: str) -> None:
    with pytest.raises(PublishError) as refused:
        read_target(written)
    assert str(refused.value).endswith(f'Perhaps "{meant}" is meant.')
    read_target(meant)


@pytest.mark.parametrize("written", ["sftp:host:/x", "git:origin#HEAD", "s3:My_Bucket", "rsync:host", "x", ""])
def test_what_is_like_no_target_is_not_guessed_at(written: str) -> None:
    with pytest.raises(PublishError) as refused:
        read_target(written)
    assert "Perhaps" not in str(refused.value)


NAMES = (
    "pages", "a/b", "a.b", "a-b", "é", "a@b", "x.lock", "a/x.lock/b", ".a", "a/.b", "a.", "a..b", "a//b", "/a", "a/",
    "a b", "a~b", "a^b", "a:b", "a?b", "a*b", "a[b", "a\\b", "@{", "a@{b", "a\x7fb", "a\x01b", "-a",
    "--force", "a.lock.b",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_branches_are_refused_where_git_refuses_them(name: str) -> None:
    takes = subprocess.run(["git", "check-ref-format", "--branch", name], capture_output=True).returncode == 0
    try:
        read_target(f"git:origin#{name}")
    except PublishError:
        assert not takes
    else:
        assert takes
