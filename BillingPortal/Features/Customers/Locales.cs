using System.Globalization;

namespace BillingPortal.Features.Customers;

/// <summary>The languages and countries that figures and dates can be written for.</summary>
internal static class Locales
{
    public const string Default = "en-US";

    // Asking .NET for a culture by name succeeds for any well-formed name; only those on its list have data.
    private static readonly Dictionary<string, string> Known = CultureInfo.GetCultures(CultureTypes.AllCultures).Select(c => c.Name).Where(n => n.Length > 0)
        .Distinct(StringComparer.OrdinalIgnoreCase).ToDictionary(n => n, n => n, StringComparer.OrdinalIgnoreCase);

    /// <summary>The name as it is usually written; null for one that is not known.</summary>
    public static string? Canonical(string? name) => name is not null && Known.TryGetValue(name, out var usual) ? usual : null;
}
