using System.Text.Json;
using System.Text.Json.Nodes;
using BillingPortal.Core;
using BillingPortal.Core.Subscriptions;

namespace BillingPortal.Features.Subscriptions.Api;

/// <summary>Reads the few fields of these bodies, and says of each what is wrong with it.</summary>
internal sealed class SubscriptionFields(JsonObject body, params string[] known)
{
    private const string Wrong = "field_invalid";
    private readonly List<Refusal> refusals = [.. body.Select(f => f.Key).Where(f => !known.Contains(f, StringComparer.Ordinal)).Select(f => new Refusal(Wrong, $"This field is not known. Known are: {string.Join(", ", known)}.", f))];

    /// <summary>Complete once every field was read.</summary>
    public IReadOnlyList<Refusal> Refusals => refusals;

    public string Tier()
    {
        if (Text("tier")?.Trim() is { Length: > 0 } name) return name;
        refusals.Add(new(Wrong, "Write the name of the tier as text.", "tier"));
        return "";
    }

    public int? TrialDays()
    {
        if (!body.TryGetPropertyValue("trialDays", out var node) || node is null) return null;
        if (node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var days) && days is >= 0 and <= Trial.MostDays) return days;
        refusals.Add(new(Wrong, $"Write a whole number of days, 0 to {Trial.MostDays}, or leave it out.", "trialDays"));
        return null;
    }

    public Wish When()
    {
        if (Text("when") is "month_end" or "now") return Text("when") == "now" ? Wish.LeaveNow : Wish.LeaveAtMonthEnd;
        refusals.Add(new(Wrong, "Write \"month_end\" or \"now\".", "when"));
        return Wish.LeaveAtMonthEnd;
    }

    private string? Text(string field) => body[field] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
