using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Invoicing;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Ui.Formatting;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Truth;

/// <summary>What an invoice is more, or less, than the one before it.</summary>
/// <param name="Before">The id of that one.</param>
/// <param name="Parts">They add up to the difference of the totals before tax.</param>
internal sealed record MoreThanBefore(string Before, DateOnly BeforeMonth, Money Difference, IReadOnlyList<MorePart> Parts);

internal sealed record MorePart(DifferenceReason Reason, string Sentence, Money Amount);

/// <summary>Answers "why is it more than last month?" line by line, from what both were made of.</summary>
internal sealed class ReadWhyMore(IDbContextFactory<PortalDb> database)
{
    /// <summary>Null when there is no invoice before it, or no such invoice.</summary>
    /// <param name="profileId">Of the customer who asks; null for staff.</param>
    public async Task<MoreThanBefore?> RunAsync(string publicId, long? profileId, Show show, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        if (await db.Set<InvoiceRow>().AsNoTracking().SingleOrDefaultAsync(i => i.PublicId == publicId && (profileId == null || i.ProfileId == profileId), ct) is not { } now) return null;
        var before = await db.Set<InvoiceRow>().AsNoTracking().Where(i => i.ProfileId == now.ProfileId && i.Id != now.Id && i.FinalAt != null && (i.Month < now.Month || (now.Kind == InvoiceKind.Closing && i.Month == now.Month)))
            .OrderByDescending(i => i.Month).ThenByDescending(i => i.Id).FirstOrDefaultAsync(ct);
        return before is null ? null : Of(before.PublicId, before.Month, InvoiceFacts.Parse(before.Facts).ToCompose(), InvoiceFacts.Parse(now.Facts).ToCompose(), show);
    }

    /// <summary>The same of what is not stored: the running month.</summary>
    public static MoreThanBefore Of(string beforeId, DateOnly beforeMonth, InvoiceToCompose before, InvoiceToCompose now, Show show)
    {
        var parts = WhyMore.Of(before, now);
        return new(beforeId, beforeMonth, parts.Aggregate(Money.Zero(now.Currency), (sum, p) => sum + p.Amount), [.. parts.Select(p => new MorePart(p.Reason, MoreWords.Of(p, show), p.Amount))]);
    }
}

/// <summary>The reasons in words.</summary>
internal static class MoreWords
{
    public static string Of(Difference part, Show show)
    {
        var (line, more) = ((part.Now ?? part.Before)!, part.Amount.Minor > 0);
        var tier = line.Rated?.Tier;
        return part.Reason switch
        {
            DifferenceReason.Days => $"{tier}: {part.Now!.Rated!.Days} of {part.Now.Rated.Of} days paid for, {part.Before!.Rated!.Days} of {part.Before.Rated.Of} before",
            DifferenceReason.Tier when line.Kind == InvoiceLineKind.Overage => $"Units above the allowance at {(part.Now is null ? "no price" : "the price of another tier")}",
            DifferenceReason.Tier => part.Now is null ? $"{tier} is not on this invoice" : $"{tier} was not on the one before",
            DifferenceReason.Price => $"{tier}: another price",
            DifferenceReason.OverrideBegan => $"{tier}: your own terms began",
            DifferenceReason.OverrideEnded => $"{tier}: your own terms ended",
            DifferenceReason.OverrideChanged => $"{tier}: your own terms changed",
            DifferenceReason.Units => more ? "More units used" : "Fewer units used",
            DifferenceReason.Allowance => more ? "Fewer units included" : "More units included",
            DifferenceReason.Stop => more ? "Fewer units kept from being billed by a cap" : "Units beyond a cap are not billed",
            DifferenceReason.DiscountBegan => "A discount began",
            DifferenceReason.DiscountEnded => "A discount ended",
            DifferenceReason.DiscountChanged => "Another discount",
            DifferenceReason.DiscountOfOther => "The discount is of another sum",
            DifferenceReason.Late => Stands(part, more ? "Late usage" : "Usage taken back") + " for " + line.Month.First.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
            DifferenceReason.OneOff => Stands(part, line.OneOff!.Text),
            DifferenceReason.Carried => Stands(part, "Carried from an invoice too small to be collected"),
            DifferenceReason.Credited => Stands(part, $"Given as a credit note: {show.Money(line.Amount)}"),
            _ => throw new ArgumentOutOfRangeException(nameof(part), part.Reason, "No words for this reason."),
        };
    }

    private static string Stands(Difference part, string what) => part.Now is null ? what + ", on the one before only" : what;
}
