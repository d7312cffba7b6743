using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Usage.Emails;

/// <summary>Tells a customer that a mark is reached, and when use has stopped why, and the ways on.</summary>
internal sealed class MarkLetters(Recipients recipients, Post post, PortalAddress address)
{
    public const string Mark = "usage-mark";
    public const string Halted = "usage-halted";

    public async Task WriteAsync(PortalDb db, long profileId, UsageStanding standing, ReachedMark mark, CancellationToken ct)
    {
        if (await recipients.OfAsync(db, profileId, ct) is not { } to) return;
        var kind = mark.IsHalt ? Halted : Mark;
        await post.WriteAsync(db, new Letter
        {
            Cause = $"{kind}/{profileId}/{standing.Picture.Period!.From:O}/{mark.Of}/{mark.Percent}",
            Kind = kind,
            To = to.Email,
            PersonId = to.PersonId,
            Subject = UsageWords.Title(mark, standing, to.Show),
            Paragraphs = [.. Paragraphs(mark, standing, to.Show)],
            Button = Button(mark, standing),
            Small = ["You choose at how many percent you are told: in the portal, under Usage, Limits and warnings."],
        }, ct);
    }

    private static IEnumerable<string> Paragraphs(ReachedMark mark, UsageStanding standing, Show show)
    {
        if (mark.IsHalt)
        {
            yield return UsageWords.Why(standing, show) + " Nothing more is given; what is there stays, and the portal stays open.";
            foreach (var way in UsageWords.WaysOn(standing, show)) yield return way;
            yield break;
        }
        yield return UsageWords.Sentence(mark, standing, show);
        yield return $"The count begins anew on {show.InstantWithZone(standing.Picture.Period!.Until)}.";
        if (mark is { Of: MarkOf.Allowance, Percent: 100 } && standing.Picture is { Period.Kind: StretchKind.Paid, Stop: null } && standing.Standing.Access.Tier!.PriceAbove is not null)
            yield return "If you want to limit what that costs, set a spending cap; if you use so much every month, a bigger plan may cost less.";
    }

    private LetterButton Button(ReachedMark mark, UsageStanding standing) => (mark, standing.Picture.Stop?.Kind) switch
    {
        ({ IsHalt: true }, StopKind.SpendingCap) => new("Raise the spending cap", address.Of("/usage/limits")),
        ({ IsHalt: true }, StopKind.HardLimit) => new("Look at bigger plans", address.Of("/plan")),
        _ => new("See your usage", address.Of("/usage")),
    };
}
