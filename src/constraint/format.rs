//! Well-known formats of text.

/// A format of text that has a name.
///
/// ```
/// use inbounds::{Rule, constraint::{Constraint, Format}, rules::ascii};
///
/// assert_eq!(Rule::<str>::constraint(&ascii()), Constraint::Format(Format::Ascii));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// ASCII characters alone.
    Ascii,
    /// Letters and digits alone.
    Alphanumeric,
    /// No letter that has a lowercase.
    Lowercase,
    /// No letter that has an uppercase.
    Uppercase,
    /// No white space at either end.
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
    /// The stable name of the format: that of its rule.
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

    /// What completes "this value is not …".
    pub(super) const fn noun(self) -> &'static str {
        match self {
            Format::Ascii => "ASCII text",
            Format::Alphanumeric => "letters and digits alone",
            Format::Lowercase => "lowercase",
            Format::Uppercase => "uppercase",
            Format::Trimmed => "free of white space at both ends",
            Format::Email => "an e-mail address",
            Format::Url => "a URL",
            Format::Ip => "an IP address",
            Format::Ipv4 => "an IPv4 address",
            Format::Ipv6 => "an IPv6 address",
            Format::Uuid => "a UUID",
        }
    }
}
