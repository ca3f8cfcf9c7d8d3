"""The portal: a static site in Kazakh and Russian that opens from any host, without one request elsewhere.

`stage` turns an akimat's papers into pages whose bodies are finished; `make_pages` has MkDocs dress them and Pagefind
index them, checks every link, and says where the finished files lie. Both make only what changed since the last run.
"""

from reglament.control.publicity import public
from reglament.portal.inputs import PARALLEL, FileLink, SiteInput
from reglament.portal.making import Piece, make_pages
from reglament.portal.stage import Leaf, stage

__all__ = ["PARALLEL", "FileLink", "Leaf", "Piece", "SiteInput", "make_pages", "public", "stage"]
