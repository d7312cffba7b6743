using System.Net.Mail;

namespace BillingPortal.Features.Customers;

/// <summary>What each field of a customer may be; null when it may, otherwise the sentence that says what to write.</summary>
internal static class CustomerRules
{
    private const string Marks = "._-:@+";

    public static string? Reference(string text) => text switch
    {
        "" => "A reference has at least one character; leave it out, or write null, to have none.",
        { Length: > 120 } => "A reference has at most 120 characters.",
        _ when text.StartsWith(PublicIds.Start, StringComparison.OrdinalIgnoreCase) => $"A reference must not begin with '{PublicIds.Start}': that is how our own ids begin.",
        // It stands in addresses, so a slash or a blank in it would lead elsewhere.
        _ when !text.All(letter => char.IsAsciiLetterOrDigit(letter) || Marks.Contains(letter)) || text is "." or ".." => $"A reference is made of the letters a to z, digits and {Marks}",
        _ => null,
    };

    public static string? Email(string text) =>
        text.Length <= 320 && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.') && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
            ? null
            : "This is not a mail address. Write one such as ann@example.com.";

    public static string? Name(string text) => text switch
    {
        "" => "A name has at least one character; leave it out, or write null, to have none.",
        { Length: > 200 } => "A name has at most 200 characters.",
        _ when text.Any(char.IsControl) => "A name is a single line.",
        _ => null,
    };

    public static string? Locale(string text) => Locales.Canonical(text) is null ? "This locale is not known. Write one such as en-US or de-DE." : null;

    public static string? TimeZone(string text) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) && zone.HasIanaId ? null : "This time zone is not known. Write an IANA name such as Europe/Berlin.";

    public static string? Plan(string text) =>
        text.Length is > 0 and <= 80 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.') ? null : "A plan's name is made of letters, digits, '-', '_' and '.', 80 at most.";
}
