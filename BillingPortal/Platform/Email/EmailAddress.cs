using System.Net.Mail;

namespace BillingPortal.Platform.Email;

/// <summary>What the portal can send to: one bare address that every mail server understands.</summary>
public static class EmailAddress
{
    private const int Longest = 254;

    /// <summary>No name around it, no second one behind it, no line break in it, and letters outside ASCII only behind the @ (before it, few servers take them).</summary>
    public static bool CanBeSentTo(string? text) =>
        text is { Length: > 0 and <= Longest } && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
        && MailAddress.TryCreate(text, out var address) && address.Address == text && address.User.All(char.IsAscii);
}
