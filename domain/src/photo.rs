//! Photos of meters: which files are one, told by their first bytes. Leaves out where they are kept.

use crate::named;

/// What kind of picture a photo is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoKind {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
}

named!(PhotoKind {
    Jpeg => "jpeg",
    Png => "png",
});

/// The largest photo, in bytes: what a phone takes of a meter fits.
pub const PHOTO_BYTES_MAX: usize = 5 * 1024 * 1024;

impl PhotoKind {
    /// The kind of a file by its first bytes, whatever its name says; `None` if it is no photo.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            _ => None,
        }
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PhotoKind;

    #[test]
    fn a_photo_is_told_by_its_first_bytes() {
        assert_eq!(PhotoKind::of(b"\xff\xd8\xff\xe0 and more"), Some(PhotoKind::Jpeg));
        assert_eq!(PhotoKind::of(b"\x89PNG\r\n\x1a\n and more"), Some(PhotoKind::Png));
        for other in [&b""[..], b"\xff\xd8", b"GIF89a", b"<svg xmlns=", b"\x89PNG\n"] {
            assert_eq!(PhotoKind::of(other), None, "{other:?}");
        }
    }
}
