"""The portal: a static site in Kazakh and Russian that opens from any host, without one request elsewhere.

`stage` turns an akimat's papers into pages whose bodies are finished; `publish` has MkDocs dress them and Pagefind
index them, checks every link, and swaps the result in.
"""

from reglament.portal.inputs import PARALLEL, FileLink, SiteInput, public
from reglament.portal.publish import publish
from reglament.portal.stage import stage

__all__ = ["PARALLEL", "FileLink", "SiteInput", "public", "publish", "stage"]
