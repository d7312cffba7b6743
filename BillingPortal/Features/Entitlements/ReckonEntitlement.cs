using System.Text.Json;
using System.Text.Json.Serialization;
using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Features.Entitlements;

/// <summary>An answer with the time in which nothing but news can change it.</summary>
internal sealed record LiveMoment(LiveEntitlement Told, DateTime Until)
{
    public bool Holds(DateTime now) => Told.At <= now && now < Until;
}

/// <summary>Makes the answer of facts and time. It asks nobody.</summary>
internal sealed class ReckonEntitlement(ReadAccess access, ReadUsageStandings usage, Installation installation, PortalAddress address)
{
    public Standing StandingOf(LiveFacts facts, DateTime now) => access.Of(now, facts.Plan, facts.Catalogue.Rules);

    public UsagePeriod? PeriodOf(Standing standing) => usage.Period(standing);

    public UsagePicture PictureOf(Standing standing, LiveUse use) => usage.Picture(standing, use.Period, use.Used);

    public LiveMoment Of(LiveFacts facts, LiveUse use, Standing standing)
    {
        var (told, picture) = (standing.Access, PictureOf(standing, use));
        var answer = Answer(facts, told, picture);
        var stopped = picture.Stop is null ? answer.Next : Next(told, picture.Stop);
        var json = JsonSerializer.SerializeToUtf8Bytes(answer, EntitlementJson.Default.Entitlement);
        return new(new(facts.ProfileId, facts.PublicId, standing.Now, answer, standing, picture, stopped, json), Until(standing, use));
    }

    // Terms change with days; everything else says itself when it does.
    private DateTime Until(Standing standing, LiveUse use)
    {
        var until = installation.Zone.StartOf(installation.Zone.DayOf(standing.Now).AddDays(1));
        foreach (var turn in new[] { standing.Access.ChangesAt, use.Period?.Until })
            if (turn < until) until = turn.Value;
        return until;
    }

    private Entitlement Answer(LiveFacts facts, Access told, UsagePicture picture)
    {
        var halted = told.Allowed && picture.IsHalted ? picture.Stop : null;
        return new(told.Allowed && halted is null, halted is null ? EntitlementWords.Of(told.Reason) : EntitlementWords.Of(halted.Kind), EntitlementWords.Of(told.State), told.Tier?.Name,
            facts.Catalogue.FeaturesOf(told), picture.Used, picture.Allowance, picture.Remaining, Cap(picture.Stop), picture.Period?.Until, null, Next(told, halted));
    }

    private static EntitlementCap? Cap(UsageStop? stop) => stop is null ? null : new(EntitlementWords.Of(stop.Kind), stop.Units, stop.Amount?.Minor, stop.Amount?.Currency.Code);

    private Dictionary<string, string> Next(Access told, UsageStop? halted)
    {
        var next = told.Links.ToDictionary(Name, link => address.Of(Path(link)), StringComparer.Ordinal);
        if (halted is null) return next;
        if (halted.Kind == StopKind.SpendingCap) next["limits"] = address.Of("/usage/limits");
        next[Name(AccessLink.Plans)] = address.Of(Path(AccessLink.Plans));
        return next;
    }

    private static string Name(AccessLink link) => link == AccessLink.PaymentMethod ? "paymentMethod" : "plans";

    private static string Path(AccessLink link) => link == AccessLink.PaymentMethod ? "/payment-method" : "/plan";
}

/// <summary>How an answer is written, made when the program is: with every unit that is used an answer is made anew.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Entitlement))]
internal sealed partial class EntitlementJson : JsonSerializerContext;
