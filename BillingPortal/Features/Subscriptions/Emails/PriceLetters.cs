using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Subscriptions.Emails;

/// <summary>What a customer is told of a dearer version of their tier.</summary>
internal sealed class PriceLetters(Recipients recipients, Post post, PortalAddress address)
{
    public async Task RiseAsync(PortalDb db, long profile, TierVersionRow version, CustomerPlan plan, DateOnly from, CancellationToken ct)
    {
        if (await recipients.OfAsync(db, profile, ct) is not { } to) return;
        var (after, show) = (Terms.Of(version), to.Show);
        await post.WriteAsync(db, new()
        {
            Cause = $"price-rise/{profile}/{version.Id}",
            Kind = "price-rise",
            To = to.Email,
            PersonId = to.PersonId,
            Subject = $"{after.Name} will cost more from {show.Date(from)}",
            Paragraphs = [$"From {show.Date(from)} on your plan {after.Name} has other prices. Until then nothing changes.", .. Lines(Before(plan, after.Name, from), after, show), .. Agreed(plan)],
            Button = new("Look at your plan", address.Of("/plan")),
            Small = [$"If you do nothing, you keep {after.Name} at the new price. You can choose another plan or cancel before."],
        }, ct);
    }

    // What the tier itself has on the eve; one that is only planned, on its first day.
    private static TierTerms Before(CustomerPlan plan, string tier, DateOnly from)
    {
        var eve = plan.Subscription!.NextFrom is { } next && next >= from ? next : from.AddDays(-1);
        var history = plan.History! with { Overrides = [] };
        return history.On(eve) is var held && held.Name == tier ? held : history.Choices.Last(c => c.Terms.Name == tier).Terms;
    }

    private static IEnumerable<string> Lines(TierTerms before, TierTerms after, Show show)
    {
        if (after.Base != before.Base) yield return $"A month: {show.Money(after.Base)} instead of {show.Money(before.Base)}.";
        if (after.Included != before.Included) yield return $"Units included: {show.Number(after.Included)} instead of {show.Number(before.Included)}.";
        if (after.PriceAbove != before.PriceAbove) yield return $"Each unit above: {Above(after, show)} instead of {Above(before, show)}.";
    }

    private static string Above(TierTerms terms, Show show) => terms switch
    {
        { PriceAbove: { } price } => show.UnitPrice(price.Major, terms.Base.Currency),
        { HardLimit: true } => "none, use stops there",
        _ => "nothing",
    };

    private static IEnumerable<string> Agreed(CustomerPlan plan) => plan.Overrides.Count > 0 ? ["What was agreed with you alone stays as it is."] : [];
}
