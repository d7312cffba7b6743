using System.Text.Json;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Clock;

namespace BillingPortal.Features.Entitlements;

/// <summary>Why the answer is as it is now, and which noes there were.</summary>
/// <param name="At">The instant of billing time for which it holds.</param>
/// <param name="Rule">The rule that decided, in a sentence.</param>
/// <param name="Inputs">What the rule was given.</param>
/// <param name="Denials">The latest first.</param>
public sealed record Explanation(DateTime At, bool Allowed, string Reason, string Rule, JsonElement Inputs, IReadOnlyList<Denial> Denials);

internal sealed class ExplainEntitlement(ILiveEntitlements live, Denials denials, BillingClock clock)
{
    private const int Latest = 20;

    public async Task<Explanation?> RunAsync(string customer, CancellationToken ct = default)
    {
        if (await live.OfAsync(customer, ct) is not { } told) return null;
        return new(clock.UtcNow, told.Answer.Allowed, told.Answer.Reason, EntitlementWords.Rule(told.Answer.Reason), DenialInputs.Of(told, null).ToElement(), await denials.LatestAsync(told.ProfileId, Latest, ct));
    }
}
