using System.Globalization;
using BillingPortal.Platform.Data.Model.Catalog;

namespace BillingPortal.Features.Catalog;

/// <summary>A version as somebody wrote it, in a form or in a file: nothing of it was read yet, so that nothing that was typed is lost.</summary>
public sealed record TypedTier
{
    public string Name { get; init; } = "";

    /// <summary>In major units, with a point: "50" or "49.90".</summary>
    public string Base { get; init; } = "";

    /// <summary>A year at once; empty where it is not sold so.</summary>
    public string Yearly { get; init; } = "";

    public string Included { get; init; } = "";

    public string From { get; init; } = "0";

    /// <summary>Of a unit above; empty when nothing above is billed.</summary>
    public string UnitPrice { get; init; } = "";

    public bool HardLimit { get; init; }

    /// <summary>Empty leaves it to the installation.</summary>
    public string TrialDays { get; init; } = "";

    public bool NeedsCard { get; init; } = true;

    public bool CardFirst { get; init; }

    public Invoicer InvoicedBy { get; init; }

    public IReadOnlyList<TypedFeature> Features { get; init; } = [];

    /// <summary>As it would be typed again.</summary>
    public static TypedTier Of(string name, TierDraft draft) => new()
    {
        Name = name,
        Base = Text(draft.Base),
        Yearly = draft.Yearly is { } yearly ? Text(yearly) : "",
        Included = draft.Included.ToString(CultureInfo.InvariantCulture),
        From = draft.From.ToString(CultureInfo.InvariantCulture),
        UnitPrice = draft.UnitPrice?.ToString() ?? "",
        HardLimit = draft.HardLimit,
        TrialDays = draft.TrialDays?.ToString(CultureInfo.InvariantCulture) ?? "",
        NeedsCard = draft.NeedsCard,
        CardFirst = draft.CardFirst,
        InvoicedBy = draft.InvoicedBy,
        Features = TypedFeature.Of(draft.Features),
    };

    internal static string Text(Core.Money amount) => amount.Major.ToString("F" + amount.Currency.Exponent, CultureInfo.InvariantCulture);
}
