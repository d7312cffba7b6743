using BillingPortal.Features.Customers.Contracts;

namespace BillingPortal.Features.Customers.Api;

/// <summary>The body of POST, for the document: it is read field by field, so that every fault is named at once.</summary>
internal sealed record NewCustomer(string? Reference, string? Email, string? Name, string? Locale, string? TimeZone, string? Plan, bool? Invite);

/// <summary>The body of PATCH.</summary>
internal sealed record CustomerChange(string? Reference, string? Email, string? Name, string? Locale, string? TimeZone, string? Plan);

internal static class CustomerExamples
{
    public static readonly object New = new { reference = "account-42", email = "ann@example.com", name = "Ann Alder", locale = "en-GB", timeZone = "Europe/London", plan = "pro", invite = true };

    public static readonly object Change = new { name = "Alder Bakery", plan = (string?)null };

    public static readonly Customer Known = new("cust_k7x2mq4vwz3pbn6tdhya", "account-42", "ann@example.com", "Ann Alder", "en-GB", "Europe/London", "pro", "open", 0,
        new(2026, 11, 2, 9, 30, 0, DateTimeKind.Utc), null, 1);
}
