"""What stops a save, a draft or a commit: what happened, and what would be right."""

import errno

from lib.errors import FaultlinesError

_WHY = {
    errno.EROFS: ("this folder can only be read", "download the file and put it into the folder yourself"),
    errno.EACCES: ("this folder may not be written to", "download the file, or look at the folder's permissions"),
    errno.EPERM: ("this folder may not be written to", "download the file, or look at the folder's permissions"),
    errno.ENOSPC: ("the disk is full", "make room and save again; what stood there stands unchanged"),
    errno.EDQUOT: ("your share of the disk is used up", "make room and save again; what stood there stands unchanged"),
    errno.EFBIG: ("the disk takes no file of this size", "make room and save again; what stood there stands unchanged"),
    errno.ENAMETOOLONG: ("the id is too long for a file's name", "choose a shorter id"),
}


class SavingError(FaultlinesError):
    """Something that was not written, with nothing changed. `what` happened; `hint`: what would be right."""

    def __init__(self, what: str, hint: str = ""):
        self.what, self.hint = what, hint
        super().__init__(f"{what}; {hint}" if hint else what)


def of_system(doing: str, wrong: OSError) -> SavingError:
    """What the system said, in words. `doing`: what could not be done ("the article was not saved")."""
    why, hint = _WHY.get(wrong.errno or 0, ((wrong.strerror or "the disk refused it").lower(), "try again, or download the file"))
    return SavingError(f"{doing}: {why}", hint)
