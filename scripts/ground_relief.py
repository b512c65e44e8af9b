"""The relief of a part of the world as light and shade alone: black where a slope lies in shade, white where it is lit."""

import io
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

MOST_PIXELS = 800  # across or up
SMOOTH = 24  # pixels of the source over which the land's own colour is taken out
FADE = 0.06  # of the width and height in which the picture fades out at its edges
QUALITY, STEP = 30, 8  # of WebP; between shades that are told apart


def relief(file: Path, bounds: tuple[float, float, float, float], coarse: float = 1) -> bytes:
    """A picture for a Mercator map of these bounds (west, south, east, north) with an alpha channel, as WebP; the more
    `coarse`, the fewer pixels."""
    Image.MAX_IMAGE_PIXELS = None
    west, south, east, north = bounds
    with Image.open(file) as world:
        wide, high = world.size
        box = ((west + 180) / 360 * wide, (90 - north) / 180 * high, (east + 180) / 360 * wide, (90 - south) / 180 * high)
        crop = world.crop([round(side) for side in box]).convert("RGB")
    shade, sea = shade_of(crop), sea_of(crop)
    twice = min(2.0, MOST_PIXELS / max(crop.size)) / coarse
    size = round(crop.size[0] * twice), round(crop.size[1] * twice)
    depth = resized(np.where(sea, 0, shade), size)
    depth = depth[mercator_rows(south, north, size[1])] * faded(size)
    grey = np.where(depth < 0, 0, 255).astype("u1")
    alpha = (np.clip(np.abs(depth) * 2.2, 0, 255) // STEP * STEP).astype("u1")
    out, made = io.BytesIO(), Image.fromarray(np.dstack([grey, grey, grey, alpha]), "RGBA")
    made.save(out, "WEBP", quality=QUALITY, alpha_quality=QUALITY, method=6)
    return out.getvalue()


def shade_of(crop: Image.Image) -> np.ndarray:
    """How much lighter (above 0) or darker each pixel is than the land round it."""
    grey = crop.convert("L")
    return np.asarray(grey, float) - np.asarray(grey.filter(ImageFilter.GaussianBlur(SMOOTH)), float)


def sea_of(crop: Image.Image) -> np.ndarray:
    """Where the picture shows water: there blue is well above red."""
    red, _, blue = np.asarray(crop, int).transpose(2, 0, 1)
    return np.asarray(Image.fromarray(((blue - red) > 12).astype("u1") * 255).filter(ImageFilter.MaxFilter(5))) > 0


def resized(values: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    return np.asarray(Image.fromarray(values.astype("f4"), "F").resize(size, Image.BICUBIC))


def mercator_rows(south: float, north: float, rows: int) -> np.ndarray:
    """For each row of a Mercator picture, which row of one in even degrees."""
    top, bottom = (np.arctanh(np.sin(np.radians(lat))) for lat in (north, south))
    lats = np.degrees(np.arcsin(np.tanh(np.linspace(top, bottom, rows))))
    return np.clip(np.round((north - lats) / (north - south) * (rows - 1)), 0, rows - 1).astype(int)


def faded(size: tuple[int, int]) -> np.ndarray:
    """1 in the middle, falling to 0 at the edges."""
    along, down = (np.clip(np.minimum(np.arange(n), np.arange(n)[::-1]) / (FADE * n), 0, 1) for n in size)
    return np.outer(down, along)
