using System.Text.Json;
using BillingPortal.Platform.Data;

namespace BillingPortal.Features.Entitlements.Contracts;

/// <summary>The product asked, and the answer was no. The same no again is counted.</summary>
/// <param name="Reason">The code that was answered.</param>
/// <param name="Rule">The rule behind it.</param>
/// <param name="Inputs">What the rule was given, the last time.</param>
/// <param name="FirstAt">Billing time.</param>
/// <param name="LastAt">Billing time.</param>
public sealed record Denial(string Reason, string Rule, JsonElement Inputs, DateTime FirstAt, DateTime LastAt, long Count);

/// <summary>The noes that customers met, for whoever has to explain one.</summary>
public interface IDenials
{
    /// <summary>Keeps a no. It is written in the background, at most once a second; a crash may lose those of the last moment.</summary>
    /// <param name="told">What was answered.</param>
    /// <param name="reason">Its own, or why so many units were not given.</param>
    /// <param name="wanted">Units that were asked for; null when it was only asked whether.</param>
    void Note(LiveEntitlement told, string reason, long? wanted = null);

    /// <summary>The latest first.</summary>
    Task<IReadOnlyList<Denial>> LatestAsync(long profileId, int most, CancellationToken ct = default);

    /// <summary>All that are kept, in the caller's transaction.</summary>
    Task<IReadOnlyList<Denial>> AllAsync(PortalDb db, long profileId, CancellationToken ct = default);

    Task ForgetAsync(PortalDb db, long profileId, CancellationToken ct = default);
}
