using BillingPortal.Core;
using BillingPortal.Platform.Data.Model.Catalog;

namespace BillingPortal.Features.Catalog;

/// <summary>A tier as it would be after a change, as far as the whole catalogue depends on it.</summary>
internal sealed record TierAfter(long Id, string Name, bool IsOffered, bool IsDefault, bool NeedsCard, Invoicer InvoicedBy)
{
    public static TierAfter Of(TierRow row) => new(row.Id, row.Name, row.ArchivedAt is null, row.IsDefault, row.Newest().NeedsCard, row.Newest().InvoicedBy);
}

/// <summary>What must be true of the catalogue as a whole, so that whoever signs up gets a tier and whoever's trial ends has one to fall to.</summary>
internal static class CatalogueLaw
{
    private static readonly Refusal Nothing = new("catalogue_empty", "Then nobody could sign up: no tier that this portal invoices would be on offer. Offer another one first.");
    private static readonly Refusal NoFree = new("free_tier_missing", "When a trial ends without a card, customers fall to the first tier that needs none (Billing:AfterTrial), and none would be left on offer. Offer another one first.");

    public static Refusal? Refuse(IReadOnlyCollection<TierAfter> tiers, bool fallsToFree)
    {
        if (!tiers.Any(t => t is { IsOffered: true, InvoicedBy: Invoicer.Portal })) return Nothing;
        if (tiers.FirstOrDefault(t => t.IsDefault && (!t.IsOffered || t.InvoicedBy == Invoicer.Stripe)) is { } standing)
            return new("default_not_offered", $"{standing.Name} is what whoever signs up without a choice gets, so it must be on offer and invoiced by this portal. Make another tier the default first.");
        return fallsToFree && !tiers.Any(t => t is { IsOffered: true, NeedsCard: false }) ? NoFree : null;
    }
}
