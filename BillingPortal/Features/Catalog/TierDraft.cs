using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Platform.Data.Model.Catalog;

namespace BillingPortal.Features.Catalog;

/// <summary>All that a version says. A tier keeps its name, so that is no part of it.</summary>
/// <param name="Yearly">A year at once, where it is sold so.</param>
/// <param name="Features">JSON, as it is stored.</param>
public sealed record TierDraft(
    Money Base, Money? Yearly, long Included, long From, UnitPrice? UnitPrice, bool HardLimit, int? TrialDays, bool NeedsCard, bool CardFirst, Invoicer InvoicedBy, string Features)
{
    public static TierDraft Of(TierVersionRow row) => new(
        row.Base, row.YearlyMinor is { } yearly ? new Money(yearly, row.Base.Currency) : null, row.Included, row.RangeFrom, row.UnitPrice is null ? null : Core.UnitPrice.Parse(row.UnitPrice),
        row.HardLimit, row.TrialDays, row.NeedsCard, row.CardFirst, row.InvoicedBy, TypedFeature.Json(TypedFeature.Of(row.Features)));

    /// <summary>What the rules reckon with.</summary>
    public TierTerms Terms(string name) => new(name, Base, Included, UnitPrice, From, HardLimit, TrialDays, NeedsCard, CardFirst);

    /// <summary>Would it cost whoever has the other one more?</summary>
    public bool IsDearerThan(TierDraft other) => PriceRise.IsDearer(other.Terms(""), Terms("")) || (InvoicedBy == Invoicer.Stripe && Yearly > other.Yearly);

    internal TierVersionRow Row(int number, DateOnly? forAllFrom, DateTime publishedAt) => new()
    {
        Number = number,
        Base = Base,
        YearlyMinor = Yearly?.Minor,
        Included = Included,
        RangeFrom = From,
        UnitPrice = UnitPrice?.ToString(),
        HardLimit = HardLimit,
        TrialDays = TrialDays,
        NeedsCard = NeedsCard,
        CardFirst = CardFirst,
        InvoicedBy = InvoicedBy,
        Features = Features,
        ForAllFrom = forAllFrom,
        PublishedAt = publishedAt,
    };

    /// <summary>As it stands in the audit trail.</summary>
    internal object Entry(int number, DateOnly? forAllFrom) => new
    {
        Number = number,
        ForAllFrom = forAllFrom,
        Base = Base.ToString(),
        Yearly = Yearly?.ToString(),
        Included,
        From,
        UnitPrice = UnitPrice?.ToString(),
        HardLimit,
        TrialDays,
        NeedsCard,
        CardFirst,
        InvoicedBy = InvoicedBy.ToString(),
        Features,
    };
}
