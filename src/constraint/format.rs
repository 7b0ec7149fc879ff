//! Well-known formats of text.

/// A well-known format of text.
///
/// ```
/// use inbounds::{Rule, constraint::{Constraint, Format}, rules::ascii};
///
/// assert_eq!(Rule::<str>::constraint(&ascii()), Constraint::Format(Format::Ascii));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// ASCII characters only.
    Ascii,
    /// Letters and digits only.
    Alphanumeric,
    /// No letter that has a lowercase form.
    Lowercase,
    /// No letter that has an uppercase form.
    Uppercase,
    /// No leading or trailing whitespace.
    Trimmed,
    /// An e-mail address.
    Email,
    /// An absolute URL.
    Url,
    /// An IP address of either version.
    Ip,
    /// An IPv4 address.
    Ipv4,
    /// An IPv6 address.
    Ipv6,
    /// A UUID.
    Uuid,
}

impl Format {
    /// Returns the stable name of the format, which is that of its rule.
    ///
    /// ```
    /// assert_eq!(inbounds::constraint::Format::Email.name(), "email");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Format::Ascii => "ascii",
            Format::Alphanumeric => "alphanumeric",
            Format::Lowercase => "lowercase",
            Format::Uppercase => "uppercase",
            Format::Trimmed => "trimmed",
            Format::Email => "email",
            Format::Url => "url",
            Format::Ip => "ip",
            Format::Ipv4 => "ipv4",
            Format::Ipv6 => "ipv6",
            Format::Uuid => "uuid",
        }
    }

    /// A text that completes "the value must be …".
    pub(super) const fn noun(self) -> &'static str {
        match self {
            Format::Ascii => "ASCII text",
            Format::Alphanumeric => "text of letters and digits only",
            Format::Lowercase => "lowercase",
            Format::Uppercase => "uppercase",
            Format::Trimmed => "text without leading or trailing whitespace",
            Format::Email => "an e-mail address",
            Format::Url => "a URL",
            Format::Ip => "an IP address",
            Format::Ipv4 => "an IPv4 address",
            Format::Ipv6 => "an IPv6 address",
            Format::Uuid => "a UUID",
        }
    }
}
