using System.Globalization;

namespace BillingPortal.Features.Customers;

/// <summary>The languages and countries that figures and dates can be written for.</summary>
internal static class Locales
{
    public const string Default = "en-US";

    // Asking .NET for a culture by name succeeds for any well-formed name; only those on its list have data.
    private static readonly HashSet<string> Known = CultureInfo.GetCultures(CultureTypes.AllCultures).Select(c => c.Name).Where(n => n.Length > 0).ToHashSet(StringComparer.Ordinal);

    public static bool AreKnown(string name) => Known.Contains(name);
}
