using System.Net.Mail;
using BillingPortal.Core;

namespace BillingPortal.Features.Account;

/// <summary>What counts as a mail address, and how two of them are found equal.</summary>
internal static class Addresses
{
    private const int Longest = 254;

    public static Refusal? Fault(string? email, string field = "email")
    {
        if (string.IsNullOrWhiteSpace(email)) return new("email_missing", "Write your mail address.", field);
        var typed = email.Trim();
        return typed.Length <= Longest && MailAddress.TryCreate(typed, out var read) && read.Address == typed && !typed.Any(char.IsControl)
            ? null
            : new("email_invalid", "This is not a mail address. Write one such as ann@example.com.", field);
    }

    public static string Normal(string? email) => (email ?? "").Trim().ToUpperInvariant();
}
