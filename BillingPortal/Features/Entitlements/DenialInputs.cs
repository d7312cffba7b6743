using System.Text.Json;
using System.Text.Json.Serialization;
using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Entitlements.Contracts;

namespace BillingPortal.Features.Entitlements;

/// <summary>What an answer was decided from.</summary>
/// <param name="Wanted">Units that were asked for.</param>
/// <param name="Period">What counts against the allowance now.</param>
internal sealed record DenialInputs(
    string State, string? Tier, int? TierVersion, DateTime? TrialEndsAt, bool HasCard, DateTime? BilledFrom, DateTime? AccessEndsAt,
    DenialPeriod? Period, long Used, long Allowance, IReadOnlyList<EntitlementCap> Stops, long? Wanted)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static DenialInputs Of(LiveEntitlement told, long? wanted)
    {
        var (standing, picture) = (told.Standing, told.Picture);
        var tier = standing.Access.Tier;
        return new(EntitlementWords.Of(standing.Access.State), tier?.Name, tier?.Version, standing.TrialEndsAt, standing.Card is not null, standing.Access.BilledFrom, standing.Access.EndsAt,
            picture.Period is { } period ? new(period.From, period.Until, period.Kind == StretchKind.Trial) : null, picture.Used, picture.Allowance,
            [.. picture.Stops.Select(s => new EntitlementCap(EntitlementWords.Of(s.Kind), s.Units, s.Amount?.Minor, s.Amount?.Currency.Code))], wanted);
    }

    public string ToJson() => JsonSerializer.Serialize(this, Form);

    public JsonElement ToElement() => JsonSerializer.SerializeToElement(this, Form);
}

internal sealed record DenialPeriod(DateTime From, DateTime Until, bool IsTrial);
