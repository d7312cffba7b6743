using BillingPortal.Platform.Data.Model.Catalog;

namespace BillingPortal.Features.Catalog.Admin;

/// <summary>What stands in the form's fields.</summary>
public sealed class TierInput
{
    public string Name { get; set; } = "";

    public string Base { get; set; } = "";

    public string Yearly { get; set; } = "";

    public string Included { get; set; } = "";

    public string From { get; set; } = "0";

    public string UnitPrice { get; set; } = "";

    public bool HardLimit { get; set; }

    public string TrialDays { get; set; } = "";

    public bool NeedsCard { get; set; } = true;

    public bool CardFirst { get; set; }

    public Invoicer InvoicedBy { get; set; }

    public IList<FeatureInput> Features { get; } = [];

    public static TierInput Of(TypedTier typed)
    {
        var input = new TierInput
        {
            Name = typed.Name,
            Base = typed.Base,
            Yearly = typed.Yearly,
            Included = typed.Included,
            From = typed.From,
            UnitPrice = typed.UnitPrice,
            HardLimit = typed.HardLimit,
            TrialDays = typed.TrialDays,
            NeedsCard = typed.NeedsCard,
            CardFirst = typed.CardFirst,
            InvoicedBy = typed.InvoicedBy,
        };
        foreach (var feature in typed.Features) input.Features.Add(new() { Name = feature.Name, Value = feature.Value });
        return input;
    }

    public TypedTier Typed() => new()
    {
        Name = Name,
        Base = Base,
        Yearly = Yearly,
        Included = Included,
        From = From,
        UnitPrice = UnitPrice,
        HardLimit = HardLimit,
        TrialDays = TrialDays,
        NeedsCard = NeedsCard,
        CardFirst = CardFirst,
        InvoicedBy = InvoicedBy,
        Features = [.. Features.Select(f => new TypedFeature(f.Name, f.Value))],
    };
}

public sealed class FeatureInput
{
    public string Name { get; set; } = "";

    public string Value { get; set; } = "";
}
