using BillingPortal.Platform.Email;

namespace BillingPortal.Platform.Settings;

/// <summary>The section <c>Seller</c>: who sells here, as customers read it on the help page and on invoices.</summary>
public sealed class SellerSettings : ISettings
{
    public static string Section => "Seller";

    /// <summary>As it stands on invoices: the company's full name.</summary>
    public string? Name { get; init; }

    /// <summary>Lines of the postal address, with line breaks or commas between them.</summary>
    public string? Address { get; init; }

    /// <summary>Where customers write to.</summary>
    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? Website { get; init; }

    public string? TaxId { get; init; }

    /// <summary>Customers can see who sells and reach them.</summary>
    public bool IsKnown => !Missing().Any();

    public IEnumerable<string> AddressLines => (Address ?? "").Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public IEnumerable<string> Faults()
    {
        if (!string.IsNullOrEmpty(Email) && !EmailAddress.CanBeSentTo(Email))
            yield return $"Seller:Email '{Email}' is not an e-mail address. Write it alone, such as 'help@example.com'.";
        if (!string.IsNullOrEmpty(Website) && !WebAddress.Is(Website))
            yield return $"Seller:Website '{Website}' is not an address. Use one such as 'https://www.example.com'.";
        foreach (var (name, value) in new[] { (nameof(Name), Name), (nameof(Phone), Phone), (nameof(TaxId), TaxId) })
            if (value?.Any(char.IsControl) == true) yield return $"Seller:{name} has a line break or another control character in it. Write it in one line.";
    }

    // Whoever pays must know whom, and where to ask: the law wants it, and a bank that is asked about a charge too.
    public IEnumerable<string> FaultsIn(PortalMode mode) => mode == PortalMode.Live ? Missing().Select(Needed) : [];

    private IEnumerable<string> Missing()
    {
        if (string.IsNullOrWhiteSpace(Name)) yield return nameof(Name);
        if (string.IsNullOrWhiteSpace(Address)) yield return nameof(Address);
        if (string.IsNullOrWhiteSpace(Email)) yield return nameof(Email);
    }

    private static string Needed(string name) => $"Seller:{name} is missing. Customers who pay real money must see who sells and how to ask: set it to " + name switch
    {
        nameof(Name) => "your company's name.",
        nameof(Address) => "your postal address, with commas between its lines.",
        _ => "the address that customers can write to, such as 'help@example.com'.",
    };
}
