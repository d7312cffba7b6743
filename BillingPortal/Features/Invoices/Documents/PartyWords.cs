namespace BillingPortal.Features.Invoices.Documents;

/// <summary>How a party is written down.</summary>
internal static class PartyWords
{
    /// <summary>The lines below the name: address and tax id.</summary>
    public static IEnumerable<string> Below(Party party)
    {
        foreach (var line in party.Address) yield return line;
        if (Place(party) is { Length: > 0 } place) yield return place;
        if (party.Country is { } code) yield return Countries.NameOf(code) ?? code;
        if (party.TaxId is { } tax) yield return "Tax ID " + tax;
    }

    /// <summary>Where to ask, in one line.</summary>
    public static string Reach(Party party) => string.Join("  ·  ", new[] { party.Email, party.Phone, party.Website }.OfType<string>());

    private static string Place(Party party) => string.Join(' ', new[] { party.PostalCode, party.City }.OfType<string>());
}
